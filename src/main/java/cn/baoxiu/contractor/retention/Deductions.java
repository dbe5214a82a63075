package cn.baoxiu.contractor.retention;

import cn.baoxiu.engine.FormRejected;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the deductions of a contract, with what reversals have left of each. */
@Component
class Deductions {

    /** What is taken from a security is negative, what is claimed positive; giving back is the other way round. */
    private static final String ALL =
            """
            select t.id, t.transaction_key, t.case_number, t.letter_number, t.happened_at, max(e.id) as posting,
                   sum(abs(e.amount)) as amount,
                   coalesce((select sum(abs(b.amount))
                             from contractor_transaction r join contractor_entry b on b.transaction_id = r.id
                             where r.reverses_id = t.id
                               and b.account in ('RETENTION', 'GUARANTEE', 'OTHER_PAYABLE', 'CLAIM')), 0) as given_back
            from contractor_transaction t join contractor_entry e on e.transaction_id = t.id
            where t.contract_no = ? and t.kind = 'DEDUCTION'
              and e.account in ('RETENTION', 'GUARANTEE', 'OTHER_PAYABLE', 'CLAIM')
            group by t.id, t.transaction_key, t.case_number, t.letter_number, t.happened_at
            order by t.id desc
            """;

    private final JdbcClient jdbc;

    Deductions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Newest first. */
    List<Deducted> of(String contractNo) {
        return jdbc.sql(ALL).param(contractNo).query(Deductions::read).list();
    }

    /** @throws IllegalStateException if the contract has no such deduction */
    Deducted get(String contractNo, long id) {
        return of(contractNo).stream()
                .filter(deduction -> deduction.id() == id)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no deduction " + id + " of " + contractNo));
    }

    /**
     * The deduction that a clerk means. Of several of a case those that are given back wholly cannot be meant.
     *
     * @param field of the form that names it
     * @param number of the letter, or of the case if no letter has it
     * @throws FormRejected if there is none, or more than one
     */
    Deducted named(String field, String contractNo, String number) {
        List<Deducted> all = of(contractNo);
        List<Deducted> meant =
                all.stream().filter(d -> number.equals(d.letterNumber())).toList();
        if (meant.isEmpty()) {
            meant = all.stream().filter(d -> number.equals(d.caseNumber())).toList();
        }
        if (meant.isEmpty()) {
            throw new FormRejected(field, "reversal.unknownDeduction", number, contractNo);
        }
        List<Deducted> left = meant.stream().filter(d -> d.left().signum() > 0).toList();
        if (left.size() > 1) {
            String letters = left.stream().map(Deducted::number).distinct().collect(Collectors.joining("、"));
            throw new FormRejected(field, "reversal.severalDeductions", number, letters);
        }
        return left.isEmpty() ? meant.get(0) : left.get(0);
    }

    private static Deducted read(ResultSet row, int n) throws SQLException {
        BigDecimal amount = row.getBigDecimal("amount");
        return new Deducted(
                row.getLong("id"),
                row.getString("transaction_key"),
                row.getLong("posting"),
                row.getString("case_number"),
                row.getString("letter_number"),
                row.getObject("happened_at", OffsetDateTime.class).toInstant(),
                amount,
                amount.subtract(row.getBigDecimal("given_back")));
    }
}
