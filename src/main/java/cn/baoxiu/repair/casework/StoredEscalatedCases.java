package cn.baoxiu.repair.casework;

import cn.baoxiu.clock.HeldTime;
import cn.baoxiu.clock.Holders;
import cn.baoxiu.escalation.EscalatedCases;
import cn.baoxiu.repair.Grade;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the chain asks about a case. */
@Service
@Transactional(readOnly = true)
class StoredEscalatedCases implements EscalatedCases {

    private final CaseStore store;
    private final Holders holders;
    private final Timeline timeline;
    private final CaseNotices notices;
    private final Actor actor;
    private final JdbcClient jdbc;

    StoredEscalatedCases(
            CaseStore store, Holders holders, Timeline timeline, CaseNotices notices, Actor actor, JdbcClient jdbc) {
        this.store = store;
        this.holders = holders;
        this.timeline = timeline;
        this.notices = notices;
        this.actor = actor;
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Facts> find(String caseNumber) {
        return store.find(caseNumber)
                .filter(found -> actor.find()
                        .map(user -> user.maySee(found.subsidiary()))
                        .orElse(true))
                .map(this::facts);
    }

    /**
     * By a write that changes nothing: a lock for updating would wait for everybody who adds a record that refers to
     * the case.
     */
    @Override
    @Transactional
    public boolean hold(String caseNumber) {
        String write = "update repair_case set escalation_level = escalation_level where case_number = ?";
        if (jdbc.sql(write + " and stage <> 'CLOSED'").param(caseNumber).update() > 0) {
            return true;
        }
        jdbc.sql(write).param(caseNumber).update();
        return false;
    }

    @Override
    @Transactional
    public void declareMajor(String caseNumber) {
        RepairCase found = store.get(caseNumber);
        if (!found.majorComplaint()) {
            found.complainedOfAsMajor();
            store.save(found);
            timeline.add(found, TimelineKind.MAJOR_COMPLAINT, null);
        }
    }

    @Override
    public void tellAnswer(String caseNumber, String key, String answer, Instant until) {
        notices.answerToOwner(store.get(caseNumber), key, answer, until);
    }

    @Override
    public boolean ownerWasTold(String caseNumber, String key) {
        return notices.reachesOwner(caseNumber, key);
    }

    /** More than one home says more than how loud one of them is. */
    private static String complaint(RepairCase found) {
        if (found.groupComplaint()) {
            return "GROUP";
        }
        return found.majorComplaint() ? "MAJOR" : "NONE";
    }

    private Facts facts(RepairCase found) {
        List<HeldTime> held = holders.of(found.caseNumber());
        HeldTime last = held.isEmpty() ? null : held.get(held.size() - 1);
        Grade grade = found.grade();
        return new Facts(
                found.caseNumber(),
                found.subsidiary(),
                found.locationName(),
                grade == null ? Grade.P2.name() : grade.name(),
                complaint(found),
                last == null ? String.valueOf(found.stepHolder()) : last.holder(),
                last == null ? found.reportedAt() : last.from(),
                last == null ? found.closedAt() : last.to(),
                found.isOpen());
    }
}
