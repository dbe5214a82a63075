package cn.baoxiu.contractor.thirdparty;

import cn.baoxiu.contractor.ContractorCases;
import cn.baoxiu.contractor.sanction.ApprovalAnswer;
import cn.baoxiu.contractor.sanction.Fingerprint;
import cn.baoxiu.contractor.thirdparty.ThirdPartyApprovals.Paper;
import cn.baoxiu.contractor.thirdparty.ThirdPartyApprovals.Subject;
import cn.baoxiu.contractor.thirdparty.ThirdPartyTable.Line;
import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.engine.Sentences;
import cn.baoxiu.estate.ThirdParties.Price;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the third party asks for, and its approval by amount (rules R3). */
@Service
@Transactional
public class ThirdPartyQuotes {

    private final ThirdPartyTable table;
    private final ThirdPartyApprovals approvals;
    private final ThirdPartyRules rules;
    private final ThirdPartyChoice choice;
    private final ContractorCases cases;
    private final Sentences sentences;
    private final Clock clock;

    ThirdPartyQuotes(
            ThirdPartyTable table,
            ThirdPartyApprovals approvals,
            ThirdPartyRules rules,
            ThirdPartyChoice choice,
            ContractorCases cases,
            Sentences sentences,
            Clock clock) {
        this.table = table;
        this.approvals = approvals;
        this.rules = rules;
        this.choice = choice;
        this.cases = cases;
        this.sentences = sentences;
        this.clock = clock;
    }

    /**
     * A quote, or the decision to ask another third party. A changed quote voids the approvals of the one before.
     *
     * @throws FormRejected if a price is above the list, or nothing can be compared with it, without a reason
     */
    public ThirdPartyResult quote(String caseNumber, QuoteForm form) {
        ThirdPartyRepair repair = table.lock(caseNumber);
        if (repair.state() != ThirdPartyState.QUOTING) {
            throw new FormRejected("quoteNumber", "thirdParty.alreadyQuoted");
        }
        ContractorCases.Facts facts = cases.find(caseNumber).orElseThrow();
        Instant now = clock.instant();
        if (!form.quoted()) {
            table.set(repair.id(), "state", ThirdPartyState.CHOOSING, "back_reason", form.reason());
            return new ThirdPartyResult(
                    ThirdPartyStep.OTHER_PARTY, null, due(ThirdPartyRules.Step.CHOICE, repair, facts));
        }
        List<Line> lines = lines(form, choice.prices(repair.chosen(), facts));
        requireReason(form, lines);
        BigDecimal sum = Objects.requireNonNull(form.sum());
        String number = Objects.requireNonNull(form.number());
        String hash = Fingerprint.of(repair.chosen(), number, sum, form.items(), approvals.entries(repair.id()));
        table.setLines(repair.id(), lines);
        table.set(
                repair.id(),
                "quote_number",
                number,
                "quote_cny",
                sum,
                "quote_reason",
                form.reason(),
                "quote_hash",
                hash,
                "quoted_at",
                now,
                "approved_at",
                null,
                "back_reason",
                null,
                "state",
                ThirdPartyState.APPROVING);
        Paper paper = new Paper(repair.id(), Subject.QUOTE, hash, sum, now);
        approvals.drafted(paper);
        return next(repair, facts, paper);
    }

    private static List<Line> lines(QuoteForm form, List<Price> prices) {
        return form.items().stream()
                .map(item -> new Line(
                        item.item(), item.quantity(), item.price(), listPrice(item.item(), prices), item.amount()))
                .toList();
    }

    private static @Nullable BigDecimal listPrice(String item, List<Price> prices) {
        return prices.stream()
                .filter(price -> price.item().equals(item))
                .map(Price::priceCny)
                .findFirst()
                .orElse(null);
    }

    private static void requireReason(QuoteForm form, List<Line> lines) {
        if (form.reason() != null) {
            return;
        }
        if (lines.isEmpty()) {
            throw new FormRejected("quoteReason", "thirdParty.sumWithoutLines");
        }
        for (Line line : lines) {
            BigDecimal list = line.listPriceCny();
            if (list == null) {
                throw new FormRejected("quoteReason", "thirdParty.notInList", line.item());
            }
            if (line.priceCny().compareTo(list) > 0) {
                throw new FormRejected(
                        "quoteReason",
                        "thirdParty.aboveList",
                        line.item(),
                        line.priceCny().toPlainString(),
                        list.toPlainString());
            }
        }
    }

    /**
     * One group's answer to the quote as it is now.
     *
     * @throws FormRejected if the person entered it, has approved it for another group, or the group has answered
     */
    public ThirdPartyResult approve(String caseNumber, String group, ApprovalAnswer answer) {
        ThirdPartyRepair repair = table.lock(caseNumber);
        if (repair.state() != ThirdPartyState.APPROVING) {
            throw new FormRejected("approved", "thirdParty.alreadyApproved");
        }
        ContractorCases.Facts facts = cases.find(caseNumber).orElseThrow();
        Paper paper = new Paper(
                repair.id(),
                Subject.QUOTE,
                Objects.requireNonNull(repair.quoteHash()),
                repair.quote(),
                Objects.requireNonNull(repair.quotedAt()));
        approvals.answer(paper, group, answer);
        if (!answer.approved()) {
            return back(repair, facts, Objects.requireNonNull(answer.reason()));
        }
        return next(repair, facts, paper);
    }

    private ThirdPartyResult next(ThirdPartyRepair repair, ContractorCases.Facts facts, Paper paper) {
        String group = approvals.next(paper).orElse(null);
        if (group != null) {
            return new ThirdPartyResult(
                    ThirdPartyStep.APPROVAL, group, due(ThirdPartyRules.Step.APPROVAL, repair, facts));
        }
        if (repair.orderedAt() == null) {
            if (!facts.open()) {
                return back(repair, facts, sentences.text("thirdParty.closedMeanwhile"));
            }
            if (!facts.answersFor(repair.contractor(), repair.contractNo())) {
                return back(repair, facts, sentences.text("thirdParty.changedMeanwhile"));
            }
        }
        table.set(repair.id(), "approved_at", clock.instant());
        return new ThirdPartyResult(ThirdPartyStep.APPROVED, null, due(ThirdPartyRules.Step.COST, repair, facts));
    }

    private ThirdPartyResult back(ThirdPartyRepair repair, ContractorCases.Facts facts, String reason) {
        table.set(repair.id(), "state", ThirdPartyState.QUOTING, "back_reason", reason);
        return new ThirdPartyResult(ThirdPartyStep.REFUSED, null, due(ThirdPartyRules.Step.QUOTE, repair, facts));
    }

    private Instant due(ThirdPartyRules.Step step, ThirdPartyRepair repair, ContractorCases.Facts facts) {
        return rules.due(step, facts.grade(), repair.begunAt(), clock.instant());
    }
}
