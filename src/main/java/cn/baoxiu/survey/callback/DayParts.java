package cn.baoxiu.survey.callback;

import cn.baoxiu.engine.EngineTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When owners may be called; data in {@code survey_day_part}. */
@Component
class DayParts {

    private final JdbcClient jdbc;

    DayParts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the order of the day. */
    List<DayPart> inForce(Instant at) {
        return jdbc.sql(
                        """
                        select code, starts, ends from survey_day_part
                        where valid_from = (select max(valid_from) from survey_day_part where valid_from <= ?)
                        order by starts""")
                .param(LocalDate.ofInstant(at, EngineTime.ZONE))
                .query((row, n) -> new DayPart(
                        row.getString("code"),
                        row.getObject("starts", LocalTime.class),
                        row.getObject("ends", LocalTime.class)))
                .list();
    }

    /** Empty if nobody may be called then. */
    Optional<DayPart> of(Instant at) {
        LocalTime time = at.atZone(EngineTime.ZONE).toLocalTime();
        return inForce(at).stream().filter(part -> part.contains(time)).findFirst();
    }
}
