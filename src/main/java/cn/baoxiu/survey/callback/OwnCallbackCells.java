package cn.baoxiu.survey.callback;

import cn.baoxiu.survey.wave.Cell;
import cn.baoxiu.survey.wave.CellQuery;
import cn.baoxiu.survey.wave.Instrument;
import cn.baoxiu.survey.wave.InstrumentSource;
import cn.baoxiu.survey.wave.Question;
import cn.baoxiu.survey.wave.Scale;
import cn.baoxiu.survey.wave.Segment;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What owners answered after the closure, by quarter and stage of the owner's life: to us or by the link. The group's second
 * calls are left out, they test the callers.
 */
@Component
class OwnCallbackCells implements InstrumentSource {

    private static final int FIVE = 5;

    private final JdbcClient jdbc;

    OwnCallbackCells(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Instrument instrument() {
        return Instrument.OWN_CALLBACK;
    }

    /** Nobody has reported figures of the whole group here: whoever may not see what they are made of sees none. */
    @Override
    public List<Cell> cells(CellQuery query) {
        if (query.subsidiary() == null && query.asReported()) {
            return List.of();
        }
        Map<String, Object> params = new HashMap<>();
        StringBuilder where = new StringBuilder(" where r.source <> 'SECOND' and r.segment is not null");
        if (query.subsidiary() != null) {
            where.append(" and c.subsidiary = :subsidiary");
            params.put("subsidiary", query.subsidiary());
        }
        if (query.project() != null) {
            where.append(" and c.project = :project");
            params.put("project", query.project());
        }
        if (query.year() != null) {
            where.append(" and r.answered_on between :from and :until");
            params.put("from", LocalDate.of(query.year(), 1, 1));
            params.put("until", LocalDate.of(query.year(), 12, 31));
        }
        Map<String, AskedQuestion> known = questions();
        List<String> order = List.copyOf(known.keySet());
        return jdbc
                .sql(
                        """
                        select extract(year from r.answered_on) as of_year, extract(quarter from r.answered_on) as of_quarter,
                               max(r.answered_on) as held, r.segment, a.question, avg(a.score) as score,
                               avg(a.points) as points, count(*) as n
                        from survey_response r
                        join survey_callback c on c.id = r.callback_id
                        join survey_answer a on a.response_id = r.id
                        """
                                + where
                                + " group by extract(year from r.answered_on), extract(quarter from r.answered_on),"
                                + " r.segment, a.question")
                .params(params)
                .query((row, n) -> cell(row, known))
                .list()
                .stream()
                .sorted(Comparator.comparingInt(
                        cell -> order.indexOf(cell.question().code())))
                .toList();
    }

    private static Cell cell(ResultSet row, Map<String, AskedQuestion> known) throws SQLException {
        String code = row.getString("question");
        AskedQuestion question = known.get(code);
        boolean five = question != null && question.max() == FIVE;
        BigDecimal score = row.getBigDecimal(five ? "score" : "points").setScale(2, RoundingMode.HALF_UP);
        return new Cell(
                row.getInt("of_year") + "Q" + row.getInt("of_quarter"),
                row.getObject("held", LocalDate.class),
                new Question(
                        code,
                        question == null ? code : question.chinese(),
                        question == null ? code : question.english()),
                Segment.valueOf(row.getString("segment")),
                five ? Scale.FIVE : Scale.HUNDRED,
                score,
                row.getInt("n"),
                1);
    }

    /** By code, in the order in which they are asked; of a code that was asked in several ways the latest. */
    private Map<String, AskedQuestion> questions() {
        Map<String, AskedQuestion> known = new LinkedHashMap<>();
        jdbc.sql("select code, scale_min, scale_max, label_zh, label_en from survey_question q order by"
                        + " (select max(m.valid_from) from survey_question m where m.code = q.code) desc, q.position,"
                        + " q.valid_from")
                .query((row, n) -> known.put(
                        row.getString("code"),
                        new AskedQuestion(
                                row.getString("code"),
                                row.getInt("scale_min"),
                                row.getInt("scale_max"),
                                row.getString("label_zh"),
                                row.getString("label_en"))))
                .list();
        return known;
    }
}
