package cn.baoxiu.contractor;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Costs of third-party repairs that the contractor bears: invoice with VAT × (100 + agency fee %) / 100, rounded once,
 * then the contract's cap (rules R6).
 */
public interface ChargeBacks {

    /** Those of a case whose cost is known and which are in no deduction yet. */
    List<ChargeBack> open(String caseNumber);

    Optional<ChargeBack> find(long id);

    /**
     * Marks it as part of a deduction, once.
     *
     * @throws cn.baoxiu.engine.FormRejected if another letter has it
     */
    void take(long id, long letterId);

    /** The letter was withdrawn or never issued. */
    void giveBack(long letterId);

    /**
     * @param invoiceCny with VAT
     * @param feePercent agency fee of the contract
     * @param amount what the contractor bears
     * @param thirdParty code of the party that repaired
     */
    record ChargeBack(
            long id,
            String caseNumber,
            String contractNo,
            String contractor,
            String thirdParty,
            String invoiceNumber,
            BigDecimal invoiceCny,
            BigDecimal feePercent,
            BigDecimal amount) {}
}
