package cn.baoxiu.estate.web;

import cn.baoxiu.estate.ImportReport;
import cn.baoxiu.estate.ImportReport.Issue;
import cn.baoxiu.estate.Phones;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An import's report with its sentences.
 *
 * @param kindName the kind as people call it
 * @param errors at most 500; {@code errorCount} counts all
 */
record ImportReportView(
        String kind,
        String kindName,
        String fileName,
        boolean dryRun,
        boolean applied,
        int rows,
        int inserted,
        int changed,
        int unchanged,
        int refused,
        List<Line> errors,
        int errorCount,
        List<Line> warnings,
        int warningCount,
        List<String> ignoredColumns) {

    /** @param field name of the column as in the file format; {@code column} is what people call it */
    record Line(int row, @Nullable String field, String column, @Nullable String value, String code, String message) {}

    static ImportReportView of(ImportReport report, EstateSentences sentences) {
        return new ImportReportView(
                report.kind(),
                sentences.kind(report.kind()),
                report.fileName(),
                report.dryRun(),
                report.applied(),
                report.rows(),
                report.inserted(),
                report.changed(),
                report.unchanged(),
                report.refused(),
                lines(report.errors(), sentences),
                report.errorCount(),
                lines(report.warnings(), sentences),
                report.warningCount(),
                report.ignoredColumns());
    }

    private static List<Line> lines(List<Issue> issues, EstateSentences sentences) {
        return issues.stream()
                .map(issue -> new Line(
                        issue.row(),
                        issue.column(),
                        sentences.column(issue.column()),
                        shown(issue),
                        issue.code(),
                        sentences.issue(issue)))
                .toList();
    }

    /** A number with a typing error is almost the number of a person; the row says where it stands. */
    private static @Nullable String shown(Issue issue) {
        String value = issue.value();
        return value != null && "phone".equals(issue.column()) ? Phones.masked(value) : value;
    }

    public boolean hasErrors() {
        return errorCount > 0;
    }
}
