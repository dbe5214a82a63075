package cn.baoxiu.survey.wave;

import cn.baoxiu.estate.CellText;
import cn.baoxiu.estate.ImportReport.Issue;
import cn.baoxiu.estate.Project;
import cn.baoxiu.estate.TableFile.Line;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One line of a file, read by itself: its values, and what is wrong with them. */
final class FigureRow {

    private static final int DECIMALS = 2;
    private static final BigDecimal N_MAX = BigDecimal.valueOf(999_999);

    private final Line line;
    private final Map<WaveField, Integer> columns;
    private final WaveFacts facts;
    private final WaveTerms terms;
    private final List<Issue> errors = new ArrayList<>();

    private @Nullable String subsidiary;
    private @Nullable String project;

    FigureRow(Line line, Map<WaveField, Integer> columns, WaveFacts facts, WaveTerms terms) {
        this.line = line;
        this.columns = columns;
        this.facts = facts;
        this.terms = terms;
    }

    List<Issue> errors() {
        return errors;
    }

    int number() {
        return line.number();
    }

    String text(WaveField field) {
        Integer column = columns.get(field);
        return column == null ? "" : line.cell(column);
    }

    void error(@Nullable WaveField field, String code, String... args) {
        errors.add(new Issue(
                line.number(),
                field == null ? null : field.name(),
                field == null ? null : text(field),
                code,
                List.of(args)));
    }

    /** @return null if anything is wrong */
    @Nullable
    Figure read(int headings) {
        if (line.cells().stream().skip(headings).anyMatch(cell -> !cell.isEmpty())) {
            error(null, "import.row.tooManyCells", String.valueOf(headings));
            return null;
        }
        Segment segment = segment();
        place();
        Question question = question();
        Scale scale = scale();
        BigDecimal score = score(scale);
        int n = n();
        if (!errors.isEmpty() || segment == null || question == null || scale == null || score == null) {
            return null;
        }
        return new Figure(line.number(), subsidiary, project, segment, question.code(), scale, score, n);
    }

    private @Nullable Segment segment() {
        String text = text(WaveField.SEGMENT);
        if (text.isEmpty() && !facts.instrument().asksOwners()) {
            return Segment.NONE;
        }
        if (text.isEmpty()) {
            error(WaveField.SEGMENT, "surveyWave.segmentNeeded");
            return null;
        }
        Optional<Segment> segment = terms.segment(text);
        if (segment.isEmpty()) {
            error(WaveField.SEGMENT, "surveyWave.unknownSegment");
        } else if (!facts.instrument().segments().contains(segment.get())) {
            error(
                    WaveField.SEGMENT,
                    facts.instrument().asksOwners() ? "surveyWave.segmentNeeded" : "surveyWave.noSegment");
        }
        return segment.orElse(null);
    }

    private void place() {
        String company = text(WaveField.SUBSIDIARY);
        String written = text(WaveField.PROJECT);
        boolean group = company.isEmpty() || terms.isGroup(company);
        if (!group) {
            subsidiary = terms.subsidiary(company).orElse(null);
            if (subsidiary == null) {
                error(WaveField.SUBSIDIARY, "surveyWave.unknownSubsidiary");
                return;
            }
        }
        if (written.isEmpty()) {
            return;
        }
        List<Project> found = terms.projects(written);
        List<Project> inside = found.stream()
                .filter(p -> subsidiary == null || p.subsidiary().equals(subsidiary))
                .toList();
        if (found.isEmpty()) {
            error(WaveField.PROJECT, "surveyWave.unknownProject");
        } else if (!company.isEmpty() && (group || inside.isEmpty())) {
            error(WaveField.PROJECT, "surveyWave.otherSubsidiary", company);
        } else if (inside.size() > 1) {
            error(WaveField.PROJECT, "surveyWave.ambiguousProject");
        } else {
            project = inside.get(0).code();
            subsidiary = inside.get(0).subsidiary();
        }
    }

    private @Nullable Question question() {
        String text = text(WaveField.QUESTION);
        if (text.isEmpty()) {
            error(WaveField.QUESTION, "import.cell.required");
            return null;
        }
        Optional<Question> question = terms.question(text);
        if (question.isEmpty()) {
            error(WaveField.QUESTION, "surveyWave.unknownQuestion");
        }
        return question.orElse(null);
    }

    private @Nullable Scale scale() {
        String text = text(WaveField.SCALE);
        if (text.isEmpty()) {
            if (facts.scale() == null) {
                error(WaveField.SCALE, "surveyWave.scaleNeeded");
            }
            return facts.scale();
        }
        Optional<Scale> scale = terms.scale(text);
        if (scale.isEmpty()) {
            error(WaveField.SCALE, "surveyWave.unknownScale");
        }
        return scale.orElse(null);
    }

    private @Nullable BigDecimal score(@Nullable Scale scale) {
        BigDecimal score = number(WaveField.SCORE);
        if (score == null) {
            return null;
        }
        if (score.stripTrailingZeros().scale() > DECIMALS) {
            error(WaveField.SCORE, "import.cell.twoDecimals");
            return null;
        }
        if (scale != null && !scale.has(score)) {
            error(
                    WaveField.SCORE,
                    "surveyWave.outOfScale",
                    scale.least().toPlainString(),
                    scale.most().toPlainString());
            return null;
        }
        return score.setScale(DECIMALS, RoundingMode.UNNECESSARY);
    }

    private int n() {
        BigDecimal n = number(WaveField.N);
        if (n == null) {
            return 0;
        }
        if (n.signum() <= 0 || n.compareTo(N_MAX) > 0 || n.stripTrailingZeros().scale() > 0) {
            error(WaveField.N, "surveyWave.notACount");
            return 0;
        }
        return n.intValueExact();
    }

    private @Nullable BigDecimal number(WaveField field) {
        String text = text(field);
        if (text.isEmpty()) {
            error(field, "import.cell.required");
            return null;
        }
        Optional<BigDecimal> number = CellText.number(text);
        if (number.isEmpty()) {
            error(field, "import.cell.notANumber");
        }
        return number.orElse(null);
    }

    /** Day of the row, or of the file; null if neither tells one or it is wrong. */
    @Nullable
    LocalDate day() {
        String text = text(WaveField.DATE);
        if (text.isEmpty()) {
            if (facts.held() == null) {
                error(WaveField.DATE, "import.cell.required");
            }
            return facts.held();
        }
        Optional<LocalDate> day = CellText.date(text);
        if (day.isEmpty()) {
            error(WaveField.DATE, "import.cell.notADate");
        } else if (day.get().isAfter(terms.today())) {
            error(WaveField.DATE, "surveyWave.future", terms.today().toString());
        }
        return day.orElse(null);
    }
}
