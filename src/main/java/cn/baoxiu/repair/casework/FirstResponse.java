package cn.baoxiu.repair.casework;

import cn.baoxiu.clock.PromiseKind;
import cn.baoxiu.clock.Promises;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The steps right after triage: is it a duplicate, is the owner called, is danger averted, is somebody there. */
@Service
@Transactional
public class FirstResponse {

    private final CaseStore store;
    private final CaseMerging merging;
    private final Promises promises;
    private final Timeline timeline;
    private final Actor actor;
    private final JdbcClient jdbc;
    private final Clock clock;

    FirstResponse(
            CaseStore store,
            CaseMerging merging,
            Promises promises,
            Timeline timeline,
            Actor actor,
            JdbcClient jdbc,
            Clock clock) {
        this.store = store;
        this.merging = merging;
        this.promises = promises;
        this.timeline = timeline;
        this.actor = actor;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public void checkDuplicate(String caseNumber, DuplicateCheck check) {
        RepairCase repairCase = store.get(caseNumber);
        promises.meet(caseNumber, PromiseKind.STEP, clock.instant());
        if (check.duplicate()) {
            merging.merge(repairCase, Objects.requireNonNull(check.mergeInto()), check.note());
        } else {
            repairCase.requireOpen();
            timeline.add(repairCase, TimelineKind.NOT_DUPLICATE, check.note());
        }
    }

    /** Only a call that reaches the owner meets the promise. */
    public void contactOwner(String caseNumber, ContactLog contact) {
        RepairCase repairCase = open(caseNumber);
        boolean reached = contact.result() == ContactResult.REACHED;
        TimelineKind kind = reached ? TimelineKind.OWNER_CONTACTED : TimelineKind.OWNER_NOT_REACHED;
        row(repairCase, kind, contact.contactedAt(), contact.note())
                .with("contact_result", contact.result())
                .with("visit_at", contact.visitAt())
                .insertInto("repair_contact", jdbc);
        if (reached) {
            promises.meet(caseNumber, PromiseKind.FIRST_CONTACT, contact.contactedAt());
        }
        timeline.add(repairCase, kind, contact.note());
    }

    public void makeSafe(String caseNumber, MakeSafeLog log) {
        RepairCase repairCase = open(caseNumber);
        row(repairCase, TimelineKind.MADE_SAFE, log.madeSafeAt(), log.measures())
                .insertInto("repair_contact", jdbc);
        promises.meet(caseNumber, PromiseKind.MAKE_SAFE, log.madeSafeAt());
        timeline.add(repairCase, TimelineKind.MADE_SAFE, log.measures());
    }

    /** Whether somebody has made the place safe in this round of the case. */
    public boolean isMadeSafe(String caseNumber) {
        return isMadeSafe(store.get(caseNumber), jdbc);
    }

    static boolean isMadeSafe(RepairCase repairCase, JdbcClient jdbc) {
        return jdbc.sql("select count(*) from repair_contact where case_number = ? and round = ? and kind = ?")
                        .param(repairCase.caseNumber())
                        .param(repairCase.round())
                        .param(TimelineKind.MADE_SAFE.name())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    public void arrive(String caseNumber, ArrivalLog log) {
        RepairCase repairCase = open(caseNumber);
        row(repairCase, TimelineKind.ARRIVED, log.arrivedAt(), log.note()).insertInto("repair_contact", jdbc);
        promises.meet(caseNumber, PromiseKind.ON_SITE, log.arrivedAt());
        timeline.add(repairCase, TimelineKind.ARRIVED, log.note());
    }

    private SqlRow row(RepairCase repairCase, TimelineKind kind, Instant happenedAt, @Nullable String note) {
        return SqlRow.of(repairCase.caseNumber(), repairCase.round())
                .with("kind", kind)
                .with("happened_at", happenedAt)
                .with("logged_at", clock.instant())
                .with("logged_by", actor.id())
                .with("note", note);
    }

    private RepairCase open(String caseNumber) {
        RepairCase repairCase = store.get(caseNumber);
        repairCase.requireOpen();
        return repairCase;
    }
}
