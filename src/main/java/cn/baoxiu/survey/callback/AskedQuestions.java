package cn.baoxiu.survey.callback;

import cn.baoxiu.engine.EngineTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What owners are asked, by date. */
@Component
public class AskedQuestions {

    private final JdbcClient jdbc;

    AskedQuestions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In their order; a call-back keeps the questions of the day it began (rules R9). */
    public List<AskedQuestion> inForce(Instant at) {
        LocalDate day = LocalDate.ofInstant(at, EngineTime.ZONE);
        return jdbc.sql(
                        """
                        select code, scale_min, scale_max, label_zh, label_en from survey_question
                        where valid_from = (select max(valid_from) from survey_question where valid_from <= ?)
                        order by position""")
                .param(day)
                .query((row, n) -> new AskedQuestion(
                        row.getString("code"),
                        row.getInt("scale_min"),
                        row.getInt("scale_max"),
                        row.getString("label_zh"),
                        row.getString("label_en")))
                .list();
    }
}
