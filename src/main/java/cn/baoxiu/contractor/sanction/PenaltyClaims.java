package cn.baoxiu.contractor.sanction;

import cn.baoxiu.contractor.OpenClaims;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Procedures under a contract that have not ended: what they take is not in the ledger yet. */
@Component
class PenaltyClaims implements OpenClaims {

    private final JdbcClient jdbc;
    private final MessageSource messages;

    PenaltyClaims(JdbcClient jdbc, MessageSource messages) {
        this.jdbc = jdbc;
        this.messages = messages;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Claim> of(String contractNo) {
        return jdbc.sql(
                        """
                        select case_number, coalesce(rung, proposed) as rung, amount from contractor_penalty
                        where contract_no = ? and state <> 'ENDED' order by id""")
                .param(contractNo)
                .query((row, n) -> new Claim(
                        row.getString("case_number"), null, text(row.getString("rung")), row.getBigDecimal("amount")))
                .list();
    }

    private String text(@Nullable String rung) {
        String key = rung == null ? "contractor.claim.undecided" : "rung." + rung;
        return word("contractor.claim.running", word(key));
    }

    private String word(String key, Object... args) {
        return messages.getMessage(key, args, Locale.SIMPLIFIED_CHINESE);
    }
}
