package cn.baoxiu.estate;

import java.math.BigDecimal;
import java.util.Optional;

/** What papers say about a contract. */
public interface ContractTitles {

    Optional<ContractTitle> find(String no);

    /**
     * @param contractor code of the company that answers for the warranty
     * @param warrantyClause number of the clause on the warranty
     * @param agencyFeePercent what the contract adds to the cost of a repair by others
     */
    record ContractTitle(
            String no,
            String name,
            String project,
            String contractor,
            String warrantyClause,
            BigDecimal agencyFeePercent) {}
}
