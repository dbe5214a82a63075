package cn.baoxiu.contractor.letter;

import cn.baoxiu.contractor.Letters.State;
import cn.baoxiu.contractor.Rung;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Letters that the current user may see, newest first. */
@Component
public class LetterList {

    public static final int PAGE = 25;

    private static final String COLUMNS =
            "select id, kind, letter_number, case_number, subsidiary, project, contract_no,"
                    + " contractor, state, amount, drafted_at, issued_at, delivered_at from contractor_letter where ";

    private final JdbcClient jdbc;
    private final LetterAccess access;

    LetterList(JdbcClient jdbc, LetterAccess access) {
        this.jdbc = jdbc;
        this.access = access;
    }

    @Transactional(readOnly = true)
    public Page page(LetterFilter filter) {
        Map<String, Object> params = new HashMap<>();
        String where = where(filter, params);
        int total = jdbc.sql("select count(*) from contractor_letter where " + where)
                .params(params)
                .query(Integer.class)
                .single();
        List<Row> rows = rows(where, params, PAGE, (long) filter.page() * PAGE);
        return new Page(rows, total, filter.page(), (filter.page() + 1L) * PAGE < total);
    }

    /** At most so many, without pages. */
    @Transactional(readOnly = true)
    public List<Row> all(LetterFilter filter, int max) {
        Map<String, Object> params = new HashMap<>();
        return rows(where(filter, params), params, max, 0);
    }

    private List<Row> rows(String where, Map<String, Object> params, int limit, long offset) {
        return jdbc.sql(COLUMNS + where + " order by id desc limit :limit offset :offset")
                .params(params)
                .param("limit", limit)
                .param("offset", offset)
                .query((row, number) -> row(row))
                .list();
    }

    private String where(LetterFilter filter, Map<String, Object> params) {
        StringBuilder where = new StringBuilder(access.condition(params));
        equal(
                where,
                params,
                "kind",
                filter.kind() == null ? null : filter.kind().name());
        equal(
                where,
                params,
                "state",
                filter.state() == null ? null : filter.state().name());
        equal(where, params, "contractor", filter.contractor());
        equal(where, params, "project", filter.project());
        if (filter.delivered() != null) {
            where.append(" and state in ('ISSUED', 'WITHDRAWN') and delivered_at is ")
                    .append(filter.delivered() ? "not null" : "null");
        }
        return where.toString();
    }

    private static void equal(StringBuilder where, Map<String, Object> params, String column, @Nullable String value) {
        if (value != null) {
            where.append(" and ").append(column).append(" = :").append(column);
            params.put(column, value);
        }
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getLong("id"),
                Rung.valueOf(row.getString("kind")),
                row.getString("letter_number"),
                row.getString("case_number"),
                row.getString("subsidiary"),
                row.getString("project"),
                row.getString("contract_no"),
                row.getString("contractor"),
                State.valueOf(row.getString("state")),
                row.getBigDecimal("amount"),
                LetterRows.instant(row, "drafted_at"),
                LetterRows.maybe(row, "issued_at"),
                LetterRows.maybe(row, "delivered_at"));
    }

    /** @param total of all pages */
    public record Page(List<Row> letters, int total, int page, boolean hasNext) {}

    /** @param number null for a draft */
    public record Row(
            long id,
            Rung kind,
            @Nullable String number,
            String caseNumber,
            String subsidiary,
            String project,
            String contractNo,
            String contractor,
            State state,
            BigDecimal amount,
            Instant draftedAt,
            @Nullable Instant issuedAt,
            @Nullable Instant deliveredAt) {}
}
