package cn.baoxiu.contractor.thirdparty;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One repair by a third party.
 *
 * @param contractor who answered for the defect when it began, under the contract
 * @param emergency begun by the office after a call, before the written notice
 * @param letterId third-party notice that was delivered, null in an emergency
 * @param calledAt end of the call that stands for the notice
 * @param noticeUntil until when the written notice must follow the call
 * @param noticeMissingAt when it was found that it had not
 * @param orderedParty who has the work order
 * @param quoteHash of the quote in force; approvals are bound to it
 * @param approvedAt when the quote in force had all approvals
 * @param acceptedAt when an inspection passed the work; may be before the approval
 * @param backReason why the last step came back
 * @param invoiceFile reference of the paper
 */
public record ThirdPartyRepair(
        long id,
        String caseNumber,
        String subsidiary,
        String contractor,
        String contractNo,
        boolean emergency,
        @Nullable Long letterId,
        @Nullable String beginReason,
        String begunBy,
        Instant begunAt,
        @Nullable Instant calledAt,
        @Nullable Instant noticeUntil,
        @Nullable Instant noticeMissingAt,
        ThirdPartyState state,
        @Nullable String thirdParty,
        @Nullable String choiceReason,
        @Nullable Instant chosenAt,
        @Nullable String orderedParty,
        @Nullable Instant orderedAt,
        @Nullable String quoteNumber,
        @Nullable BigDecimal quoteCny,
        @Nullable String quoteReason,
        @Nullable String quoteHash,
        @Nullable Instant quotedAt,
        @Nullable Instant approvedAt,
        @Nullable Instant acceptedAt,
        @Nullable String backReason,
        @Nullable String invoiceNumber,
        @Nullable BigDecimal invoiceCny,
        @Nullable LocalDate invoicedOn,
        @Nullable String invoiceReason,
        @Nullable String invoiceFile,
        @Nullable String invoiceHash,
        @Nullable Instant invoicedAt,
        @Nullable ThirdPartyOutcome outcome,
        @Nullable String endReason,
        @Nullable Instant endedAt) {

    /** @throws IllegalStateException before the choice */
    String chosen() {
        return required(thirdParty, "third party");
    }

    BigDecimal quote() {
        return required(quoteCny, "quote");
    }

    BigDecimal invoice() {
        return required(invoiceCny, "invoice");
    }

    boolean isOrdered() {
        return thirdParty != null && Objects.equals(thirdParty, orderedParty);
    }

    private <T> T required(@Nullable T value, String what) {
        if (value == null) {
            throw new IllegalStateException("third-party repair " + id + " has no " + what);
        }
        return value;
    }
}
