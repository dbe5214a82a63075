package cn.baoxiu.estate;

import java.util.Optional;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcContractTitles implements ContractTitles {

    private final JdbcClient jdbc;

    JdbcContractTitles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<ContractTitle> find(String no) {
        return jdbc.sql("select no, name, project, contractor, warranty_clause, agency_fee_percent from estate_contract"
                        + " where no = ?")
                .param(no)
                .query(new DataClassRowMapper<>(ContractTitle.class))
                .optional();
    }
}
