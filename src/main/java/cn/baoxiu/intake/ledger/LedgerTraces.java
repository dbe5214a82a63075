package cn.baoxiu.intake.ledger;

import cn.baoxiu.intake.PersonalTrace;
import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What old ledgers say in free text may be about people: it goes with the reports of its cases. */
@Component
class LedgerTraces implements PersonalTrace {

    private final JdbcClient jdbc;

    LedgerTraces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void erase(Collection<String> caseNumbers) {
        jdbc.sql("update intake_ledger_taken set remark = null, score_text = null, channel_text = null"
                        + " where case_number in (:cases)")
                .param("cases", caseNumbers)
                .update();
    }
}
