package cn.baoxiu.contractor.rating;

import cn.baoxiu.contractor.rating.RatingFacts.Subject;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Frozen ratings: rows are added once and never changed. */
@Component
class RatingRows {

    private final JdbcClient jdbc;

    RatingRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A frozen rating, without names. */
    record Frozen(
            long id,
            String quarter,
            String contractor,
            String subsidiary,
            int cases,
            @Nullable BigDecimal total,
            @Nullable String grade,
            boolean few,
            BigDecimal deductionsCny,
            int leftOut,
            List<RatingLine> lines) {}

    boolean isFrozen(Quarter quarter) {
        return jdbc.sql("select count(*) from contractor_rating_quarter where quarter = ?")
                        .param(quarter.toString())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    Optional<Quarter> lastFrozen() {
        return jdbc.sql("select max(quarter) from contractor_rating_quarter")
                .query((row, n) -> Optional.ofNullable(row.getString(1)))
                .single()
                .flatMap(Quarter::parse);
    }

    /**
     * The first thing a freeze does: whoever comes second waits here, and is told.
     *
     * @throws org.springframework.dao.DuplicateKeyException if the quarter is frozen
     */
    void begin(Quarter quarter, LocalDate scaleFrom, Instant at) {
        jdbc.sql("insert into contractor_rating_quarter (quarter, scale_from, frozen_at) values (?, ?, ?)")
                .params(quarter.toString(), scaleFrom, RatingFacts.bound(at))
                .update();
    }

    void insert(Quarter quarter, Subject subject, Tally tally, Reckoned reckoned) {
        jdbc.sql("insert into contractor_rating (quarter, contractor, subsidiary, cases, total, grade, few,"
                        + " deductions_cny, left_out) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        quarter.toString(),
                        subject.contractor(),
                        subject.subsidiary(),
                        tally.cases(),
                        number(reckoned.total()),
                        new SqlParameterValue(Types.VARCHAR, reckoned.grade()),
                        reckoned.few(),
                        tally.deductions(),
                        tally.leftOut())
                .update();
        long id = jdbc.sql("select id from contractor_rating where quarter = ? and contractor = ? and subsidiary = ?")
                .params(quarter.toString(), subject.contractor(), subject.subsidiary())
                .query(Long.class)
                .single();
        for (RatingLine line : reckoned.lines()) {
            jdbc.sql("insert into contractor_rating_item (rating_id, item, sample, hits, amount, weight, points, few)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(
                            id,
                            line.item().name(),
                            line.sample(),
                            line.hits(),
                            number(line.amount()),
                            number(line.weight()),
                            number(line.points()),
                            line.few())
                    .update();
        }
    }

    /** Frozen ratings of a quarter; which of them by subsidiary ({@link Rating#GROUP} included) and contractor. */
    List<Frozen> of(Quarter quarter, Set<String> scopes, @Nullable String contractor) {
        return read(
                "r.quarter = :quarter and r.subsidiary in (:scopes)"
                        + (contractor == null ? "" : " and r.contractor = :contractor"),
                params(Map.of("quarter", quarter.toString(), "scopes", scopes), contractor),
                Integer.MAX_VALUE);
    }

    /** Frozen ratings of a contractor, newest first. */
    List<Frozen> history(String contractor, String scope, int most) {
        return read(
                "r.contractor = :contractor and r.subsidiary = :scope",
                params(Map.of("scope", scope), contractor),
                most);
    }

    private static Map<String, Object> params(Map<String, Object> params, @Nullable String contractor) {
        Map<String, Object> all = new HashMap<>(params);
        if (contractor != null) {
            all.put("contractor", contractor);
        }
        return all;
    }

    private List<Frozen> read(String condition, Map<String, Object> params, int most) {
        Map<Long, Frozen> ratings = new LinkedHashMap<>();
        jdbc.sql("select r.* from contractor_rating r where " + condition
                        + " order by r.quarter desc, r.contractor, r.subsidiary limit :most")
                .params(params)
                .param("most", most)
                .query(row -> {
                    ratings.put(row.getLong("id"), frozen(row));
                });
        jdbc.sql("select i.* from contractor_rating_item i join contractor_rating r on r.id = i.rating_id where "
                        + condition)
                .params(params)
                .query(row -> {
                    Frozen of = ratings.get(row.getLong("rating_id"));
                    if (of != null) {
                        of.lines().add(line(row));
                    }
                });
        ratings.values().forEach(of -> of.lines().sort((a, b) -> a.item().compareTo(b.item())));
        return List.copyOf(ratings.values());
    }

    private static Frozen frozen(ResultSet row) throws SQLException {
        return new Frozen(
                row.getLong("id"),
                row.getString("quarter"),
                row.getString("contractor"),
                row.getString("subsidiary"),
                row.getInt("cases"),
                row.getBigDecimal("total"),
                row.getString("grade"),
                row.getBoolean("few"),
                row.getBigDecimal("deductions_cny"),
                row.getInt("left_out"),
                new ArrayList<>());
    }

    private static RatingLine line(ResultSet row) throws SQLException {
        return new RatingLine(
                RatingItem.valueOf(row.getString("item")),
                row.getInt("sample"),
                row.getInt("hits"),
                row.getBigDecimal("amount"),
                row.getBigDecimal("weight"),
                row.getBigDecimal("points"),
                row.getBoolean("few"));
    }

    private static SqlParameterValue number(@Nullable BigDecimal number) {
        return new SqlParameterValue(Types.NUMERIC, number);
    }
}
