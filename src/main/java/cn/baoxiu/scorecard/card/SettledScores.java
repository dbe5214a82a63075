package cn.baoxiu.scorecard.card;

import cn.baoxiu.engine.SettledDecisions;
import cn.baoxiu.scorecard.rule.ScoreRules;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A month that is published keeps its tables: a later version with an earlier date would score it anew, and what it was
 * published with would be a correction of the next month. While a card of the month cannot be worked out, its tables
 * can still be mended.
 */
@Component
class SettledScores implements SettledDecisions {

    private final JdbcClient jdbc;

    SettledScores(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The first day of the newest month that is published, because that day's version holds for the month. */
    @Override
    public Optional<LocalDate> until(String key) {
        if (!ScoreRules.TABLES.contains(key)) {
            return Optional.empty();
        }
        return jdbc.sql("select max(month_start) from (select month_start from scorecard_card group by month_start"
                        + " having count(published_at) > 0 and count(computed_at) = count(*)) m")
                .query((row, n) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .single();
    }
}
