package cn.baoxiu.repair;

import cn.baoxiu.engine.FormRejected;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * How an owner confirms a repair: with a signature, drawn on the telephone of a member of staff or on the owner's own, by a
 * link that works once. A signature stands under the record of its round and locks it.
 */
public interface OwnerSigning {

    /** Fields of both forms. */
    String ANSWER = "ownerAnswer";

    String SIGNER = "signerName";
    /** A PNG in Base64, with or without the beginning of a data URL. */
    String SIGNATURE = "signature";

    String WORDS = "confirmNote";

    /**
     * The owner signs on the telephone of the current user, who may work on the step at which the owner is asked.
     *
     * @param form {@link #SIGNER}, {@link #SIGNATURE}, {@link #WORDS} if the owner said something
     * @throws NoSuchElementException if there is no such case for the current user
     * @throws FormRejected with every wrong field, or if nobody waits for the owner's word
     */
    void onSite(String caseNumber, Map<String, ?> form);

    /**
     * The owner answers by the link.
     *
     * @param form {@link #ANSWER}: {@code CONFIRMED} with {@link #SIGNER} and {@link #SIGNATURE}, or {@code NOT_FIXED} with
     *     {@link #WORDS}
     * @throws FormRejected with every wrong field, or if the link does not work
     */
    void byLink(String token, Map<String, ?> form);

    /**
     * Makes the signature under the present round void: the record can be corrected again, and the owner is asked anew.
     *
     * @param reason at most 500 characters
     * @throws NoSuchElementException if there is no such case for the current user
     * @throws FormRejected without a reason, without a valid signature, or for whoever took the signature
     */
    void makeVoid(String caseNumber, String reason);
}
