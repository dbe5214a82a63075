package cn.baoxiu.intake.ledger;

import cn.baoxiu.engine.BackgroundTask;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Blanks staged rows some days after their upload (rules R11); outcome and case number stay. */
@Component
class LedgerBlanking implements BackgroundTask {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerBlanking.class);
    private static final LocalTime AT_NIGHT = LocalTime.of(3, 10);

    private final LedgerStaging staging;
    private final JdbcClient jdbc;
    private final Clock clock;

    LedgerBlanking(LedgerStaging staging, JdbcClient jdbc, Clock clock) {
        this.staging = staging;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "intake.ledger.blanking";
    }

    @Override
    public Optional<LocalTime> daily() {
        return Optional.of(AT_NIGHT);
    }

    @Override
    @Transactional
    public void run(String id) {
        Instant before = clock.instant().minus(keptDays(), ChronoUnit.DAYS);
        int files = staging.blankUploadedBefore(before);
        if (files > 0) {
            LOG.info("blanked the staged rows of {} ledgers", files);
        }
    }

    private int keptDays() {
        return jdbc.sql(
                        """
                        select ledger_kept_days from intake_rule where effective_from <= ?
                        order by effective_from desc limit 1""")
                .param(LocalDate.now(clock))
                .query(Integer.class)
                .single();
    }
}
