package cn.baoxiu.contractor.thirdparty;

import cn.baoxiu.contractor.CaseCosts;
import cn.baoxiu.contractor.thirdparty.StoredChargeBacks.Charged;
import cn.baoxiu.contractor.thirdparty.ThirdPartyApprovals.Subject;
import cn.baoxiu.identity.CurrentUser;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts third-party repairs together for the page and the API of a case; a case without one costs one look. */
@Service
@Transactional(readOnly = true)
class StoredCaseCosts implements CaseCosts {

    private final ThirdPartyTable table;
    private final ThirdPartyApprovals approvals;
    private final StoredChargeBacks chargeBacks;
    private final CurrentUser users;

    StoredCaseCosts(
            ThirdPartyTable table, ThirdPartyApprovals approvals, StoredChargeBacks chargeBacks, CurrentUser users) {
        this.table = table;
        this.approvals = approvals;
        this.chargeBacks = chargeBacks;
        this.users = users;
    }

    /** How much of it a reader may see. */
    private enum Share {
        ALL,
        CONTRACTOR,
        THIRD_PARTY
    }

    @Override
    public List<ThirdPartyCost> of(String caseNumber, @Nullable String company) {
        List<ThirdPartyRepair> repairs = table.ofCase(caseNumber);
        if (repairs.isEmpty()) {
            return List.of();
        }
        Map<Long, Charged> charged = chargeBacks.charged(caseNumber).stream()
                .collect(Collectors.toMap(Charged::repairId, Function.identity()));
        return repairs.stream()
                .filter(repair -> company == null || isInvolved(company, repair))
                .map(repair -> cost(repair, charged.get(repair.id()), share(company, repair)))
                .toList();
    }

    /** A company learns of it when the work order changes hands. */
    private static boolean isInvolved(String company, ThirdPartyRepair repair) {
        return repair.orderedAt() != null
                && (company.equals(repair.contractor()) || company.equals(repair.orderedParty()));
    }

    private static Share share(@Nullable String company, ThirdPartyRepair repair) {
        if (company == null) {
            return Share.ALL;
        }
        return company.equals(repair.contractor()) ? Share.CONTRACTOR : Share.THIRD_PARTY;
    }

    private ThirdPartyCost cost(ThirdPartyRepair repair, @Nullable Charged charged, Share share) {
        boolean all = share == Share.ALL;
        boolean quote = all || share == Share.THIRD_PARTY;
        // the contractor sees what it is charged for, not what is asked in the meantime
        boolean invoice = quote || charged != null;
        boolean charge = all || share == Share.CONTRACTOR;
        return new ThirdPartyCost(
                repair.id(),
                repair.state().name(),
                repair.outcome() == null ? null : repair.outcome().name(),
                repair.contractor(),
                repair.contractNo(),
                repair.emergency(),
                all ? repair.beginReason() : null,
                repair.begunAt(),
                all ? repair.noticeUntil() : null,
                all && repair.noticeMissingAt() != null,
                all ? repair.thirdParty() : repair.orderedParty(),
                all ? repair.choiceReason() : null,
                repair.orderedAt(),
                quote ? repair.quoteNumber() : null,
                quote ? repair.quoteCny() : null,
                all ? repair.quoteReason() : null,
                quote ? lines(repair) : List.of(),
                quote ? repair.approvedAt() : null,
                repair.acceptedAt(),
                all ? repair.backReason() : null,
                invoice ? repair.invoiceNumber() : null,
                invoice ? repair.invoiceCny() : null,
                invoice ? repair.invoicedOn() : null,
                all ? repair.invoiceReason() : null,
                all ? repair.invoiceFile() : null,
                all
                        ? approvals.drafters(repair.id()).stream()
                                .map(users::displayNameOf)
                                .toList()
                        : List.of(),
                all ? approvals(repair) : List.of(),
                charge && charged != null ? charged.amount() : null,
                charge && charged != null ? charged.feePercent() : null,
                charge && charged != null && charged.taken(),
                all ? repair.endReason() : null,
                repair.endedAt());
    }

    private List<Line> lines(ThirdPartyRepair repair) {
        return table.lines(repair.id()).stream()
                .map(l -> new Line(l.item(), l.quantity(), l.priceCny(), l.listPriceCny(), l.amountCny()))
                .toList();
    }

    private List<Approval> approvals(ThirdPartyRepair repair) {
        return approvals.of(repair.id()).stream()
                .map(a -> {
                    boolean cost = a.subject() == Subject.COST;
                    String now = cost ? repair.invoiceHash() : repair.quoteHash();
                    return new Approval(
                            cost,
                            a.groupCode(),
                            a.approved(),
                            Objects.equals(now, a.contentHash()),
                            users.displayNameOf(a.answeredBy()),
                            a.answeredAt(),
                            a.reason());
                })
                .toList();
    }
}
