package cn.baoxiu.survey.wave;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The figures of imported waves that count, of one instrument. */
final class WaveCells implements InstrumentSource {

    private final Instrument instrument;
    private final Questions questions;
    private final JdbcClient jdbc;

    WaveCells(Instrument instrument, Questions questions, JdbcClient jdbc) {
        this.instrument = instrument;
        this.questions = questions;
        this.jdbc = jdbc;
    }

    /** Figures of one kind belong together: of a wave, a question and a segment. */
    private record Kind(long waveId, String wave, LocalDate held, String question, Segment segment, Scale scale) {}

    @Override
    public Instrument instrument() {
        return instrument;
    }

    @Override
    public List<Cell> cells(CellQuery query) {
        Map<Kind, List<Figure>> figures = figures(query);
        Map<String, Question> known =
                questions.of(instrument).stream().collect(Collectors.toMap(Question::code, Function.identity()));
        List<Cell> cells = new ArrayList<>();
        figures.forEach((kind, those) -> value(those, query)
                .ifPresent(value -> cells.add(new Cell(
                        kind.wave(),
                        kind.held(),
                        known.getOrDefault(
                                kind.question(), new Question(kind.question(), kind.question(), kind.question())),
                        kind.segment(),
                        kind.scale(),
                        value.score(),
                        value.n(),
                        value.parts()))));
        return cells;
    }

    private static Optional<Scoped.Value> value(List<Figure> figures, CellQuery query) {
        return query.subsidiary() == null
                ? Scoped.group(figures, query.asReported())
                : Scoped.of(figures, query.subsidiary(), query.project());
    }

    private Map<Kind, List<Figure>> figures(CellQuery query) {
        Map<Kind, List<Figure>> figures = new LinkedHashMap<>();
        String sql =
                "select w.id, w.wave, w.held_on, f.subsidiary, f.project, f.segment, f.question, f.scale, f.score, f.n"
                        + " from survey_wave w join survey_wave_figure f on f.wave_id = w.id"
                        + " where w.instrument = :instrument and w.withdrawn_at is null"
                        + where(query)
                        + " order by w.held_on, w.id";
        jdbc.sql(sql).params(params(query)).query(row -> {
            Kind kind = kind(row);
            figures.computeIfAbsent(kind, one -> new ArrayList<>()).add(figure(row, kind));
        });
        return figures;
    }

    private static String where(CellQuery query) {
        String place = query.subsidiary() != null
                ? " and f.subsidiary = :subsidiary"
                : query.asReported() ? " and f.subsidiary is null" : "";
        return place
                + (query.project() == null ? "" : " and f.project = :project")
                + (query.year() == null ? "" : " and w.held_on between :from and :until");
    }

    private Map<String, Object> params(CellQuery query) {
        Map<String, @Nullable Object> given = new LinkedHashMap<>();
        given.put("instrument", instrument.name());
        given.put("subsidiary", query.subsidiary());
        given.put("project", query.project());
        if (query.year() != null) {
            given.put("from", LocalDate.of(query.year(), 1, 1));
            given.put("until", LocalDate.of(query.year(), 12, 31));
        }
        Map<String, Object> params = new LinkedHashMap<>();
        given.forEach((name, value) -> {
            if (value != null) {
                params.put(name, value);
            }
        });
        return params;
    }

    private static Kind kind(ResultSet row) throws SQLException {
        return new Kind(
                row.getLong("id"),
                row.getString("wave"),
                row.getObject("held_on", LocalDate.class),
                row.getString("question"),
                Segment.valueOf(row.getString("segment")),
                Scale.valueOf(row.getString("scale")));
    }

    private static Figure figure(ResultSet row, Kind kind) throws SQLException {
        return new Figure(
                0,
                row.getString("subsidiary"),
                row.getString("project"),
                kind.segment(),
                kind.question(),
                kind.scale(),
                row.getBigDecimal("score"),
                row.getInt("n"));
    }
}
