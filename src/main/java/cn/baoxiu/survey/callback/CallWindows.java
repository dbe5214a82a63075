package cn.baoxiu.survey.callback;

import cn.baoxiu.engine.EngineTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** {@link CallWindow} by date; a call-back keeps the one of the day it began (rules R9). */
@Component
class CallWindows {

    private final JdbcClient jdbc;

    CallWindows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    CallWindow inForce(Instant at) {
        return jdbc.sql(
                        """
                        select entry_hours, gap_minutes, late_entry_minutes from survey_callback_rule
                        where valid_from = (select max(valid_from) from survey_callback_rule where valid_from <= ?)""")
                .param(LocalDate.ofInstant(at, EngineTime.ZONE))
                .query((row, n) -> new CallWindow(
                        Duration.ofHours(row.getInt("entry_hours")),
                        Duration.ofMinutes(row.getInt("gap_minutes")),
                        Duration.ofMinutes(row.getInt("late_entry_minutes"))))
                .single();
    }
}
