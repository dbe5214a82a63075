package cn.baoxiu.intake;

import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.identity.AppUser;
import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.identity.Groups;
import cn.baoxiu.repair.CaseSummary;
import cn.baoxiu.repair.RepairCases;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Cases whose personal data must stay although its time is over, for example because of a lawsuit. */
@Service
@Transactional
public class RetentionHolds {

    private static final Set<String> MAY_HOLD = Set.of(Groups.AUDITOR, Groups.WARRANTY_OFFICE);
    private static final int LIST_MAX = 500;

    private final JdbcClient jdbc;
    private final RepairCases cases;
    private final CurrentUser currentUser;
    private final Clock clock;

    RetentionHolds(JdbcClient jdbc, RepairCases cases, CurrentUser currentUser, Clock clock) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    /** @param heldBy user id */
    public record Hold(String caseNumber, String reason, String heldBy, Instant heldAt) {}

    /**
     * A case that is held already stays as it is.
     *
     * @throws NoSuchElementException if there is no such case for the current user
     * @throws FormRejected without a reason of 2 to 200 characters
     */
    public void place(String caseNumber, String reason) {
        AppUser user = user();
        CaseSummary summary = require(user, caseNumber);
        String why = WrittenReason.of("holdReason", reason);
        if (!held(List.of(caseNumber)).isEmpty()) {
            return;
        }
        jdbc.sql(
                        """
                        insert into intake_retention_hold (case_number, subsidiary, location_code, reason, held_by, held_at,
                            open_key)
                        values (:case, :subsidiary, :place, :reason, :user, :now, :case)""")
                .param("case", caseNumber)
                .param("subsidiary", summary.subsidiary())
                .param("place", summary.locationCode())
                .param("reason", why)
                .param("user", user.id())
                .param("now", now())
                .update();
    }

    /** @throws NoSuchElementException if the case is not held, or there is none for the current user */
    public void release(String caseNumber) {
        AppUser user = user();
        require(user, caseNumber);
        int released = jdbc.sql(
                        """
                        update intake_retention_hold set released_by = :user, released_at = :now, open_key = null
                        where open_key = :case""")
                .param("user", user.id())
                .param("now", now())
                .param("case", caseNumber)
                .update();
        if (released == 0) {
            throw new NoSuchElementException("no hold on " + caseNumber);
        }
    }

    /** Holds on cases of the user's subsidiaries, newest first. */
    @Transactional(readOnly = true)
    public List<Hold> list() {
        AppUser user = user();
        if (user.tenants().isEmpty()) {
            return List.of();
        }
        return jdbc.sql(
                        """
                        select case_number, reason, held_by, held_at from intake_retention_hold
                        where released_at is null and subsidiary in (:tenants) order by id desc limit :limit""")
                .param("tenants", user.tenants())
                .param("limit", LIST_MAX)
                .query((row, n) -> new Hold(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getObject(4, OffsetDateTime.class).toInstant()))
                .list();
    }

    Set<String> held(Collection<String> caseNumbers) {
        return among(caseNumbers, "select open_key from intake_retention_hold where open_key in (:some)");
    }

    Set<String> heldPlaces(Collection<String> locationCodes) {
        return among(
                locationCodes,
                "select distinct location_code from intake_retention_hold"
                        + " where location_code in (:some) and released_at is null");
    }

    private Set<String> among(Collection<String> some, String sql) {
        return some.isEmpty()
                ? Set.of()
                : jdbc.sql(sql).param("some", some).query(String.class).set();
    }

    private CaseSummary require(AppUser user, String caseNumber) {
        return cases.find(caseNumber)
                .filter(summary -> user.maySee(summary.subsidiary()))
                .orElseThrow(() -> new NoSuchElementException("no case " + caseNumber));
    }

    private AppUser user() {
        return currentUser
                .find()
                .filter(user -> user.isInAny(MAY_HOLD))
                .orElseThrow(() -> new AccessDeniedException("holds are placed by auditors and the warranty office"));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
