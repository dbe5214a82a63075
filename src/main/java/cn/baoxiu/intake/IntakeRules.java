package cn.baoxiu.intake;

import java.time.Duration;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Figures of the intake rules, which the business can change by date. */
@Repository
class IntakeRules {

    private final JdbcClient jdbc;

    IntakeRules(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param groupComplaintHomes so many homes on one line are a group complaint
     * @param groupComplaintWindow if reported within this time
     * @param reasonNeededAfter a report entered later than this needs a reason
     */
    record Figures(int groupComplaintHomes, Duration groupComplaintWindow, Duration reasonNeededAfter) {}

    Figures on(LocalDate date) {
        return jdbc.sql(
                        """
                        select group_complaint_homes, group_complaint_hours, reason_needed_after_hours from intake_rule
                        where effective_from <= ? order by effective_from desc limit 1""")
                .param(date)
                .query((rs, row) ->
                        new Figures(rs.getInt(1), Duration.ofHours(rs.getInt(2)), Duration.ofHours(rs.getInt(3))))
                .single();
    }
}
