package cn.baoxiu.contractor.sanction;

import cn.baoxiu.attachment.Attachment;
import cn.baoxiu.attachment.Attachments;
import cn.baoxiu.contractor.ApprovalLimits;
import cn.baoxiu.contractor.ChargeBacks;
import cn.baoxiu.contractor.Letters;
import cn.baoxiu.contractor.Letters.Letter;
import cn.baoxiu.contractor.Rung;
import cn.baoxiu.contractor.sanction.ApprovalTable.Approval;
import cn.baoxiu.contractor.sanction.ApprovalTable.Drafting;
import cn.baoxiu.engine.FieldError;
import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.engine.Sentences;
import cn.baoxiu.identity.CurrentUser;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Draft, approvals and issue of a letter (rules R3, R6). */
@Service
@Transactional
public class LetterDesk {

    private static final int CLAUSE = 300;

    private final PenaltyTable table;
    private final ViolationTable violations;
    private final ApprovalTable approvals;
    private final Standings standings;
    private final Preconditions preconditions;
    private final Reckoning reckoning;
    private final SanctionRules rules;
    private final Letters letters;
    private final ApprovalLimits limits;
    private final ObjectProvider<ChargeBacks> chargeBacks;
    private final Attachments attachments;
    private final PenaltyOpening opening;
    private final PenaltyNotices notices;
    private final CurrentUser actor;
    private final Sentences sentences;
    private final TermWords words;
    private final Clock clock;

    LetterDesk(
            PenaltyTable table,
            ViolationTable violations,
            ApprovalTable approvals,
            Standings standings,
            Preconditions preconditions,
            Reckoning reckoning,
            SanctionRules rules,
            Letters letters,
            ApprovalLimits limits,
            ObjectProvider<ChargeBacks> chargeBacks,
            Attachments attachments,
            PenaltyOpening opening,
            PenaltyNotices notices,
            CurrentUser actor,
            Sentences sentences,
            TermWords words,
            Clock clock) {
        this.table = table;
        this.violations = violations;
        this.approvals = approvals;
        this.standings = standings;
        this.preconditions = preconditions;
        this.reckoning = reckoning;
        this.rules = rules;
        this.letters = letters;
        this.limits = limits;
        this.chargeBacks = chargeBacks;
        this.attachments = attachments;
        this.opening = opening;
        this.notices = notices;
        this.actor = actor;
        this.sentences = sentences;
        this.words = words;
        this.clock = clock;
    }

    /** How a step of the draft ends. */
    public enum Step {
        SUBMIT,
        DISCARD,
        /** Another group has to approve. */
        NEXT,
        APPROVED,
        REFUSED,
        ISSUED,
        /** A precondition was lost since the draft. */
        BACK
    }

    /**
     * @param group that has to approve next, null if none has
     * @param due of the step that follows
     */
    public record Result(Step step, @Nullable String group, Instant due) {}

    /**
     * A draft, or the decision to send no letter. A changed draft voids the approvals of the one before.
     *
     * @throws FormRejected with one complaint for each thing that is missing
     */
    public Result draft(long id, LetterForm form) {
        Penalty penalty = table.lock(id);
        table.consideredAll(id);
        return form.send() ? drafted(penalty, form) : discarded(penalty, form);
    }

    private Result discarded(Penalty penalty, LetterForm form) {
        String reason = Objects.requireNonNull(form.reason());
        if (penalty.letterId() != null) {
            letters.discard(penalty.letterId(), reason);
        }
        violations.nameItems(penalty.id(), List.of());
        approvals.drafted(penalty.id(), new Drafting(actor.person(), clock.instant(), null, null, reason));
        table.end(penalty.id(), PenaltyOutcome.DISCARDED, clock.instant());
        return new Result(Step.DISCARD, null, clock.instant());
    }

    private Result drafted(Penalty penalty, LetterForm form) {
        Rung rung = Objects.requireNonNull(form.rung());
        Standing standing = standings.of(penalty);
        Reckoning.Sum sum = reckoning.of(rung, standing, form.leaveOut(), penalty.id());
        String clause = clause(form, standing, sum);
        Instant until = performUntil(penalty, form, rung, standing);
        List<FieldError> errors = new ArrayList<>();
        if (rung != penalty.proposed() && form.reason() == null) {
            errors.add(FieldError.of("deviationReason", "contractor.deviates"));
        }
        errors.addAll(preconditions.errors(preconditions.missing(standing, rung, penalty.inForceAt(), clause, sum)));
        if (!errors.isEmpty()) {
            throw new FormRejected(errors);
        }
        Letter letter = store(penalty, draft(penalty, form, rung, standing, sum, clause, until));
        Instant now = clock.instant();
        approvals.drafted(penalty.id(), new Drafting(actor.person(), now, rung, letter.contentHash(), form.reason()));
        violations.nameItems(penalty.id(), sum.items());
        sum.days().forEach(counted -> violations.days(counted.violation(), counted.days()));
        table.set(
                penalty.id(),
                "state",
                PenaltyState.APPROVING,
                "rung",
                rung,
                "letter_id",
                letter.id(),
                "amount",
                rung.takesMoney() ? sum.total() : null,
                "upheld",
                rung.takesMoney() ? sum.total() : null,
                "drafted_at",
                now,
                "back_reason",
                null);
        return next(table.get(penalty.id()), letter, Step.SUBMIT);
    }

    private static String clause(LetterForm form, Standing standing, Reckoning.Sum sum) {
        if (form.clause() != null) {
            return form.clause();
        }
        Set<String> clauses = new LinkedHashSet<>(sum.clauses());
        clauses.add(standing.contract().warrantyClause());
        String joined = clauses.stream().filter(c -> !c.isBlank()).collect(Collectors.joining("、"));
        return joined.length() <= CLAUSE ? joined : joined.substring(0, CLAUSE);
    }

    /**
     * What the table gives, or longer.
     *
     * @throws FormRejected for less
     */
    private @Nullable Instant performUntil(Penalty penalty, LetterForm form, Rung rung, Standing standing) {
        if (!rung.demandsPerformance()) {
            return null;
        }
        Instant least = rules.end(rules.term(rung, standing.grade(), penalty.inForceAt()), clock.instant());
        Instant wanted = form.performUntil();
        if (wanted == null) {
            return least;
        }
        if (wanted.isBefore(least)) {
            throw new FormRejected("performBy", "contractor.timeTooShort", TermWords.moment(least));
        }
        return wanted;
    }

    private Letters.Draft draft(
            Penalty penalty,
            LetterForm form,
            Rung rung,
            Standing standing,
            Reckoning.Sum sum,
            String clause,
            @Nullable Instant until) {
        return new Letters.Draft(
                rung,
                penalty.caseNumber(),
                penalty.subsidiary(),
                standing.facts().project(),
                penalty.contractNo(),
                penalty.contractor(),
                form.copies(),
                clause,
                Objects.requireNonNull(form.demand()),
                until,
                until == null ? null : words.basis(rules.term(rung, standing.grade(), penalty.inForceAt())),
                sum.lines(),
                form.photos() ? photos(penalty.caseNumber()) : List.of(),
                form.corrects());
    }

    private List<String> photos(String caseNumber) {
        return attachments.of(caseNumber).stream()
                .filter(file -> file.isPicture() && !file.isWrong())
                .map(Attachment::id)
                .toList();
    }

    private Letter store(Penalty penalty, Letters.Draft draft) {
        return penalty.letterId() == null ? letters.draft(draft) : letters.change(penalty.letterId(), draft);
    }

    /**
     * One group's answer to the draft as it is now.
     *
     * @param group in whose name
     * @throws FormRejected if the person drafted it, has approved it for another group, or the group has answered
     */
    public Result approve(long id, String group, ApprovalAnswer answer) {
        Penalty penalty = table.get(id);
        String person = actor.person();
        if (approvals.drafters(id).contains(person)) {
            throw new FormRejected("approved", "contractor.drafterApproves");
        }
        Letter letter = letter(penalty);
        boolean before = approvals.approvalsOf(id, letter.contentHash()).stream()
                .anyMatch(a -> a.answeredBy().equals(person) && !a.groupCode().equals(group));
        if (before) {
            throw new FormRejected("approved", "contractor.approvesTwice");
        }
        approvals.answer(
                id,
                new Approval(letter.contentHash(), group, answer.approved(), person, clock.instant(), answer.reason()));
        if (!answer.approved()) {
            return back(penalty, Objects.requireNonNull(answer.reason()), Step.REFUSED);
        }
        return next(penalty, letter, Step.NEXT);
    }

    private Result back(Penalty penalty, String reason, Step step) {
        table.set(penalty.id(), "state", PenaltyState.DRAFTING, "back_reason", reason);
        return new Result(step, null, due(SanctionRules.Step.DRAFT, penalty));
    }

    private Result next(Penalty penalty, Letter letter, Step step) {
        Optional<String> group = missing(penalty, letter).stream().findFirst();
        Instant due = due(SanctionRules.Step.APPROVAL, penalty);
        return group.map(g -> new Result(step, g, due)).orElseGet(() -> new Result(Step.APPROVED, null, due));
    }

    /** Groups that have not approved what the letter says now, in their order. */
    private List<String> missing(Penalty penalty, Letter letter) {
        Set<String> given = approvals.approvalsOf(penalty.id(), letter.contentHash()).stream()
                .map(Approval::groupCode)
                .collect(Collectors.toSet());
        BigDecimal amount = penalty.amount() == null ? BigDecimal.ZERO : penalty.amount();
        return limits.groups(amount, penalty.inForceAt()).stream()
                .filter(group -> !given.contains(group))
                .toList();
    }

    private Instant due(SanctionRules.Step step, Penalty penalty) {
        String grade = standings.facts(penalty.caseNumber()).grade();
        return rules.due(step, grade, penalty.inForceAt(), clock.instant());
    }

    /** Number and PDF, if everything still holds; else it goes back to the drafter with the reason. */
    public Result issue(long id) {
        Penalty penalty = table.lock(id);
        Rung rung = penalty.requiredRung();
        Letter letter = letter(penalty);
        if (!missing(penalty, letter).isEmpty()) {
            return back(penalty, sentences.text("contractor.missing.APPROVAL"), Step.BACK);
        }
        Standing standing = standings.of(penalty);
        Reckoning.Sum sum = reckoning.again(rung, standing, violations.items(id), id);
        List<Precondition> lost = preconditions.missing(
                standing, rung, penalty.inForceAt(), letter.says().clause(), sum);
        if (!lost.isEmpty()) {
            return back(penalty, preconditions.sentence(lost), Step.BACK);
        }
        Letter issued = letters.issue(letter.id());
        if (rung.takesMoney()) {
            take(penalty, issued);
        }
        table.set(id, "state", PenaltyState.ISSUED, "open_key", null);
        notices.issued(penalty, standing.facts(), issued);
        opening.carryOn(penalty);
        return new Result(Step.ISSUED, null, due(SanctionRules.Step.DELIVERY, penalty));
    }

    private void take(Penalty penalty, Letter letter) {
        for (ViolationTable.Item item : violations.items(penalty.id())) {
            Long violation = item.violationId();
            if (violation != null && item.amount().signum() > 0 && !violations.take(violation, penalty.id())) {
                // checked a moment ago: somebody else was faster, and this transaction starts again
                throw new IllegalStateException("violation " + violation + " is in another deduction");
            }
            Long chargeBack = item.chargeBackId();
            if (chargeBack != null) {
                chargeBacks.forEach(known -> known.take(chargeBack, letter.id()));
            }
        }
    }

    private Letter letter(Penalty penalty) {
        return letters.find(penalty.requiredLetter()).orElseThrow();
    }
}
