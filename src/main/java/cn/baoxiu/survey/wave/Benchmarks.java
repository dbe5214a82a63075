package cn.baoxiu.survey.wave;

import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.engine.SubmittedForm;
import cn.baoxiu.identity.CurrentUser;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Benchmarks per instrument, question, segment and year. Each change is a row more, with who and when. */
@Service
public class Benchmarks {

    private static final int SOURCE_MAX = 200;
    private static final int CODE_MAX = 40;
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2099;
    private static final int CHANGES_SHOWN = 100;
    private static final String COLUMNS =
            "select instrument, question, segment, for_year, score, source, set_by, set_at from ";

    private final JdbcClient jdbc;
    private final Questions questions;
    private final CurrentUser currentUser;
    private final Clock clock;

    Benchmarks(JdbcClient jdbc, Questions questions, CurrentUser currentUser, Clock clock) {
        this.jdbc = jdbc;
        this.questions = questions;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    /** Those in force. */
    public List<Benchmark> of(Instrument instrument) {
        return jdbc.sql(COLUMNS + "v_survey_benchmark where instrument = ? order by for_year desc, question, segment")
                .param(instrument.name())
                .query(Benchmarks::benchmark)
                .list();
    }

    /** The last changes, newest first. */
    public List<Benchmark> changes() {
        return jdbc.sql(COLUMNS + "survey_benchmark order by id desc limit " + CHANGES_SHOWN)
                .query(Benchmarks::benchmark)
                .list();
    }

    /**
     * Sets a benchmark, or takes it away.
     *
     * @param values instrument, question, segment, benchmarkYear, points (0 to 100; empty takes it away),
     *     benchmarkSource
     * @throws FormRejected naming each wrong field
     */
    @Transactional
    public void set(Map<String, ?> values) {
        SubmittedForm form = SubmittedForm.of(values);
        Instrument instrument = form.requiredChoice("instrument", Instrument.class);
        String question = form.requiredText("question", CODE_MAX);
        Segment segment = form.requiredChoice("segment", Segment.class);
        int year = year(form);
        BigDecimal points = points(form);
        String source = form.requiredText("benchmarkSource", SOURCE_MAX);
        if (!form.isWrong("instrument")) {
            if (!form.isWrong("question")
                    && questions.find(instrument, question).isEmpty()) {
                form.reject("question", "surveyWave.unknownQuestion");
            }
            if (!form.isWrong("segment") && !instrument.segments().contains(segment)) {
                form.reject("segment", instrument.asksOwners() ? "surveyWave.segmentNeeded" : "surveyWave.noSegment");
            }
        }
        form.check();
        jdbc.sql("insert into survey_benchmark (instrument, question, segment, for_year, score, source, set_by, set_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        instrument.name(),
                        question,
                        segment.name(),
                        year,
                        new SqlParameterValue(Types.NUMERIC, points),
                        source,
                        currentUser.idOrSystem(),
                        clock.instant().atZone(clock.getZone()).toOffsetDateTime())
                .update();
    }

    private static int year(SubmittedForm form) {
        String text = form.requiredText("benchmarkYear", CODE_MAX);
        boolean isYear =
                text.matches("\\d{4}") && Integer.parseInt(text) >= FIRST_YEAR && Integer.parseInt(text) <= LAST_YEAR;
        if (!isYear && !form.isWrong("benchmarkYear")) {
            form.reject("benchmarkYear", "surveyWave.notAYear", text);
        }
        return isYear ? Integer.parseInt(text) : FIRST_YEAR;
    }

    private static @Nullable BigDecimal points(SubmittedForm form) {
        String text = form.text("points", CODE_MAX);
        if (text == null) {
            return null;
        }
        if (!text.matches("\\d{1,3}(\\.\\d{1,2})?") || !Scale.HUNDRED.has(new BigDecimal(text))) {
            form.reject("points", "surveyWave.notPoints", text);
            return null;
        }
        return new BigDecimal(text).setScale(2, RoundingMode.UNNECESSARY);
    }

    private static Benchmark benchmark(ResultSet row, int number) throws SQLException {
        return new Benchmark(
                Instrument.valueOf(row.getString("instrument")),
                row.getString("question"),
                Segment.valueOf(row.getString("segment")),
                row.getInt("for_year"),
                row.getBigDecimal("score"),
                row.getString("source"),
                row.getString("set_by"),
                row.getObject("set_at", OffsetDateTime.class).toInstant());
    }
}
