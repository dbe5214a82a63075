package cn.baoxiu.estate;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** Contracts with contractors, as far as other rooms need them. */
public interface Contracts {

    Optional<Contract> find(String no);

    /**
     * The contract of this contractor in the project that has a warranty term for the class; of several the first by
     * number.
     */
    Optional<Contract> covering(String project, String contractor, WarrantyClass warrantyClass);

    /** What a violation costs under the contract, by code of the violation; empty where nothing was agreed (rules R6). */
    Map<String, Penalty> tariff(String no);

    /**
     * @param agencyFeePercent added to the cost of a third party
     * @param warrantyClause clause that obliges to repair
     */
    record Contract(
            String no,
            String name,
            String project,
            String contractor,
            String mainContractor,
            BigDecimal agencyFeePercent,
            String warrantyClause) {}

    /** @param clause clause in which the sum was agreed */
    record Penalty(BigDecimal amount, String clause) {}
}
