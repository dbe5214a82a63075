package cn.baoxiu.repair.casework;

import cn.baoxiu.clock.PromiseKind;
import cn.baoxiu.clock.PromiseView;
import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.engine.OpenTask;
import cn.baoxiu.engine.TaskInbox;
import cn.baoxiu.escalation.EscalatedCases;
import cn.baoxiu.escalation.EscalationCause;
import cn.baoxiu.escalation.EscalationChanged;
import cn.baoxiu.escalation.Escalations;
import cn.baoxiu.identity.Groups;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sends cases up the chain of three levels, and keeps in the list how high they are (rules R2). */
@Service
@Transactional
public class CaseEscalation {

    private static final int WORDS = 2000;

    private final CaseStore store;
    private final Escalations escalations;
    private final EscalatedCases cases;
    private final TaskInbox tasks;
    private final Timeline timeline;
    private final Actor actor;
    private final JdbcClient jdbc;

    CaseEscalation(
            CaseStore store,
            Escalations escalations,
            EscalatedCases cases,
            TaskInbox tasks,
            Timeline timeline,
            Actor actor,
            JdbcClient jdbc) {
        this.store = store;
        this.escalations = escalations;
        this.cases = cases;
        this.tasks = tasks;
        this.timeline = timeline;
        this.actor = actor;
        this.jdbc = jdbc;
    }

    /**
     * The owner is not content; the hotline says so in its own name.
     *
     * @throws FormRejected without words or for a closed case
     */
    public void byPerson(String caseNumber, String words) {
        RepairCase repairCase = store.get(caseNumber);
        if (!repairCase.isOpen() || !cases.hold(caseNumber)) {
            throw new CaseConflict("repair.caseClosed", caseNumber);
        }
        String said = words.strip();
        if (said.isEmpty()) {
            throw new FormRejected("reason", "form.required");
        }
        if (said.codePointCount(0, said.length()) > WORDS) {
            throw new FormRejected("reason", "form.tooLong", WORDS);
        }
        boolean hotline =
                actor.find().map(user -> user.isIn(Groups.HOTLINE_400)).orElse(false);
        raise(repairCase, hotline ? EscalationCause.Kind.HOTLINE : EscalationCause.Kind.OWNER, null, said);
    }

    /** A promise was broken: if nobody has even taken the work up, that silence is what is escalated. */
    void broken(RepairCase repairCase, PromiseView promise) {
        raise(
                repairCase,
                isSilence(repairCase, promise) ? EscalationCause.Kind.SILENCE : EscalationCause.Kind.BREACH,
                promise,
                null);
    }

    private boolean isSilence(RepairCase repairCase, PromiseView promise) {
        if (promise.kind() == PromiseKind.ACCEPT) {
            return true;
        }
        List<OpenTask> steps = tasks.allOfCase(repairCase.caseNumber()).stream()
                .filter(task -> Step.ofTask(task.definitionKey()).isPresent())
                .toList();
        return !steps.isEmpty() && steps.stream().allMatch(task -> task.assignee() == null);
    }

    private void raise(
            RepairCase repairCase, EscalationCause.Kind kind, @Nullable PromiseView promise, @Nullable String words) {
        escalations.raise(new EscalationCause(
                repairCase.caseNumber(),
                kind,
                promise == null ? null : promise.kind().name(),
                promise == null ? null : promise.due(),
                words));
    }

    /** Withdrawn by the owner or merged into another case: nothing is left to escalate. */
    void drop(RepairCase repairCase, String reason) {
        escalations.drop(repairCase.caseNumber(), reason);
    }

    @EventListener
    void changed(EscalationChanged event) {
        RepairCase repairCase = store.get(event.caseNumber());
        // like due times no part of the case: a step of the case and a level of the chain do not collide
        jdbc.sql("update repair_case set escalation_level = :level where case_number = :case")
                .param("level", event.level())
                .param("case", event.caseNumber())
                .update();
        if (event.outcome() == null) {
            timeline.add(repairCase, TimelineKind.ESCALATED, String.valueOf(event.level()));
        } else {
            timeline.add(repairCase, TimelineKind.ESCALATION_ENDED, event.outcome());
        }
    }
}
