package cn.baoxiu.estate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcContracts implements Contracts {

    private static final String SELECT =
            """
            select c.no, c.name, c.project, c.contractor, c.main_contractor, c.agency_fee_percent, c.warranty_clause
            from estate_contract c
            """;

    private static final RowMapper<Contract> CONTRACT = (row, n) -> new Contract(
            row.getString("no"),
            row.getString("name"),
            row.getString("project"),
            row.getString("contractor"),
            row.getString("main_contractor"),
            row.getBigDecimal("agency_fee_percent"),
            row.getString("warranty_clause"));

    private final JdbcClient jdbc;

    JdbcContracts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Contract> find(String no) {
        return jdbc.sql(SELECT + " where c.no = ?").param(no).query(CONTRACT).optional();
    }

    @Override
    public Optional<Contract> covering(String project, String contractor, WarrantyClass warrantyClass) {
        return jdbc.sql(
                        SELECT
                                + """
                        join estate_contract_term t on t.contract = c.no and t.warranty_class = :class
                        where c.project = :project and c.contractor = :contractor
                        order by c.no limit 1""")
                .param("class", warrantyClass.name())
                .param("project", project)
                .param("contractor", contractor)
                .query(CONTRACT)
                .optional();
    }

    @Override
    public Map<String, Penalty> tariff(String no) {
        Map<String, Penalty> tariff = new LinkedHashMap<>();
        jdbc.sql(
                        "select violation, amount_cny, clause from estate_penalty_tariff where contract = ? order by violation")
                .param(no)
                .query(row -> {
                    tariff.put(
                            row.getString("violation"),
                            new Penalty(row.getBigDecimal("amount_cny"), row.getString("clause")));
                });
        return tariff;
    }
}
