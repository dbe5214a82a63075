package cn.baoxiu.contractor.retention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads contracts from the view of the room that owns them. */
@Component
class ContractRegister {

    private final JdbcClient jdbc;

    ContractRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws NoSuchElementException if there is no such contract */
    ContractFacts get(String contractNo) {
        return find(contractNo).orElseThrow(() -> new NoSuchElementException("no contract " + contractNo));
    }

    Optional<ContractFacts> find(String contractNo) {
        return jdbc.sql("select * from v_estate_contract where contract_no = ?")
                .param(contractNo)
                .query((row, n) -> read(row))
                .optional();
    }

    List<String> numbers() {
        return jdbc.sql("select contract_no from v_estate_contract order by contract_no")
                .query(String.class)
                .list();
    }

    /** Contracts that were imported by a release that kept no ledgers. */
    List<String> numbersWithoutLedger() {
        return jdbc.sql(
                        "select contract_no from v_estate_contract c where not exists"
                                + " (select 1 from contractor_ledger l where l.contract_no = c.contract_no) order by contract_no")
                .query(String.class)
                .list();
    }

    private static ContractFacts read(ResultSet row) throws SQLException {
        return new ContractFacts(
                row.getString("contract_no"),
                row.getString("contract_name"),
                row.getString("subsidiary"),
                row.getString("subsidiary_name"),
                row.getString("project"),
                row.getString("project_name"),
                row.getString("contractor"),
                row.getString("contractor_name"),
                row.getBigDecimal("settlement_cny"),
                row.getBigDecimal("retention_percent"),
                row.getObject("completion_acceptance_date", LocalDate.class),
                row.getObject("defects_liability_end", LocalDate.class),
                row.getBigDecimal("agency_fee_percent"),
                row.getString("warranty_clause"),
                row.getBigDecimal("guarantee_cny"),
                row.getBigDecimal("other_payable_cny"),
                row.getObject("retention_released_on", LocalDate.class));
    }
}
