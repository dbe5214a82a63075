package cn.baoxiu.survey.wave.web;

import cn.baoxiu.estate.ImportReport;
import cn.baoxiu.estate.ImportReport.Issue;
import cn.baoxiu.survey.wave.Figure;
import cn.baoxiu.survey.wave.WaveReport;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The report of an import with its sentences, in the shape of the reports of other imports.
 *
 * @param inserted figures that are stored, or would be
 * @param errors at most 500; {@code errorCount} counts all
 * @param figures rows without errors, at most 200
 */
record WaveReportView(
        String kind,
        String fileName,
        boolean dryRun,
        boolean applied,
        @Nullable String wave,
        @Nullable LocalDate held,
        int rows,
        int inserted,
        int refused,
        List<Line> errors,
        int errorCount,
        List<Line> warnings,
        int warningCount,
        List<String> ignoredColumns,
        List<Figure> figures) {

    private static final int FIGURES_SHOWN = 200;

    /** @param field name of our field; {@code column} is what people call it */
    record Line(int row, @Nullable String field, String column, @Nullable String value, String code, String message) {}

    static WaveReportView of(WaveReport of, SurveyText text) {
        ImportReport report = of.report();
        return new WaveReportView(
                report.kind(),
                report.fileName(),
                report.dryRun(),
                report.applied(),
                of.wave(),
                of.held(),
                report.rows(),
                report.inserted(),
                report.refused(),
                lines(report.errors(), text),
                report.errorCount(),
                lines(report.warnings(), text),
                report.warningCount(),
                report.ignoredColumns(),
                of.figures().subList(0, Math.min(of.figures().size(), FIGURES_SHOWN)));
    }

    private static List<Line> lines(List<Issue> issues, SurveyText text) {
        return issues.stream()
                .map(issue -> new Line(
                        issue.row(),
                        issue.column(),
                        text.field(issue.column()),
                        issue.value(),
                        issue.code(),
                        text.issue(issue)))
                .toList();
    }

    public boolean hasErrors() {
        return errorCount > 0;
    }
}
