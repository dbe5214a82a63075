package cn.baoxiu.contractor.letter;

import cn.baoxiu.contractor.ContractRules;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the contract's rules in force say, and the hours that a call may be ahead of its letter. */
@Component
class StoredLetterTerms implements LetterTerms {

    private final ContractRules rules;
    private final JdbcClient jdbc;
    private final Clock clock;

    StoredLetterTerms(ContractRules rules, JdbcClient jdbc, Clock clock) {
        this.rules = rules;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Terms of(String contractNo) {
        ContractRules.Rule rule = rules.of(contractNo, clock.instant());
        return new Terms(rule.courierDays(), rule.objectionWorkingDays(), noticeAfterCallHours(contractNo));
    }

    private int noticeAfterCallHours(String contractNo) {
        return jdbc.sql("select notice_after_call_hours from contractor_letter_term where contract_no in (?, '*')"
                        + " order by case when contract_no = '*' then 1 else 0 end limit 1")
                .param(contractNo)
                .query(Integer.class)
                .single();
    }
}
