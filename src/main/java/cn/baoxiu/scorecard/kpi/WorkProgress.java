package cn.baoxiu.scorecard.kpi;

import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Long work that people may wait for, as far as it has come; told outside the work's own transaction. */
@Component
public class WorkProgress {

    private static final Logger LOG = LoggerFactory.getLogger(WorkProgress.class);

    /** Work that has said nothing for so long went down with its node. */
    private static final Duration SILENT = Duration.ofMinutes(15);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate apart;

    WorkProgress(JdbcClient jdbc, Clock clock, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Labels: {@code boardWork.<NAME>}. */
    public enum Work {
        /** All facts and counts anew. */
        RECOUNT,
        /** A month is frozen. */
        FREEZE
    }

    /**
     * @param about which month; empty for none
     * @param done how many cases so far; 0 where that is not counted
     */
    public record Step(Work work, String about, Instant beganAt, int done) {}

    /** Does the work, which others see meanwhile. */
    public void during(Work work, String about, Runnable what) {
        begin(work, about);
        try {
            what.run();
        } finally {
            aside(work, () -> delete(work));
        }
    }

    /** Whether others can see it must not decide about the work. */
    private void aside(Work work, Runnable what) {
        try {
            apart.executeWithoutResult(status -> what.run());
        } catch (DuplicateKeyException | TransientDataAccessException e) {
            LOG.debug("how far {} has come is not shown", work, e);
        }
    }

    private void begin(Work work, String about) {
        aside(work, () -> {
            delete(work);
            OffsetDateTime now = now();
            jdbc.sql("insert into scorecard_progress (work, about, began_at, changed_at, done) values (?, ?, ?, ?, 0)")
                    .params(work.name(), about, now, now)
                    .update();
        });
    }

    /** A long step of it is done; whoever says nothing for too long is taken for dead. */
    public void goesOn(Work work) {
        add(work, 0);
    }

    /** So many more are done. */
    void add(Work work, int more) {
        aside(work, () -> jdbc.sql("update scorecard_progress set done = done + ?, changed_at = ? where work = ?")
                .params(more, now(), work.name())
                .update());
    }

    private void delete(Work work) {
        jdbc.sql("delete from scorecard_progress where work = ?")
                .param(work.name())
                .update();
    }

    public List<Step> running() {
        return jdbc.sql("select work, about, began_at, done from scorecard_progress where changed_at > ? order by work")
                .param(new SqlParameterValue(
                        Types.TIMESTAMP_WITH_TIMEZONE,
                        Months.bound(clock.instant().minus(SILENT))))
                .query((row, n) -> new Step(
                        Work.valueOf(row.getString("work")),
                        row.getString("about"),
                        row.getObject("began_at", OffsetDateTime.class).toInstant(),
                        row.getInt("done")))
                .list();
    }

    private OffsetDateTime now() {
        return Months.bound(clock.instant());
    }
}
