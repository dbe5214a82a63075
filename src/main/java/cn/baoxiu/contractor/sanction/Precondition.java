package cn.baoxiu.contractor.sanction;

import cn.baoxiu.contractor.Rung;
import java.util.EnumSet;
import java.util.Set;

/**
 * What must be there before a letter goes out. The sentence that tells that it is missing is {@code
 * contractor.missing.<NAME>}.
 */
public enum Precondition {
    /** The finding in force says that this contractor answers under this contract. */
    RESPONSIBILITY,
    /** A letter that tells of the defect counts as delivered; in an emergency a logged call does. */
    NOTICE_DELIVERED,
    DEMAND_DELIVERED,
    /** A violation is recorded that happened after the notice. */
    FAILURE_RECORDED,
    /** The letter quotes a clause. */
    CLAUSE,
    /** No objection to an earlier letter of the case waits for its decision. */
    OBJECTION_DECIDED,
    VIOLATION_RECORDED,
    /** There is something to deduct. */
    AMOUNT,
    /** What the letter deducts is in no other deduction, and no objection against it was upheld. */
    NOT_DEDUCTED;

    /**
     * What the law wants for a deduction (建质〔2017〕138号 article 9, domain B2): no table can take it away.
     */
    static Set<Precondition> fixedFor(Rung rung) {
        return rung.takesMoney()
                ? EnumSet.of(RESPONSIBILITY, NOTICE_DELIVERED, FAILURE_RECORDED, CLAUSE, AMOUNT, NOT_DEDUCTED)
                : EnumSet.noneOf(Precondition.class);
    }
}
