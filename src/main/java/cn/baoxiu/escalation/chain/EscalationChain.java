package cn.baoxiu.escalation.chain;

import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.escalation.EscalatedCases;
import cn.baoxiu.escalation.EscalationCause;
import cn.baoxiu.escalation.EscalationChanged;
import cn.baoxiu.escalation.EscalationView;
import cn.baoxiu.escalation.chain.EscalationRules.Step;
import cn.baoxiu.escalation.chain.EscalationTable.Running;
import cn.baoxiu.escalation.chain.EscalationTable.Waiting;
import cn.baoxiu.identity.AppUser;
import cn.baoxiu.identity.CurrentUser;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the record of escalations while the model {@code escalation} takes them from level to level. Every method but
 * {@link #begin} and {@link #of} needs an escalation that runs.
 */
@Service
@Transactional
public class EscalationChain {

    /** Tasks of escalations stand above all but emergencies. */
    private static final int PRIORITY = 90;

    private static final int PRIORITY_OF_EMERGENCY = 100;

    private final EscalationTable table;
    private final ViewRows views;
    private final EscalationRules rules;
    private final EscalationNotices notices;
    private final EscalatedCases cases;
    private final CurrentUser currentUser;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    EscalationChain(
            EscalationTable table,
            ViewRows views,
            EscalationRules rules,
            EscalationNotices notices,
            EscalatedCases cases,
            CurrentUser currentUser,
            ApplicationEventPublisher events,
            Clock clock) {
        this.table = table;
        this.views = views;
        this.rules = rules;
        this.notices = notices;
        this.cases = cases;
        this.currentUser = currentUser;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Facts of a case that can be escalated.
     *
     * @throws FormRejected for a case that is closed, or unknown to the user
     */
    @Transactional(readOnly = true)
    public EscalatedCases.Facts openCase(String caseNumber) {
        EscalatedCases.Facts facts = anyCase(caseNumber);
        if (!facts.open()) {
            throw new FormRejected("caseNumber", "escalation.caseClosed", caseNumber);
        }
        return facts;
    }

    private EscalatedCases.Facts anyCase(String caseNumber) {
        return cases.find(caseNumber)
                .orElseThrow(() -> new FormRejected("caseNumber", "escalation.unknownCase", caseNumber));
    }

    /**
     * Opens the record of an escalation, unless one runs or the decision says that this cause opens none. Over a closed
     * case only an owner who was called back opens one.
     *
     * @throws FormRejected for a case that is closed, or unknown to the user
     */
    public Beginning begin(EscalationCause cause) {
        return begin(cause, 0);
    }

    /** @param atLeast lowest level at which it starts, for a cause that had reached it elsewhere; 0 for none */
    public Beginning begin(EscalationCause cause, int atLeast) {
        boolean afterClosure = cause.kind() == EscalationCause.Kind.SURVEY;
        EscalatedCases.Facts facts = afterClosure ? anyCase(cause.caseNumber()) : openCase(cause.caseNumber());
        if (!cases.hold(cause.caseNumber()) && !afterClosure) {
            throw new FormRejected("caseNumber", "escalation.caseClosed", cause.caseNumber());
        }
        if (cause.major()) {
            cases.declareMajor(cause.caseNumber());
            facts = openCase(cause.caseNumber());
        }
        int level = Math.max(rules.startLevel(cause, facts), atLeast);
        if (table.running(facts.caseNumber()).isPresent()) {
            return beginning(Beginning.Kind.RUNNING, level, facts);
        }
        if (level == 0) {
            return beginning(Beginning.Kind.NONE, level, facts);
        }
        if (!table.open(facts.caseNumber(), facts.subsidiary(), level, clock.instant())) {
            return beginning(Beginning.Kind.RUNNING, level, facts);
        }
        add(cause);
        return beginning(Beginning.Kind.OPENED, level, facts);
    }

    private static Beginning beginning(Beginning.Kind kind, int level, EscalatedCases.Facts facts) {
        return new Beginning(
                kind, level, facts.grade().equals("P0") ? PRIORITY_OF_EMERGENCY : PRIORITY, facts.subsidiary());
    }

    public void add(EscalationCause cause) {
        table.addCause(running(cause.caseNumber()).id(), cause, userOrNull(), clock.instant());
    }

    /** Causes of an escalation as causes of another case. */
    @Transactional(readOnly = true)
    public List<EscalationCause> causes(long escalation, String ofCase) {
        return table.causes(escalation, ofCase);
    }

    /** Tells the present level that there is one more cause, stored last. */
    public void tellOfCause(EscalationCause cause) {
        Running running = running(cause.caseNumber());
        notices.causeAdded(running, facts(running), cause, table.lastCause(running.id()));
    }

    /**
     * The case arrives at a level.
     *
     * @return until when the level has to answer
     */
    public Instant reach(String caseNumber, int level) {
        Running before = running(caseNumber);
        EscalatedCases.Facts facts = facts(before);
        Instant due = rules.due(Step.ofLevel(level), facts, before.openedAt());
        boolean first = table.levelsReached(before.id()).isEmpty();
        table.reach(before, level, facts, due, clock.instant());
        Running now = running(caseNumber);
        if (first) {
            notices.opened(now, facts, table.firstCause(now.id()), due);
        } else {
            notices.reached(now, facts, due);
        }
        events.publishEvent(new EscalationChanged(caseNumber, level, null));
        return due;
    }

    /**
     * The level has answered, and the owner is told.
     *
     * @return until when the owner may say whether the answer is enough
     */
    public Instant answer(String caseNumber, LevelAnswer answer) {
        Running running = running(caseNumber);
        table.answer(running, answer, user(), clock.instant());
        Instant until = rules.due(Step.OWNER, facts(running), running.openedAt());
        cases.tellAnswer(caseNumber, answerKey(running), answer.text(), until);
        return until;
    }

    private static String answerKey(Running running) {
        return "escalation|" + running.id() + "|answer|" + running.level();
    }

    /** Nobody who was not told can agree by silence: then it goes up. */
    @Transactional(readOnly = true)
    public Result ownerSilent(String caseNumber) {
        Running running = running(caseNumber);
        boolean told = table.ownerWasTold(running) || cases.ownerWasTold(caseNumber, answerKey(running));
        return told ? Result.OWNER_SILENT : Result.OWNER_NOT_TOLD;
    }

    public Result ownerSays(String caseNumber, OwnerOpinion opinion) {
        table.ownerSaid(running(caseNumber), opinion, user(), clock.instant());
        return opinion.result();
    }

    /** @return until when level 3 has to decide */
    public Instant demandDecision(String caseNumber) {
        Running running = running(caseNumber);
        EscalatedCases.Facts facts = facts(running);
        Instant due = rules.due(Step.DECISION, facts, running.openedAt());
        table.demandDecision(running, clock.instant(), due);
        notices.decisionDemanded(running, facts, due);
        return due;
    }

    /**
     * The case has another grade or kind of complaint: with less time than before, the step that runs ends earlier.
     *
     * @return when it ends now; empty if nothing changed
     */
    public Optional<Instant> shorten(String caseNumber) {
        Running running = table.running(caseNumber).orElse(null);
        if (running == null) {
            return Optional.empty();
        }
        EscalatedCases.Facts facts = facts(running);
        return table.waiting(running).flatMap(waiting -> shorten(running, facts, waiting));
    }

    private Optional<Instant> shorten(Running running, EscalatedCases.Facts facts, Waiting waiting) {
        Step step = waiting.level() == 0 ? Step.DECISION : Step.ofLevel(waiting.level());
        Instant now = clock.instant();
        Instant counted = rules.due(step, facts, running.openedAt(), waiting.start());
        Instant due = counted.isBefore(now) ? now : counted;
        if (!due.isBefore(waiting.due())) {
            return Optional.empty();
        }
        table.shorten(running, waiting, due);
        notices.sooner(running, facts, due);
        return Optional.of(due);
    }

    @Transactional(readOnly = true)
    public Optional<String> caseOfReference(String reference) {
        return table.caseOfReference(reference);
    }

    /** How long those above wait between two words about an overdue decision, as an ISO duration. */
    @Transactional(readOnly = true)
    public String reminderEvery(String caseNumber) {
        Running running = running(caseNumber);
        return rules.reminderEvery(facts(running), running.openedAt()).toString();
    }

    /** Level 3 lets the time to decide pass: those above it are told, not the hotline itself. */
    public void pressForDecision(String caseNumber) {
        Running running = running(caseNumber);
        notices.decisionOverdue(running, facts(running), table.decisionDue(running.id()), clock.instant());
    }

    /** Why it will end without the owner: the decision, or the reason to drop it. */
    public void note(String caseNumber, EndNote note) {
        table.note(running(caseNumber), note.text(), user());
    }

    /** @throws IllegalArgumentException if the result is no outcome of an escalation */
    public void end(String caseNumber, Result outcome) {
        if (outcome.compareTo(Result.OWNER_AGREED) < 0) {
            throw new IllegalArgumentException(outcome + " does not end the escalation of " + caseNumber);
        }
        hold(caseNumber);
        Running running = running(caseNumber);
        table.end(running, outcome, clock.instant());
        EscalatedCases.Facts facts = facts(running);
        notices.ended(running, facts, table.levelsReached(running.id()), outcome);
        if (outcome == Result.DECIDED) {
            notices.decided(running, facts, table.noteOf(running));
        }
        events.publishEvent(new EscalationChanged(caseNumber, 0, outcome.name()));
    }

    /** From here to the end of the transaction no other one opens or ends an escalation of the case. */
    public void hold(String caseNumber) {
        cases.hold(caseNumber);
    }

    public void eraseWords(Collection<String> caseNumbers) {
        if (!caseNumbers.isEmpty()) {
            table.eraseWords(caseNumbers);
        }
    }

    /** Level of the escalation that runs. */
    @Transactional(readOnly = true)
    public int level(String caseNumber) {
        return running(caseNumber).level();
    }

    @Transactional(readOnly = true)
    public Optional<EscalationView> find(String caseNumber) {
        return views.running(caseNumber).stream().findFirst();
    }

    @Transactional(readOnly = true)
    public List<EscalationView> of(String caseNumber) {
        return views.of(caseNumber);
    }

    private Running running(String caseNumber) {
        return table.running(caseNumber)
                .orElseThrow(() -> new IllegalStateException("no escalation runs for " + caseNumber));
    }

    private EscalatedCases.Facts facts(Running running) {
        return cases.find(running.caseNumber())
                .orElseThrow(() -> new IllegalStateException("the case is gone: " + running.caseNumber()));
    }

    private String user() {
        return currentUser.idOrSystem();
    }

    private @Nullable String userOrNull() {
        return currentUser.find().map(AppUser::id).orElse(null);
    }
}
