package cn.baoxiu.intake;

import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * How long personal data is kept. Shipped are 36 months after a case was closed: until then the owner or the developer
 * can still go to court, since the general limitation period is three years (Civil Code, art. 188).
 */
@Repository
class RetentionRules {

    private final JdbcClient jdbc;

    RetentionRules(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A rule and the day from which on it holds; it holds for what was stored before as well. */
    record Rule(LocalDate effectiveFrom, int monthsAfterClosing) {}

    Rule on(LocalDate today) {
        return jdbc.sql(
                        """
                        select effective_from, months_after_closing from intake_retention_rule
                        where effective_from <= ? order by effective_from desc limit 1""")
                .param(today)
                .query((rs, row) -> new Rule(rs.getObject(1, LocalDate.class), rs.getInt(2)))
                .single();
    }
}
