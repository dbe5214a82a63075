package cn.baoxiu.repair.casework;

import cn.baoxiu.clock.PromiseKind;
import cn.baoxiu.clock.PromiseView;
import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.engine.OpenTask;
import cn.baoxiu.engine.SubmittedForm;
import cn.baoxiu.engine.TaskInbox;
import cn.baoxiu.escalation.EscalatedCases;
import cn.baoxiu.escalation.EscalationCause;
import cn.baoxiu.escalation.EscalationChanged;
import cn.baoxiu.escalation.EscalationView;
import cn.baoxiu.escalation.Escalations;
import cn.baoxiu.identity.Groups;
import cn.baoxiu.repair.PersonalDataErased;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
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
    private static final int REFERENCE = 100;

    /** The groups of the levels, and the one above them all (rules R3). */
    private static final List<String> UPWARD =
            List.of(Groups.PROPERTY_CS, Groups.DEVELOPER_CS, Groups.HOTLINE_400, Groups.GROUP_CS);

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
     * @param reference of the sender: the same one again changes nothing
     * @throws CaseConflict for a closed case
     * @throws FormRejected without words, for a reference of another case, or if the rules open nothing
     */
    public void byPerson(String caseNumber, String words, boolean major, @Nullable String reference) {
        RepairCase repairCase = store.get(caseNumber);
        String said = checked(words);
        boolean open = cases.hold(caseNumber) && repairCase.isOpen();
        String sender = checkedReference(reference);
        if (sender != null && isKnown(sender, caseNumber)) {
            return;
        }
        if (!open) {
            throw new CaseConflict("repair.caseClosed", caseNumber);
        }
        boolean hotline =
                actor.find().map(user -> user.isIn(Groups.HOTLINE_400)).orElse(false);
        EscalationCause cause = new EscalationCause(
                caseNumber,
                hotline ? EscalationCause.Kind.HOTLINE : EscalationCause.Kind.OWNER,
                null,
                null,
                null,
                said,
                major,
                sender);
        if (escalations.raise(cause).isEmpty()) {
            throw new FormRejected("reason", "escalation.opensNone");
        }
    }

    /**
     * The owner, or somebody who heard it, says whether the answer is enough.
     *
     * @throws FormRejected with every wrong field, or if no answer waits for the owner's word
     */
    public void ownerAnswers(String caseNumber, String agrees, String words) {
        SubmittedForm form = SubmittedForm.of(Map.of("agrees", agrees, "words", words));
        boolean enough = form.requiredFlag("agrees");
        String said = form.requiredText("words", WORDS);
        form.check();
        escalations.ownerSays(caseNumber, enough, said);
    }

    /** An owner who was called back is not content; the case may be closed. */
    public void afterClosure(String caseNumber, String words) {
        String said = words.codePointCount(0, words.length()) <= WORDS
                ? words
                : words.substring(0, words.offsetByCodePoints(0, WORDS - 1)) + "…";
        escalations.raise(EscalationCause.said(caseNumber, EscalationCause.Kind.SURVEY, said));
    }

    private static String checked(String words) {
        String said = words.strip();
        if (said.isEmpty()) {
            throw new FormRejected("reason", "form.required");
        }
        if (said.codePointCount(0, said.length()) > WORDS) {
            throw new FormRejected("reason", "form.tooLong", WORDS);
        }
        return said;
    }

    private static @Nullable String checkedReference(@Nullable String reference) {
        if (reference == null || reference.isBlank()) {
            return null;
        }
        if (reference.length() > REFERENCE) {
            throw new FormRejected("clientReference", "form.tooLong", REFERENCE);
        }
        return reference.strip();
    }

    private boolean isKnown(String reference, String caseNumber) {
        Optional<String> known = escalations.caseOfReference(reference);
        if (known.isPresent() && !known.get().equals(caseNumber)) {
            throw new FormRejected("clientReference", "repair.referenceOfAnotherCase");
        }
        return known.isPresent();
    }

    /**
     * What a broken promise means.
     *
     * @param kind BREACH, or SILENCE if nobody has even taken the work up
     * @param party whose promise it was, or who does not stir
     */
    record Verdict(EscalationCause.Kind kind, String party) {}

    /**
     * Only the work that keeps the promise counts. Where the case has not come to that work yet, or the promise is kept
     * by the case as a whole, it is whoever holds the case that may be silent.
     */
    Verdict judge(RepairCase repairCase, PromiseView promise) {
        if (promise.kind() == PromiseKind.ACCEPT) {
            return new Verdict(EscalationCause.Kind.SILENCE, promise.party());
        }
        List<OpenTask> open = tasks.allOfCase(repairCase.caseNumber());
        List<OpenTask> keeping = steps(open, step -> step.keeps(promise.kind()));
        if (!keeping.isEmpty()) {
            return new Verdict(
                    isUnclaimed(keeping) ? EscalationCause.Kind.SILENCE : EscalationCause.Kind.BREACH, promise.party());
        }
        String holder = repairCase.stepHolder();
        return holder != null && isUnclaimed(steps(open, step -> !step.besideMainPath()))
                ? new Verdict(EscalationCause.Kind.SILENCE, holder)
                : new Verdict(EscalationCause.Kind.BREACH, promise.party());
    }

    private static List<OpenTask> steps(List<OpenTask> tasks, Predicate<Step> which) {
        return tasks.stream()
                .filter(task -> Step.ofTask(task.definitionKey()).filter(which).isPresent())
                .toList();
    }

    private static boolean isUnclaimed(List<OpenTask> tasks) {
        return !tasks.isEmpty() && tasks.stream().allMatch(task -> task.assignee() == null);
    }

    void broken(RepairCase repairCase, PromiseView promise, Verdict verdict) {
        escalations.raise(EscalationCause.broken(
                repairCase.caseNumber(), verdict.kind(), promise.kind().name(), promise.due(), verdict.party()));
    }

    /**
     * Those who are complained about do not end the complaint by noting that the owner takes the report back.
     *
     * @throws FormRejected if an escalation runs, and the person is in no group above the level that is at work
     */
    void requireAbove(String caseNumber) {
        cases.hold(caseNumber);
        int level = escalations.running(caseNumber).map(EscalationView::level).orElse(0);
        Set<String> above = Set.copyOf(UPWARD.subList(level, UPWARD.size()));
        if (level > 0 && actor.find().filter(user -> !user.isInAny(above)).isPresent()) {
            throw new FormRejected("reason", "repair.withdrawnOverLevel" + level);
        }
    }

    /** Withdrawn by the owner or merged into another case: nothing is left to escalate. */
    void drop(RepairCase repairCase, String reason) {
        escalations.drop(repairCase.caseNumber(), reason);
    }

    @EventListener
    void erased(PersonalDataErased event) {
        escalations.eraseWords(event.caseNumbers());
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
