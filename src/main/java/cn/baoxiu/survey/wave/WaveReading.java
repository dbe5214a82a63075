package cn.baoxiu.survey.wave;

import cn.baoxiu.estate.CellText;
import cn.baoxiu.estate.ImportReport.Issue;
import cn.baoxiu.estate.TableFile;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the lines of a file into figures of one wave, and finds what does not go together. */
final class WaveReading {

    private final Map<WaveField, Integer> columns;
    private final WaveFacts facts;
    private final WaveTerms terms;

    private final List<Figure> figures = new ArrayList<>();
    private final List<Issue> errors = new ArrayList<>();
    private final List<Issue> warnings = new ArrayList<>();
    private final Set<Integer> refused = new HashSet<>();
    private final Map<String, Integer> cells = new HashMap<>();
    private final Map<String, Figure> scaleOf = new HashMap<>();
    /** Figures whose scale only the file as a whole tells, by question. */
    private final Map<String, List<FigureRow>> untold = new LinkedHashMap<>();

    private @Nullable String wave;
    private @Nullable LocalDate held;

    private WaveReading(Map<WaveField, Integer> columns, WaveFacts facts, WaveTerms terms) {
        this.columns = columns;
        this.facts = facts;
        this.terms = terms;
        this.wave = facts.wave();
    }

    static WaveReading of(TableFile table, Map<WaveField, Integer> columns, WaveFacts facts, WaveTerms terms) {
        WaveReading reading = new WaveReading(columns, facts, terms);
        table.lines().forEach(line -> reading.add(line, table.header().size()));
        reading.scalesToldByNobody();
        reading.errors.sort(Comparator.comparingInt(Issue::row));
        return reading;
    }

    List<Figure> figures() {
        return figures;
    }

    List<Issue> errors() {
        return errors;
    }

    List<Issue> warnings() {
        return warnings;
    }

    /** Rows with errors. */
    int refused() {
        return refused.size();
    }

    /** Name of the wave; null if nothing tells it. */
    @Nullable
    String wave() {
        return wave;
    }

    /** The last of the days told; null if there is none. */
    @Nullable
    LocalDate held() {
        return held;
    }

    private void add(TableFile.Line line, int headings) {
        FigureRow row = new FigureRow(line, columns, facts, terms);
        Figure figure = row.read(headings);
        waveOf(row);
        LocalDate day = row.day();
        if (figure != null) {
            once(row, figure);
            oneScale(row, figure);
        }
        if (row.errors().isEmpty() && figure != null) {
            figures.add(figure);
            held = held == null || (day != null && day.isAfter(held)) ? day : held;
            if (row.text(WaveField.SCALE).isEmpty()) {
                untold.computeIfAbsent(figure.question(), question -> new ArrayList<>())
                        .add(row);
            }
        } else {
            refused.add(line.number());
        }
        errors.addAll(row.errors());
    }

    /** One file is one wave. */
    private void waveOf(FigureRow row) {
        String text = row.text(WaveField.WAVE);
        if (text.length() > WaveFacts.NAME_MAX) {
            row.error(WaveField.WAVE, "import.cell.tooLong", String.valueOf(WaveFacts.NAME_MAX));
        } else if (text.isEmpty()) {
            if (facts.wave() == null) {
                row.error(WaveField.WAVE, "import.cell.required");
            }
        } else if (wave == null) {
            wave = text;
        } else if (!CellText.key(wave).equals(CellText.key(text))) {
            row.error(WaveField.WAVE, "surveyWave.otherWave", wave);
        }
    }

    private void once(FigureRow row, Figure figure) {
        Integer before = cells.putIfAbsent(figure.cellKey(), figure.row());
        if (before != null) {
            row.error(WaveField.QUESTION, "surveyWave.cellTwice", String.valueOf(before));
        }
    }

    private void oneScale(FigureRow row, Figure figure) {
        Figure first = scaleOf.putIfAbsent(figure.question(), figure);
        if (first != null && first.scale() != figure.scale()) {
            row.error(WaveField.SCALE, "surveyWave.otherScale", String.valueOf(first.row()));
        }
    }

    /**
     * Where the file as a whole is said to be from 0 to 100, scores up to 5 beside others above are of the other scale; and
     * if all are, that may have been chosen wrongly.
     */
    private void scalesToldByNobody() {
        if (facts.scale() != Scale.HUNDRED) {
            return;
        }
        Map<Integer, Figure> byRow = new HashMap<>();
        figures.forEach(figure -> byRow.put(figure.row(), figure));
        untold.values().forEach(rows -> {
            List<FigureRow> small = rows.stream()
                    .filter(row -> isSmall(byRow.get(row.number())))
                    .toList();
            if (small.isEmpty()) {
                return;
            }
            if (small.size() == rows.size()) {
                FigureRow first = small.get(0);
                warnings.add(new Issue(
                        first.number(),
                        WaveField.SCORE.name(),
                        first.text(WaveField.SCORE),
                        "surveyWave.allSmall",
                        List.of()));
                return;
            }
            Set<Integer> wrong = new HashSet<>();
            small.forEach(row -> {
                errors.add(new Issue(
                        row.number(),
                        WaveField.SCORE.name(),
                        row.text(WaveField.SCORE),
                        "surveyWave.looksLikeFive",
                        List.of()));
                wrong.add(row.number());
            });
            refused.addAll(wrong);
            figures.removeIf(figure -> wrong.contains(figure.row()));
        });
    }

    private static boolean isSmall(@Nullable Figure figure) {
        BigDecimal most = Scale.FIVE.most();
        return figure != null && figure.score().compareTo(most) <= 0;
    }
}
