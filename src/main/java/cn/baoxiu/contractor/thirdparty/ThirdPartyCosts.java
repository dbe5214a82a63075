package cn.baoxiu.contractor.thirdparty;

import cn.baoxiu.contractor.ContractRules;
import cn.baoxiu.contractor.ContractorCases;
import cn.baoxiu.contractor.Letters;
import cn.baoxiu.contractor.Letters.Letter;
import cn.baoxiu.contractor.Penalties;
import cn.baoxiu.contractor.Rung;
import cn.baoxiu.contractor.sanction.ApprovalAnswer;
import cn.baoxiu.contractor.sanction.Fingerprint;
import cn.baoxiu.contractor.thirdparty.ThirdPartyApprovals.Paper;
import cn.baoxiu.contractor.thirdparty.ThirdPartyApprovals.Subject;
import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.engine.Sentences;
import cn.baoxiu.estate.Contracts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the third party cost in the end, and what the contractor bears of it (rules R6). */
@Service
@Transactional
public class ThirdPartyCosts {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final ThirdPartyTable table;
    private final ThirdPartyApprovals approvals;
    private final ThirdPartyRules rules;
    private final ThirdPartyNotices notices;
    private final StoredChargeBacks chargeBacks;
    private final ContractorCases cases;
    private final Contracts contracts;
    private final ContractRules contractRules;
    private final Letters letters;
    private final Penalties penalties;
    private final Sentences sentences;
    private final Clock clock;

    ThirdPartyCosts(
            ThirdPartyTable table,
            ThirdPartyApprovals approvals,
            ThirdPartyRules rules,
            ThirdPartyNotices notices,
            StoredChargeBacks chargeBacks,
            ContractorCases cases,
            Contracts contracts,
            ContractRules contractRules,
            Letters letters,
            Penalties penalties,
            Sentences sentences,
            Clock clock) {
        this.table = table;
        this.approvals = approvals;
        this.rules = rules;
        this.notices = notices;
        this.chargeBacks = chargeBacks;
        this.cases = cases;
        this.contracts = contracts;
        this.contractRules = contractRules;
        this.letters = letters;
        this.penalties = penalties;
        this.sentences = sentences;
        this.clock = clock;
    }

    /**
     * The invoice. More than the approved quote needs a reason and approvals of its own.
     *
     * @throws FormRejected for an invoice that is known, or one above the quote without a reason
     */
    public ThirdPartyResult invoiced(String caseNumber, CostForm form) {
        ThirdPartyRepair repair = table.lock(caseNumber);
        if (repair.state() != ThirdPartyState.COSTING) {
            throw new FormRejected("invoiceNumber", "thirdParty.alreadyInvoiced");
        }
        boolean more = form.amount().compareTo(repair.quote()) > 0;
        if (more && form.reason() == null) {
            throw new FormRejected(
                    "invoiceReason", "thirdParty.aboveQuote", repair.quote().toPlainString());
        }
        Instant now = clock.instant();
        String hash = Fingerprint.of(
                repair.chosen(), form.number(), form.amount(), form.invoicedOn(), approvals.entries(repair.id()));
        table.setInvoice(repair, form.number());
        table.set(
                repair.id(),
                "invoice_cny",
                form.amount(),
                "invoiced_on",
                form.invoicedOn(),
                "invoice_reason",
                form.reason(),
                "invoice_file",
                form.file(),
                "invoice_hash",
                hash,
                "invoiced_at",
                now,
                "back_reason",
                null);
        Paper paper = new Paper(repair.id(), Subject.COST, hash, form.amount(), now);
        approvals.drafted(paper);
        if (!more) {
            table.set(repair.id(), "state", ThirdPartyState.COST_KNOWN);
            return new ThirdPartyResult(ThirdPartyStep.APPROVED, null, now);
        }
        table.set(repair.id(), "state", ThirdPartyState.COST_APPROVING);
        return next(repair, paper);
    }

    /**
     * One group's answer to an invoice above the quote.
     *
     * @throws FormRejected if the person entered it, has approved it for another group, or the group has answered
     */
    public ThirdPartyResult approve(String caseNumber, String group, ApprovalAnswer answer) {
        ThirdPartyRepair repair = table.lock(caseNumber);
        if (repair.state() != ThirdPartyState.COST_APPROVING) {
            throw new FormRejected("approved", "thirdParty.alreadyApproved");
        }
        Paper paper = new Paper(
                repair.id(),
                Subject.COST,
                Objects.requireNonNull(repair.invoiceHash()),
                repair.invoice(),
                Objects.requireNonNull(repair.invoicedAt()));
        approvals.answer(paper, group, answer);
        if (answer.approved()) {
            return next(repair, paper);
        }
        table.set(repair.id(), "state", ThirdPartyState.COSTING, "back_reason", answer.reason());
        return new ThirdPartyResult(ThirdPartyStep.REFUSED, null, due(ThirdPartyRules.Step.COST, repair));
    }

    private ThirdPartyResult next(ThirdPartyRepair repair, Paper paper) {
        String group = approvals.next(paper).orElse(null);
        if (group != null) {
            return new ThirdPartyResult(ThirdPartyStep.APPROVAL, group, due(ThirdPartyRules.Step.APPROVAL, repair));
        }
        table.set(repair.id(), "state", ThirdPartyState.COST_KNOWN);
        return new ThirdPartyResult(ThirdPartyStep.APPROVED, null, clock.instant());
    }

    /** When the step of the cost is due that begins now. */
    public Instant costDue(String caseNumber) {
        return due(ThirdPartyRules.Step.COST, table.running(caseNumber).orElseThrow());
    }

    private Instant due(ThirdPartyRules.Step step, ThirdPartyRepair repair) {
        String grade = cases.find(repair.caseNumber()).orElseThrow().grade();
        return rules.due(step, grade, repair.begunAt(), clock.instant());
    }

    /** Charges the contractor and proposes the deduction, if the finding in force still names it under this contract. */
    public ThirdPartyOutcome charge(String caseNumber) {
        ThirdPartyRepair repair = table.lock(caseNumber);
        if (repair.state() != ThirdPartyState.COST_KNOWN) {
            throw new IllegalStateException("the cost of third-party repair " + repair.id() + " is not known");
        }
        ContractorCases.Facts facts = cases.find(caseNumber).orElseThrow();
        Instant now = clock.instant();
        if (!facts.answersFor(repair.contractor(), repair.contractNo())) {
            String reason = sentences.text("thirdParty.notCharged", repair.contractor(), repair.contractNo());
            table.end(repair.id(), ThirdPartyOutcome.NOT_CHARGED, reason, now);
            notices.notCharged(repair, facts);
            return ThirdPartyOutcome.NOT_CHARGED;
        }
        Charge charge = charge(repair);
        long id = chargeBacks.add(repair, charge, now);
        table.end(repair.id(), ThirdPartyOutcome.CHARGED, null, now);
        penalties.propose("third-party cost " + id, caseNumber, Rung.DEDUCTION_NOTICE, words(repair, charge));
        checkNotice(repair, facts);
        return ThirdPartyOutcome.CHARGED;
    }

    /** @param capCny most that the contract lets charge, null for no cap */
    record Charge(BigDecimal feePercent, @Nullable BigDecimal capCny, BigDecimal amount) {}

    /** Rounded once, then the cap. */
    private Charge charge(ThirdPartyRepair repair) {
        BigDecimal fee = contracts.find(repair.contractNo()).orElseThrow().agencyFeePercent();
        BigDecimal full = repair.invoice().multiply(HUNDRED.add(fee)).divide(HUNDRED, 2, RoundingMode.HALF_UP);
        BigDecimal cap = contractRules.of(repair.contractNo(), repair.begunAt()).chargeBackCapCny();
        return new Charge(fee, cap, cap == null ? full : full.min(cap).setScale(2));
    }

    private String words(ThirdPartyRepair repair, Charge charge) {
        BigDecimal percent = charge.feePercent().add(HUNDRED).stripTrailingZeros();
        boolean capped = charge.capCny() != null && charge.amount().compareTo(charge.capCny()) == 0;
        return sentences.text(
                capped ? "thirdParty.chargedCapped" : "thirdParty.charged",
                notices.name(repair.chosen()),
                Objects.requireNonNull(repair.invoiceNumber()),
                repair.invoice().toPlainString(),
                percent.toPlainString(),
                charge.amount().toPlainString());
    }

    /** An emergency began after a call: has the written notice followed in time? */
    public void checkNotice(String caseNumber) {
        ThirdPartyRepair repair = table.lock(caseNumber);
        checkNotice(repair, cases.find(caseNumber).orElseThrow());
    }

    private void checkNotice(ThirdPartyRepair repair, ContractorCases.Facts facts) {
        Instant until = repair.noticeUntil();
        Instant called = repair.calledAt();
        if (until == null || called == null || repair.noticeMissingAt() != null || followed(repair, called, until)) {
            return;
        }
        Instant now = clock.instant();
        if (now.isBefore(until)) {
            notices.noticeOwed(repair, facts, until);
        } else {
            table.set(repair.id(), "notice_missing_at", now);
            notices.noticeMissing(repair, facts, until);
        }
    }

    /** A letter of the ladder was sent in writing after the call and in time. */
    private boolean followed(ThirdPartyRepair repair, Instant called, Instant until) {
        return letters.ofCase(repair.caseNumber()).stream()
                .filter(letter -> letter.state() == Letters.State.ISSUED)
                .filter(letter -> letter.says().contractor().equals(repair.contractor()))
                .filter(letter -> letter.says().rung().compareTo(Rung.DEDUCTION_NOTICE) < 0)
                .map(Letter::deliveries)
                .flatMap(List::stream)
                .anyMatch(delivery -> delivery.channel() != Letters.Channel.PHONE
                        && !delivery.sentAt().isBefore(called)
                        && !delivery.sentAt().isAfter(until));
    }
}
