package cn.baoxiu.contractor.letter;

import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The terms of a contract, or those for all that have none of their own. */
@Component
class StoredLetterTerms implements LetterTerms {

    private final JdbcClient jdbc;

    StoredLetterTerms(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Terms of(String contractNo) {
        return jdbc.sql(
                        "select courier_days, objection_days, notice_after_call_hours from contractor_letter_term"
                                + " where contract_no in (?, '*') order by case when contract_no = '*' then 1 else 0 end limit 1")
                .param(contractNo)
                .query(new DataClassRowMapper<>(Terms.class))
                .single();
    }
}
