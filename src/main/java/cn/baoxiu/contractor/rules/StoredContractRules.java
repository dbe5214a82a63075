package cn.baoxiu.contractor.rules;

import cn.baoxiu.contractor.ContractRules;
import cn.baoxiu.engine.EngineTime;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads {@code contractor_contract_rule}: the contract's newest word on each term, else that for all contracts. */
@Component
class StoredContractRules implements ContractRules {

    private final JdbcClient jdbc;

    StoredContractRules(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(
            @Nullable Integer courierDays,
            @Nullable Integer objectionWorkingDays,
            @Nullable BigDecimal chargeBackCapCny,
            @Nullable BigDecimal retentionCapPercent) {}

    @Override
    public Rule of(String contractNo, Instant inForceAt) {
        List<Row> rows = rows(contractNo, LocalDate.ofInstant(inForceAt, EngineTime.ZONE));
        return new Rule(
                needed(rows, Row::courierDays, "courier_days"),
                needed(rows, Row::objectionWorkingDays, "objection_working_days"),
                first(rows, Row::chargeBackCapCny),
                needed(rows, Row::retentionCapPercent, "retention_cap_percent"));
    }

    private List<Row> rows(String contractNo, LocalDate date) {
        return jdbc.sql(
                        """
                        select courier_days, objection_working_days, charge_back_cap_cny, retention_cap_percent
                        from contractor_contract_rule
                        where contract_no in (:contract, '*') and valid_from <= :date
                        order by case when contract_no = '*' then 1 else 0 end, valid_from desc
                        """)
                .param("contract", contractNo)
                .param("date", date)
                .query((row, n) -> new Row(
                        row.getObject("courier_days", Integer.class),
                        row.getObject("objection_working_days", Integer.class),
                        row.getBigDecimal("charge_back_cap_cny"),
                        row.getBigDecimal("retention_cap_percent")))
                .list();
    }

    private static <T> @Nullable T first(List<Row> rows, Function<Row, @Nullable T> term) {
        return rows.stream().map(term).filter(Objects::nonNull).findFirst().orElse(null);
    }

    private static <T> T needed(List<Row> rows, Function<Row, @Nullable T> term, String column) {
        T value = first(rows, term);
        if (value == null) {
            throw new IllegalStateException("contractor_contract_rule has no " + column + " for all contracts");
        }
        return value;
    }
}
