package cn.baoxiu.contractor.thirdparty;

import cn.baoxiu.engine.FormRejected;
import java.math.BigDecimal;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Rows of {@code contractor_third_party} and its lines; every call joins the caller's transaction. */
@Component
class ThirdPartyTable {

    private final JdbcClient jdbc;
    private final TransactionTemplate savepoint;

    ThirdPartyTable(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.savepoint = new TransactionTemplate(transactions);
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** What a repair begins with. */
    record Begin(
            String caseNumber,
            String subsidiary,
            String contractor,
            String contractNo,
            @Nullable Long letterId,
            @Nullable String reason,
            @Nullable Instant calledAt,
            @Nullable Instant noticeUntil,
            String by,
            Instant at) {}

    /** @param listPrice what the price list said when it was entered, null for an item it has not */
    record Line(
            String item,
            BigDecimal quantity,
            BigDecimal priceCny,
            @Nullable BigDecimal listPriceCny,
            BigDecimal amountCny) {}

    /**
     * Two may begin at once: the later one waits for the end of the other transaction, goes back to its savepoint and
     * finds the repair running.
     *
     * @return empty if one runs for the case
     */
    Optional<ThirdPartyRepair> begin(Begin begin) {
        try {
            savepoint.executeWithoutResult(status -> insert(begin));
            return running(begin.caseNumber());
        } catch (DuplicateKeyException e) {
            return Optional.empty();
        }
    }

    private void insert(Begin begin) {
        jdbc.sql(
                        "insert into contractor_third_party (case_number, subsidiary, contractor, contract_no, open_key, emergency,"
                                + " letter_id, begin_reason, begun_by, begun_at, called_at, notice_until, state)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'CHOOSING')")
                .params(
                        begin.caseNumber(),
                        begin.subsidiary(),
                        begin.contractor(),
                        begin.contractNo(),
                        begin.caseNumber(),
                        begin.calledAt() != null,
                        new SqlParameterValue(Types.BIGINT, begin.letterId()),
                        new SqlParameterValue(Types.VARCHAR, begin.reason()),
                        begin.by(),
                        bound(begin.at()),
                        moment(begin.calledAt()),
                        moment(begin.noticeUntil()))
                .update();
    }

    Optional<ThirdPartyRepair> running(String caseNumber) {
        return jdbc.sql("select * from contractor_third_party where open_key = ?")
                .param(caseNumber)
                .query(ThirdPartyRepair.class)
                .optional();
    }

    /**
     * The running one, kept for this transaction: whoever asks for it next waits.
     *
     * @throws NoSuchElementException if none runs
     */
    ThirdPartyRepair lock(String caseNumber) {
        jdbc.sql("select id from contractor_third_party where open_key = ? for update")
                .param(caseNumber)
                .query(Long.class)
                .optional();
        return running(caseNumber)
                .orElseThrow(() -> new NoSuchElementException("no third-party repair of " + caseNumber));
    }

    /** Oldest first. */
    List<ThirdPartyRepair> ofCase(String caseNumber) {
        return jdbc.sql("select * from contractor_third_party where case_number = ? order by id")
                .param(caseNumber)
                .query(ThirdPartyRepair.class)
                .list();
    }

    List<ThirdPartyRepair> runningUnder(String contractNo) {
        return jdbc.sql(
                        "select * from contractor_third_party where contract_no = ? and open_key is not null order by id")
                .param(contractNo)
                .query(ThirdPartyRepair.class)
                .list();
    }

    /** Sets columns; a name ends with its value. */
    void set(long id, @Nullable Object... pairs) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            columns.put(String.valueOf(pairs[i]), typed(pairs[i + 1]));
        }
        String sql = columns.keySet().stream().map(c -> c + " = :" + c).collect(Collectors.joining(", "));
        jdbc.sql("update contractor_third_party set " + sql + " where id = :id")
                .params(columns)
                .param("id", id)
                .update();
    }

    void end(long id, ThirdPartyOutcome outcome, @Nullable String reason, Instant at) {
        set(
                id,
                "state",
                ThirdPartyState.ENDED,
                "outcome",
                outcome,
                "end_reason",
                reason,
                "ended_at",
                at,
                "open_key",
                null);
    }

    /**
     * Writes the invoice number, which a third party uses once.
     *
     * @throws FormRejected if another repair has it
     */
    void setInvoice(ThirdPartyRepair repair, String number) {
        String key = repair.chosen() + "|" + number;
        try {
            savepoint.executeWithoutResult(status -> set(repair.id(), "invoice_number", number, "invoice_key", key));
        } catch (DuplicateKeyException e) {
            throw new FormRejected("invoiceNumber", "thirdParty.invoiceKnown", number);
        }
    }

    void setLines(long id, List<Line> lines) {
        jdbc.sql("delete from contractor_third_party_line where repair_id = ?")
                .param(id)
                .update();
        for (Line line : lines) {
            jdbc.sql("insert into contractor_third_party_line (repair_id, item, quantity, price_cny, list_price_cny,"
                            + " amount_cny) values (?, ?, ?, ?, ?, ?)")
                    .params(
                            id,
                            line.item(),
                            line.quantity(),
                            line.priceCny(),
                            new SqlParameterValue(Types.NUMERIC, line.listPriceCny()),
                            line.amountCny())
                    .update();
        }
    }

    List<Line> lines(long id) {
        return jdbc.sql("select item, quantity, price_cny, list_price_cny, amount_cny from contractor_third_party_line"
                        + " where repair_id = ? order by id")
                .param(id)
                .query(Line.class)
                .list();
    }

    static OffsetDateTime bound(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static SqlParameterValue moment(@Nullable Instant at) {
        return new SqlParameterValue(Types.TIMESTAMP_WITH_TIMEZONE, at == null ? null : bound(at));
    }

    private static @Nullable Object typed(@Nullable Object value) {
        if (value instanceof Instant at) {
            return bound(at);
        }
        return value instanceof Enum<?> constant ? constant.name() : value;
    }
}
