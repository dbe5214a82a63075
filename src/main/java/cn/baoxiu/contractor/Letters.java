package cn.baoxiu.contractor;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Letters to contractors: from the draft to the delivered, immutable PDF (rules R6). Every call joins the caller's
 * transaction. Who may draft, approve and issue is decided by the procedure that calls.
 */
public interface Letters {

    /** Labels: {@code letterState.<NAME>}. */
    enum State {
        DRAFT,
        ISSUED,
        /** Withdrawn after an upheld objection; the PDF stays. */
        WITHDRAWN,
        /** Never issued. */
        DISCARDED
    }

    /** Labels: {@code deliveryChannel.<NAME>}. */
    enum Channel {
        /** Delivered at the end of the call. */
        PHONE,
        /** Delivered when sent. */
        MAIL,
        WECOM,
        /** Delivered when signed, or four days after sending, the earlier. */
        COURIER,
        /** Handed over against signature. */
        HANDED_OVER
    }

    /** Stores a draft, without a number. */
    Letter draft(Draft draft);

    /**
     * Replaces what a draft says; what it says has another hash then, so earlier approvals do not hold (rules R3).
     *
     * @throws cn.baoxiu.engine.FormRejected if the letter is no draft any more
     */
    Letter change(long id, Draft draft);

    /**
     * Gives the number, makes the PDF and its SHA-256 in this transaction. Issued already: answers what there is.
     *
     * @throws IllegalStateException if a sign of the text is not in the font: no letter with a hole goes out
     */
    Letter issue(long id);

    void discard(long id, String reason);

    void withdraw(long id, String reason);

    /**
     * Adds a proof of delivery.
     *
     * @return when the letter counts as delivered: the earliest of its deliveries; may be in the future for a courier
     */
    Instant deliver(long id, Delivery delivery);

    Optional<Letter> find(long id);

    /** Letters of a case, oldest first. */
    List<Letter> ofCase(String caseNumber);

    byte[] pdf(long id);

    /** The draft as it would be printed, with a note that it is none. */
    byte[] preview(long id);

    /**
     * What a letter says. Everything that the law or the contract wants on paper is here; the template only places it.
     *
     * @param copies names of those who get a copy
     * @param clause clause of the contract, quoted
     * @param demand what is demanded, or decided, in the words of the drafter
     * @param performUntil until when the contractor has to perform, null if the letter sets no time
     * @param deadlineBasis how that time is counted, in Chinese
     * @param lines reckoning of a sum, empty if the letter takes no money
     * @param corrects letter that this one corrects
     */
    record Draft(
            Rung rung,
            String caseNumber,
            String subsidiary,
            String project,
            String contractNo,
            String contractor,
            List<String> copies,
            String clause,
            String demand,
            @Nullable Instant performUntil,
            @Nullable String deadlineBasis,
            List<Line> lines,
            List<String> photos,
            @Nullable Long corrects) {}

    /** @param amount yuan, two decimals */
    record Line(String text, @Nullable String reckoning, BigDecimal amount) {}

    /**
     * @param number 〔2026〕第17号 with its series, null for a draft
     * @param contentHash SHA-256 of what it says, hexadecimal; approvals are bound to it
     * @param pdfHash SHA-256 of the PDF, null for a draft
     * @param token unguessable, in the QR code, null for a draft
     * @param deliveredAt when it counts as delivered, null if no proof is there
     */
    record Letter(
            long id,
            Draft says,
            State state,
            @Nullable String number,
            BigDecimal amount,
            String contentHash,
            @Nullable String pdfHash,
            @Nullable String token,
            String draftedBy,
            Instant draftedAt,
            @Nullable Instant issuedAt,
            @Nullable Instant deliveredAt,
            List<Delivery> deliveries,
            Map<String, String> facts) {}

    /**
     * @param sentAt when it was sent, handed over, or the call began
     * @param completedAt end of the call, or signature of the receipt; null if a courier's receipt is not there yet
     * @param person who took it, spoke or signed
     * @param words what was said and answered, number of the parcel, address
     */
    record Delivery(
            Channel channel, Instant sentAt, @Nullable Instant completedAt, String person, @Nullable String words) {}
}
