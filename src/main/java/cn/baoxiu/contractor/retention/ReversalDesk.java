package cn.baoxiu.contractor.retention;

import cn.baoxiu.contractor.ApprovalLimits;
import cn.baoxiu.contractor.retention.ReversalView.Answer;
import cn.baoxiu.contractor.sanction.ApprovalAnswer;
import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.identity.CurrentUser;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the record of requests to give a deduction back while the model {@code deduction-reversal} takes them through
 * their approvals (rules R3, R6). Whatever depends on what is left of a deduction holds the contract's ledger first.
 */
@Service
@Transactional
public class ReversalDesk {

    private static final String APPROVED = "approved";

    private final ReversalRows rows;
    private final ReversalTerms terms;
    private final ReversalNotices notices;
    private final Deductions deductions;
    private final ApprovalLimits limits;
    private final OwnContracts ownContracts;
    private final ContractRegister contracts;
    private final Ledger ledger;
    private final CurrentUser currentUser;
    private final Clock clock;

    ReversalDesk(
            ReversalRows rows,
            ReversalTerms terms,
            ReversalNotices notices,
            Deductions deductions,
            ApprovalLimits limits,
            OwnContracts ownContracts,
            ContractRegister contracts,
            Ledger ledger,
            CurrentUser currentUser,
            Clock clock) {
        this.rows = rows;
        this.terms = terms;
        this.notices = notices;
        this.deductions = deductions;
        this.limits = limits;
        this.ownContracts = ownContracts;
        this.contracts = contracts;
        this.ledger = ledger;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    /**
     * Who is asked next.
     *
     * @param approved what was answered last; true for a new request
     * @param group that has to answer next, null if none has
     * @param due of its answer
     */
    public record Step(boolean approved, @Nullable String group, Instant due) {}

    /**
     * A contract of a subsidiary of the user; jobs see all.
     *
     * @throws FormRejected if there is no such contract for this person
     */
    @Transactional(readOnly = true)
    public ContractFacts contractFor(String contractNo) {
        return ownContracts.get(ReversalRequest.CONTRACT, contractNo);
    }

    /**
     * Two clerks may ask at once: the later one waits at the ledger and finds the request of the other.
     *
     * @throws FormRejected if contract or deduction is unknown, a request runs for it, or more is asked for than is left
     */
    public ReversalView request(ReversalRequest request) {
        ContractFacts contract = contractFor(request.contractNo());
        ledger.hold(contract.contractNo());
        Deducted deduction = deductions.named(ReversalRequest.NUMBER, contract.contractNo(), request.number());
        if (rows.running(deduction.id()).isPresent()) {
            throw new FormRejected(ReversalRequest.NUMBER, "reversal.running", deduction.number());
        }
        if (deduction.left().signum() == 0) {
            throw new FormRejected(ReversalRequest.NUMBER, "reversal.nothingLeft", deduction.number());
        }
        if (request.amount().compareTo(deduction.left()) > 0) {
            throw new FormRejected(ReversalRequest.AMOUNT, "retention.moreThanLeft", Yuan.text(deduction.left()));
        }
        // With what was given back before: a sum in small parts needs the approvals of the whole.
        BigDecimal together = deduction.amount().subtract(deduction.left()).add(request.amount());
        List<String> groups = limits.groups(together, now());
        if (!rows.open(request, contract.subsidiary(), deduction.id(), groups, currentUser.person(), now())) {
            throw new FormRejected(ReversalRequest.NUMBER, "reversal.running", deduction.number());
        }
        return get(rows.running(deduction.id()).orElseThrow());
    }

    /** A user task of the request waits for somebody. */
    public void opened(long id, String task) {
        rows.opened(id, task);
    }

    /** Who has to answer a new request first. */
    public Step first(long id) {
        return step(get(id), true);
    }

    /**
     * The answer of the group whose turn it is.
     *
     * @throws FormRejected if the person made the request or has answered for another group, or if less is left of the
     *     deduction by now: then it can only be refused
     */
    public Step answer(long id, ApprovalAnswer answer) {
        ReversalView reversal = held(id);
        String person = currentUser.person();
        if (person.equals(reversal.requestedBy())) {
            throw new FormRejected(APPROVED, "reversal.requesterAnswers");
        }
        if (reversal.answers().stream().anyMatch(a -> a.by().equals(person))) {
            throw new FormRejected(APPROVED, "reversal.answersTwice");
        }
        if (answer.approved()) {
            requireLeft(reversal);
        }
        String group = reversal.next().orElseThrow(() -> new FormRejected(APPROVED, "reversal.answered"));
        try {
            rows.answer(
                    id, new Answer(group, answer.approved(), person, now(), answer.reason(), reversal.contentHash()));
        } catch (DuplicateKeyException e) {
            throw new FormRejected(APPROVED, "reversal.answered");
        }
        return step(get(id), answer.approved());
    }

    private void requireLeft(ReversalView reversal) {
        Deducted deduction = deductions.get(reversal.contractNo(), reversal.deduction());
        if (reversal.amount().compareTo(deduction.left()) > 0) {
            throw new FormRejected(APPROVED, "reversal.lessLeft", Yuan.text(deduction.left()));
        }
    }

    private Step step(ReversalView reversal, boolean approved) {
        String group = approved ? reversal.next().orElse(null) : null;
        return new Step(approved, group, terms.due(reversal.requestedAt(), now()));
    }

    /**
     * Gives the money back, once, in the name of whoever approved last.
     *
     * @throws IllegalStateException if not all have approved what the request says
     */
    public void post(long id) {
        ReversalView reversal = held(id);
        if (reversal.outcome() == ReversalOutcome.REVERSED) {
            return;
        }
        if (!reversal.approvedByAll()) {
            throw new IllegalStateException("the reversal " + id + " is not approved by all");
        }
        Deducted deduction = deductions.get(reversal.contractNo(), reversal.deduction());
        String by = reversal.answers().get(reversal.answers().size() - 1).by();
        ledger.reverse("REVERSAL|" + id, deduction.key(), reversal.amount(), reversal.reason(), by);
        end(reversal, deduction, ReversalOutcome.REVERSED);
    }

    /** The refusal, with its reason, was recorded by {@link #answer}; the ledger stays as it is. */
    public void refuse(long id) {
        ReversalView reversal = get(id);
        end(reversal, deductions.get(reversal.contractNo(), reversal.deduction()), ReversalOutcome.REFUSED);
    }

    private void end(ReversalView reversal, Deducted deduction, ReversalOutcome outcome) {
        rows.end(reversal.id(), outcome, now());
        notices.ended(reversal, contracts.get(reversal.contractNo()), deduction, outcome);
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    public List<ReversalView> of(String contractNo) {
        return rows.of(contractNo);
    }

    @Transactional(readOnly = true)
    public Optional<ReversalView> ofTask(String task) {
        return rows.ofTask(task);
    }

    /** Deductions of which something can be given back and no request runs, newest first. */
    @Transactional(readOnly = true)
    public List<Deducted> reversible(String contractNo) {
        List<Long> running = of(contractNo).stream()
                .filter(ReversalView::running)
                .map(ReversalView::deduction)
                .toList();
        return deductions.of(contractNo).stream()
                .filter(deduction -> deduction.left().signum() > 0 && !running.contains(deduction.id()))
                .toList();
    }

    /** The request as it is once nobody else posts to the contract. */
    private ReversalView held(long id) {
        ledger.hold(get(id).contractNo());
        return get(id);
    }

    private ReversalView get(long id) {
        return rows.find(id).orElseThrow(() -> new IllegalStateException("no reversal " + id));
    }

    private Instant now() {
        return clock.instant();
    }
}
