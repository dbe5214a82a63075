package cn.baoxiu.demo;

import cn.baoxiu.engine.EngineTime;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Remembers in the database how far the demo load has come. Calls join the transaction of the step they record. */
@Component
class DemoCases {

    private final JdbcClient jdbc;

    DemoCases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<String> numberOf(int scenarioNo) {
        return jdbc.sql("select case_number from demo_case where scenario_no = ?")
                .param(scenarioNo)
                .query(String.class)
                .optional();
    }

    /** Some case that was reported in a month, always the same one. */
    Optional<String> reportedIn(YearMonth month, String subsidiary) {
        return jdbc.sql("select case_number from v_repair_kpi_case where subsidiary = ? and reported_at >= ?"
                        + " and reported_at < ? order by case_number limit 1")
                .params(subsidiary, start(month), start(month.plusMonths(1)))
                .query(String.class)
                .optional();
    }

    private static OffsetDateTime start(YearMonth month) {
        return month.atDay(1).atStartOfDay(EngineTime.ZONE).toOffsetDateTime();
    }

    void started(int scenarioNo, String caseNumber, Instant at) {
        jdbc.sql("insert into demo_case (scenario_no, case_number, last_at) values (?, ?, ?)")
                .params(scenarioNo, caseNumber, at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void stepDone(int scenarioNo, Instant at) {
        jdbc.sql("update demo_case set last_at = ? where scenario_no = ?")
                .params(at.atOffset(ZoneOffset.UTC), scenarioNo)
                .update();
    }

    Instant lastEvent(int scenarioNo) {
        return jdbc.sql("select last_at from demo_case where scenario_no = ?")
                .param(scenarioNo)
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    /** Instant at which the named step was finished, or empty if it is still to be done. */
    Optional<Instant> finished(String step) {
        return jdbc.sql("select finished_at from demo_step where name = ?")
                .param(step)
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    void finish(String step, Instant at) {
        jdbc.sql("insert into demo_step (name, finished_at) values (?, ?)")
                .params(step, at.atOffset(ZoneOffset.UTC))
                .update();
    }
}
