package cn.baoxiu.survey.callback;

import cn.baoxiu.engine.Decisions;
import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.engine.SubmittedForm;
import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.identity.OwnerLinks;
import cn.baoxiu.repair.RepairCases;
import cn.baoxiu.repair.Stage;
import cn.baoxiu.survey.callback.Callback.Attempt;
import cn.baoxiu.survey.callback.Callback.Response;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the record of call-backs while the model {@code callback-survey} takes them along (rules R3, domain B6). */
@Service
@Transactional
public class CallbackDesk {

    /** Purpose of the owner's link; its subject is the id of the call-back. */
    public static final String PURPOSE = "survey";

    /** In the log of a call-back: the group was told that attempts are missing. */
    static final String UNFINISHED = "UNFINISHED";

    private static final Logger LOG = LoggerFactory.getLogger(CallbackDesk.class);
    private static final String OUT_OF_HOURS = "OTHER";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int HUNDREDTHS = 10_000;

    private final CallbackRows rows;
    private final AskedQuestions questions;
    private final DayParts dayParts;
    private final CallWindows windows;
    private final RepairingGroups repairers;
    private final RepairCases cases;
    private final CallbackRules rules;
    private final Decisions decisions;
    private final OwnerLinks links;
    private final CallbackNotices notices;
    private final CallbackText text;
    private final CurrentUser currentUser;
    private final Clock clock;

    CallbackDesk(
            CallbackRows rows,
            AskedQuestions questions,
            DayParts dayParts,
            CallWindows windows,
            RepairingGroups repairers,
            RepairCases cases,
            CallbackRules rules,
            Decisions decisions,
            OwnerLinks links,
            CallbackNotices notices,
            CallbackText text,
            CurrentUser currentUser,
            Clock clock) {
        this.rows = rows;
        this.questions = questions;
        this.dayParts = dayParts;
        this.windows = windows;
        this.repairers = repairers;
        this.cases = cases;
        this.rules = rules;
        this.decisions = decisions;
        this.links = links;
        this.notices = notices;
        this.text = text;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    /**
     * What the model does next.
     *
     * @param more whether an attempt is left
     */
    public record Step(AttemptResult result, boolean more) {}

    /**
     * @param secondCall whether the group calls now
     * @param secondDue until when
     */
    public record Judgement(Consequence consequence, boolean secondCall, Instant secondDue) {}

    /** A task waits for a caller. */
    public void opened(long id, String task) {
        rows.opened(id, task);
    }

    /** What is asked in this call-back. */
    @Transactional(readOnly = true)
    public List<AskedQuestion> questions(Callback callback) {
        return questions.inForce(callback.startedAt());
    }

    @Transactional(readOnly = true)
    public Callback get(long id) {
        return rows.find(id).orElseThrow(() -> new IllegalStateException("no call-back " + id));
    }

    @Transactional(readOnly = true)
    public Optional<Callback> ofTask(String task) {
        return rows.ofTask(task);
    }

    /** Oldest first; none for cases whose owner is not called. */
    @Transactional(readOnly = true)
    public List<Callback> of(String caseNumber) {
        return rows.of(caseNumber);
    }

    /**
     * Somebody of developer customer service has called.
     *
     * @throws FormRejected with every wrong field (the time of a call is checked against the clock and the attempt before), if
     *     the person works for the repairing party or the owner has answered meanwhile, and for an attempt that failed if
     *     nobody may be called at that hour or the part of the day was tried before
     */
    public Step attempt(long id, SubmittedForm form) {
        Callback callback = held(id);
        CallReport report = read(form, callback, callback.startedAt(), callback.firstCalls());
        if (!callback.running()) {
            throw new FormRejected(CallReport.RESULT, "survey.answeredMeanwhile");
        }
        refuseRepairer(callback);
        String caller = currentUser.person();
        Step step = write(callback, report, false, caller);
        if (step.result() != AttemptResult.NO_ANSWER) {
            keep(callback, AnswerSource.PHONE, report.calledAt(), caller, report.answers());
            end(callback, step.result() == AttemptResult.REACHED ? CallOutcome.ANSWERED : CallOutcome.REFUSED, caller);
        }
        return step;
    }

    /** @throws FormRejected for an attempt that failed at an hour, or in a part of the day, in which it may not be */
    private Step write(Callback callback, CallReport report, boolean second, String caller) {
        List<Attempt> before = second ? callback.secondCalls() : callback.firstCalls();
        String part = dayPart(report);
        boolean failed = report.result() == AttemptResult.NO_ANSWER;
        if (failed && before.stream().anyMatch(attempt -> attempt.dayPart().equals(part))) {
            throw new FormRejected(CallReport.CALLED_AT, "survey.sameDayPart", text.dayPart(part));
        }
        int number = before.size() + 1;
        rows.attempt(callback.id(), attempt(callback, report, second, number, part, caller));
        rows.log(callback, second ? "SECOND_ATTEMPT" : "ATTEMPT", caller, now());
        Callback after = get(callback.id());
        boolean more = failed
                && number < callback.maxAttempts()
                && !partsLeft(second ? after.secondCalls() : after.firstCalls()).isEmpty();
        return new Step(report.result(), more);
    }

    /**
     * The owner has answered by the link, which the caller has used up.
     *
     * @throws FormRejected if the call-back has ended meanwhile
     */
    public void answerOnline(long id, Answers answers) {
        Callback callback = held(id);
        if (!callback.running()) {
            throw new FormRejected(CallReport.RESULT, "survey.link.REVOKED");
        }
        keep(callback, AnswerSource.LINK, now(), null, answers);
        end(callback, CallOutcome.ONLINE, null);
    }

    /** Nobody answered, neither by telephone nor by the link. Without effect on a call-back that has its outcome. */
    public void unreachable(long id) {
        Callback callback = held(id);
        if (callback.running()) {
            List<Attempt> calls = callback.firstCalls();
            String caller = calls.isEmpty() ? null : calls.get(calls.size() - 1).caller();
            end(callback, CallOutcome.UNREACHABLE, caller);
        }
    }

    /** The case was opened again before there was an answer. */
    public void supersede(long id) {
        Callback callback = held(id);
        if (callback.running()) {
            end(callback, CallOutcome.SUPERSEDED, null);
        }
    }

    /**
     * Somebody ended the instance in the engine, so that nobody calls any more: the record ends as what it is, and the
     * group is told.
     *
     * @return false if nothing waits any more
     */
    public boolean cancelled(long id) {
        Callback callback = held(id);
        if (callback.running()) {
            end(callback, CallOutcome.CANCELLED, null);
        } else if (callback.secondWaits()) {
            rows.concludeSecond(id, CallOutcome.CANCELLED, now(), null);
            rows.log(callback, "SECOND_CANCELLED", currentUser.idOrSystem(), now());
        } else {
            return false;
        }
        notices.cancelled(callback);
        return true;
    }

    /**
     * What the latest answer leads to. Draws once, after the first call, whether the group calls again: nobody can know
     * before. The owner's own answer needs no second one.
     */
    public Judgement judge(long id) {
        unreachable(id);
        Callback callback = get(id);
        Consequence consequence = consequence(callback);
        if (!callback.acted()) {
            rows.follow(id, consequence);
        }
        boolean second = false;
        Instant secondDue = rules.due(callback, now());
        if (!rows.isDrawn(id) && callback.outcome() != CallOutcome.ONLINE) {
            BigDecimal drawn = BigDecimal.valueOf(RANDOM.nextInt(HUNDREDTHS), 2);
            second = drawn.compareTo(callback.sharePercent()) < 0;
            rows.draw(id, drawn, second, second ? secondDue : null);
        }
        rows.log(callback, second ? "SECOND_DRAWN" : "JUDGED", currentUser.idOrSystem(), now());
        return new Judgement(consequence, second, secondDue);
    }

    private Consequence consequence(Callback callback) {
        Response latest = callback.latest();
        if (latest == null || saidBefore(callback)) {
            return Consequence.NONE;
        }
        // what is said about an earlier round is no reason to open a later one
        boolean closed = cases.find(callback.caseNumber())
                .filter(found -> found.stage() == Stage.CLOSED && found.round() == callback.round())
                .isPresent();
        Answers answers = latest.answers();
        Map<String, @Nullable Object> inputs = new HashMap<>();
        inputs.put("caseOutcome", callback.caseOutcome());
        inputs.put("acted", callback.acted() || !closed);
        inputs.put("solved", answers.solved());
        inputs.put("overall", answers.score(AskedQuestion.OVERALL));
        inputs.put("quality", answers.score(AskedQuestion.QUALITY));
        inputs.put("lowest", answers.lowest(questions(callback)));
        Map<String, Object> row = decisions
                .evaluate("low-score", rules.reportDate(callback.caseNumber()), inputs)
                .single();
        return Consequence.valueOf(String.valueOf(row.get("consequence")));
    }

    /** The group was not answered: what the owner had said before was judged then. */
    private static boolean saidBefore(Callback callback) {
        Response latest = callback.latest();
        return callback.secondOutcome() != null && latest != null && latest.source() != AnswerSource.SECOND;
    }

    /**
     * The group has called independently.
     *
     * @return what the model does next; without an answer and without another attempt the owner counts as unreachable
     * @throws FormRejected as for a first call; also if the person made a first call
     */
    public Step callAgain(long id, SubmittedForm form) {
        Callback callback = held(id);
        Instant begun = Objects.requireNonNullElse(callback.concludedAt(), callback.startedAt());
        CallReport report = read(form, callback, begun, callback.secondCalls());
        if (!callback.secondWaits()) {
            throw new FormRejected(CallReport.RESULT, "survey.secondDone");
        }
        refuseRepairer(callback);
        String caller = currentUser.person();
        if (callback.firstCalls().stream().anyMatch(attempt -> attempt.caller().equals(caller))) {
            throw new FormRejected(CallReport.RESULT, "survey.calledFirst");
        }
        Step step = write(callback, report, true, caller);
        keep(callback, AnswerSource.SECOND, report.calledAt(), caller, report.answers());
        if (!step.more()) {
            rows.concludeSecond(id, secondOutcome(report.result()), now(), caller);
            rows.log(callback, "SECOND_CALL", caller, now());
        }
        return step;
    }

    private CallReport read(SubmittedForm form, Callback callback, Instant begun, List<Attempt> before) {
        Instant last = before.isEmpty() ? null : before.get(before.size() - 1).calledAt();
        return CallReport.read(
                form, new CallBounds(begun, last, windows.inForce(callback.startedAt()), now()), questions(callback));
    }

    private Attempt attempt(
            Callback callback, CallReport report, boolean second, int number, String part, String caller) {
        Instant recorded = now();
        return new Attempt(
                second,
                number,
                report.calledAt(),
                recorded,
                windows.inForce(callback.startedAt()).isLate(report.calledAt(), recorded),
                part,
                report.result(),
                caller,
                report.note());
    }

    private static CallOutcome secondOutcome(AttemptResult result) {
        return switch (result) {
            case REACHED -> CallOutcome.ANSWERED;
            case REFUSED -> CallOutcome.REFUSED;
            case NO_ANSWER -> CallOutcome.UNREACHABLE;
        };
    }

    /** Somebody who is logged in was refused with the owner's link. */
    public void staffRefused(long id) {
        String person = currentUser.person();
        LOG.warn("{} came with the owner's link of call-back {} and was refused", person, id);
        rows.log(get(id), "STAFF_REFUSED", person, now());
    }

    /** The time to call is over. Told upward, and only if nobody has tried at all. */
    public void tellOverdue(long id) {
        Callback callback = get(id);
        if (callback.running() && callback.firstCalls().isEmpty()) {
            notices.overdue(callback);
            rows.log(callback, "OVERDUE", currentUser.idOrSystem(), now());
        }
    }

    /** The link has expired, and not all attempts were made. Told upward, once. */
    public void tellUnfinished(long id) {
        Callback callback = held(id);
        List<Attempt> calls = callback.firstCalls();
        if (callback.running()
                && calls.size() < callback.maxAttempts()
                && !partsLeft(calls).isEmpty()) {
            notices.unfinished(callback);
            rows.log(callback, UNFINISHED, currentUser.idOrSystem(), now());
        }
    }

    /** The latest scores, for the story of the case; empty without an answer. */
    @Transactional(readOnly = true)
    public String scoresOf(long id) {
        return said(id, text::scores);
    }

    /** The latest scores and words, for whoever has to answer the owner; empty without an answer. */
    @Transactional(readOnly = true)
    public String wordsOf(long id) {
        return said(id, text::words);
    }

    private String said(long id, BiFunction<Answers, List<AskedQuestion>, String> how) {
        Callback callback = get(id);
        Response latest = callback.latest();
        return latest == null ? "" : how.apply(latest.answers(), questions(callback));
    }

    private void keep(
            Callback callback, AnswerSource source, Instant at, @Nullable String caller, @Nullable Answers answers) {
        if (answers != null) {
            rows.response(callback.id(), new Response(source, at, caller, answers), questions(callback));
        }
    }

    private void end(Callback callback, CallOutcome outcome, @Nullable String caller) {
        rows.conclude(callback.id(), outcome, now(), caller);
        rows.log(callback, outcome.name(), currentUser.idOrSystem(), now());
        if (outcome != CallOutcome.ONLINE) {
            links.revoke(PURPOSE, String.valueOf(callback.id()));
        }
    }

    /** @throws FormRejected if the person is of a group that repaired in this round (rules R3) */
    private void refuseRepairer(Callback callback) {
        Set<String> groups = repairers.groupsOf(callback);
        boolean repaired = currentUser.find().map(user -> user.isInAny(groups)).orElse(false);
        if (repaired) {
            throw new FormRejected(CallReport.RESULT, "survey.repairerCalls");
        }
    }

    private String dayPart(CallReport report) {
        Optional<String> part = dayParts.of(report.calledAt()).map(DayPart::code);
        if (part.isEmpty() && report.result() != AttemptResult.NO_ANSWER) {
            // an owner who rings in the evening is heard
            return OUT_OF_HOURS;
        }
        return part.orElseThrow(() -> new FormRejected(
                CallReport.CALLED_AT, "survey.notAtThatHour", text.hours(dayParts.inForce(report.calledAt()))));
    }

    /** From here to the end of the transaction nobody else records anything of this call-back. */
    public void hold(long id) {
        rows.hold(id);
    }

    private Callback held(long id) {
        hold(id);
        return get(id);
    }

    private Instant now() {
        return clock.instant();
    }

    /** Labels of the parts of the day that these attempts have not tried yet. */
    @Transactional(readOnly = true)
    public List<String> partsLeft(List<Attempt> attempts) {
        List<String> tried = attempts.stream().map(Attempt::dayPart).toList();
        return dayParts.inForce(now()).stream()
                .map(DayPart::code)
                .filter(code -> !tried.contains(code))
                .map(text::dayPart)
                .toList();
    }
}
