package cn.baoxiu.intake;

import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.identity.Groups;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What was erased, when and by which rule; for auditors and administrators. */
@Service
public class ErasureLog {

    private static final Set<String> READERS = Set.of(Groups.AUDITOR, Groups.CAMUNDA_ADMIN);
    private static final int NEWEST = 500;

    private final JdbcClient jdbc;
    private final CurrentUser currentUser;

    ErasureLog(JdbcClient jdbc, CurrentUser currentUser) {
        this.jdbc = jdbc;
        this.currentUser = currentUser;
    }

    /**
     * One batch.
     *
     * @param closedBefore cases closed before this instant were due
     * @param reports how many reports were erased
     * @param owners how many former owners were erased
     * @param casesOnHold how many cases were due but stayed because of a hold
     */
    public record Erasure(
            Instant erasedAt,
            LocalDate ruleEffectiveFrom,
            int monthsAfterClosing,
            Instant closedBefore,
            int reports,
            int owners,
            int casesOnHold) {}

    /**
     * The newest batches, the last one first.
     *
     * @throws AccessDeniedException for anybody else
     */
    @Transactional(readOnly = true)
    public List<Erasure> newest() {
        if (currentUser.find().filter(user -> user.isInAny(READERS)).isEmpty()) {
            throw new AccessDeniedException("the log is read by auditors and administrators");
        }
        return jdbc.sql(
                        """
                        select erased_at, rule_effective_from, months_after_closing, closed_before, reports, owners,
                            cases_on_hold
                        from intake_erasure order by id desc limit ?""")
                .param(NEWEST)
                .query((row, n) -> new Erasure(
                        row.getObject(1, OffsetDateTime.class).toInstant(),
                        row.getObject(2, LocalDate.class),
                        row.getInt(3),
                        row.getObject(4, OffsetDateTime.class).toInstant(),
                        row.getInt(5),
                        row.getInt(6),
                        row.getInt(7)))
                .list();
    }
}
