package cn.baoxiu.contractor;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What third parties repaired in a case and what that costs, for whoever reads the case. */
public interface CaseCosts {

    /**
     * The caller has checked that the user may see the case.
     *
     * @param company null for staff, who see everything; else the contractor, which sees who took over, what it cost and
     *     what it bears, or the third party, which sees its own quote and invoice; others see nothing
     */
    List<ThirdPartyCost> of(String caseNumber, @Nullable String company);

    /**
     * @param state as {@code thirdPartyState.<NAME>}
     * @param outcome as {@code thirdPartyOutcome.<NAME>}, null while it runs
     * @param thirdParty code, null before the choice
     * @param orderedAt when it took over, null if it has not
     * @param noticeUntil until when the written notice must follow a call, null if it came first
     * @param noticeMissing whether it had not followed by then
     * @param quotedBy display names
     * @param chargedCny what the contractor bears
     * @param taken whether a deduction notice has it
     */
    record ThirdPartyCost(
            long id,
            String state,
            @Nullable String outcome,
            String contractor,
            String contractNo,
            boolean emergency,
            @Nullable String beginReason,
            Instant begunAt,
            @Nullable Instant noticeUntil,
            boolean noticeMissing,
            @Nullable String thirdParty,
            @Nullable String choiceReason,
            @Nullable Instant orderedAt,
            @Nullable String quoteNumber,
            @Nullable BigDecimal quoteCny,
            @Nullable String quoteReason,
            List<Line> lines,
            @Nullable Instant approvedAt,
            @Nullable Instant acceptedAt,
            @Nullable String backReason,
            @Nullable String invoiceNumber,
            @Nullable BigDecimal invoiceCny,
            @Nullable LocalDate invoicedOn,
            @Nullable String invoiceReason,
            @Nullable String invoiceFile,
            List<String> quotedBy,
            List<Approval> approvals,
            @Nullable BigDecimal chargedCny,
            @Nullable BigDecimal feePercent,
            boolean taken,
            @Nullable String endReason,
            @Nullable Instant endedAt) {}

    /** @param listPriceCny null for an item that the price list has not */
    record Line(
            String item,
            BigDecimal quantity,
            BigDecimal priceCny,
            @Nullable BigDecimal listPriceCny,
            BigDecimal amountCny) {}

    /**
     * @param cost whether it is for an invoice above the quote
     * @param valid whether it is for what quote or invoice say now
     */
    record Approval(
            boolean cost,
            String group,
            boolean approved,
            boolean valid,
            String by,
            Instant at,
            @Nullable String reason) {}
}
