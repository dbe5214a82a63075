package cn.baoxiu.contractor.rating;

import cn.baoxiu.contractor.OwnerScores;
import cn.baoxiu.contractor.OwnerScores.Score;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/**
 * Facts behind ratings: of a quarter that is not frozen as they are now, set by set over the views of the rooms that own
 * them; of a frozen one as they were then.
 */
@Component
class RatingFacts {

    private static final String LIVE = "v_contractor_rating_fact where happened_at >= :from and happened_at < :until";
    private static final String FROZEN = "contractor_rating_fact where quarter = :quarter";
    private static final String COLUMNS =
            "item, contractor, subsidiary, project, case_number, what, happened_at, good, left_out, amount";

    private final JdbcClient jdbc;
    private final ObjectProvider<OwnerScores> scores;
    private final Clock clock;

    RatingFacts(JdbcClient jdbc, ObjectProvider<OwnerScores> scores, Clock clock) {
        this.jdbc = jdbc;
        this.scores = scores;
        this.clock = clock;
    }

    /** Of whom, in which subsidiary. */
    record Subject(String contractor, String subsidiary) {}

    /**
     * Facts of whom.
     *
     * @param subsidiaries null for all; never empty
     * @param contractor null for all
     */
    record Which(@Nullable Set<String> subsidiaries, @Nullable String contractor) {

        static final Which ALL = new Which(null, null);

        boolean has(String ofContractor, String ofSubsidiary) {
            return (subsidiaries == null || subsidiaries.contains(ofSubsidiary))
                    && (contractor == null || contractor.equals(ofContractor));
        }

        private String condition() {
            return (subsidiaries == null ? "" : " and subsidiary in (:subsidiaries)")
                    + (contractor == null ? "" : " and contractor = :contractor");
        }

        private Map<String, Object> params() {
            Map<String, Object> params = new HashMap<>();
            if (subsidiaries != null) {
                params.put("subsidiaries", subsidiaries);
            }
            if (contractor != null) {
                params.put("contractor", contractor);
            }
            return params;
        }
    }

    /** What is counted of a quarter that is not frozen, up to now. */
    Map<Subject, Tally> tallies(Quarter quarter, Which which) {
        Map<Subject, Counting> counting = new HashMap<>();
        count(counting, LIVE, live(quarter), which);
        for (Score score : scores(quarter, which)) {
            Counting of = counting(counting, score.contractor(), score.subsidiary());
            of.add(RatingItem.SCORES.name(), null, 1, 0, score.points());
            of.moreCases.add(score.caseNumber());
        }
        return closed(counting, quarter);
    }

    /** The same of the facts that were frozen. */
    Map<Subject, Tally> frozenTallies(Quarter quarter) {
        Map<Subject, Counting> counting = new HashMap<>();
        count(counting, FROZEN, frozen(quarter), Which.ALL);
        return closed(counting, null);
    }

    private void count(Map<Subject, Counting> counting, String source, Map<String, Object> params, Which which) {
        statement(
                        "select contractor, subsidiary, item, left_out, count(*) as facts, sum(good) as good,"
                                + " sum(amount) as amount from " + source + which.condition()
                                + " group by contractor, subsidiary, item, left_out",
                        params,
                        which)
                .query(row -> {
                    counting(counting, row.getString("contractor"), row.getString("subsidiary"))
                            .add(
                                    row.getString("item"),
                                    row.getString("left_out"),
                                    row.getInt("facts"),
                                    row.getInt("good"),
                                    row.getBigDecimal("amount"));
                });
        statement(
                        "select contractor, subsidiary, count(distinct case_number) as cases from " + source
                                + which.condition()
                                + " and left_out is null and item <> 'DEDUCTIONS' group by contractor, subsidiary",
                        params,
                        which)
                .query(row -> {
                    counting(counting, row.getString("contractor"), row.getString("subsidiary")).cases =
                            row.getInt("cases");
                });
    }

    private static Counting counting(Map<Subject, Counting> counting, String contractor, String subsidiary) {
        return counting.computeIfAbsent(new Subject(contractor, subsidiary), subject -> new Counting());
    }

    /** Cases that only an owner's answer names count as well: of those it is asked whether they are there already. */
    private Map<Subject, Tally> closed(Map<Subject, Counting> counting, @Nullable Quarter live) {
        Map<Subject, Tally> tallies = new HashMap<>();
        counting.forEach((subject, of) -> {
            int more = of.moreCases.isEmpty() || live == null ? 0 : of.moreCases.size() - known(subject, of, live);
            tallies.put(subject, of.tally(more));
        });
        return tallies;
    }

    private int known(Subject subject, Counting of, Quarter quarter) {
        Which which = new Which(Set.of(subject.subsidiary()), subject.contractor());
        return statement(
                        "select count(distinct case_number) from " + LIVE + which.condition()
                                + " and left_out is null and item <> 'DEDUCTIONS' and case_number in (:cases)",
                        live(quarter),
                        which)
                .param("cases", of.moreCases)
                .query(Integer.class)
                .single();
    }

    private static final class Counting {

        private final Map<RatingItem, Tally.Count> counts = new HashMap<>();
        private final Set<String> moreCases = new HashSet<>();
        private BigDecimal deductions = BigDecimal.ZERO.setScale(2);
        private int leftOut;
        private int cases;

        void add(String item, @Nullable String reason, int facts, int good, @Nullable BigDecimal amount) {
            BigDecimal sum = Objects.requireNonNullElse(amount, BigDecimal.ZERO);
            if (item.equals(RatingItem.DEDUCTIONS)) {
                deductions = deductions.add(sum);
            } else if (reason != null) {
                leftOut += facts;
            } else {
                counts.merge(RatingItem.valueOf(item), new Tally.Count(facts, good, sum), Tally.Count::plus);
            }
        }

        Tally tally(int more) {
            return new Tally(counts, cases + more, deductions, leftOut);
        }
    }

    /** Facts of an item, newest first; a page of the list. */
    List<RatingFact> list(Quarter quarter, boolean isFrozen, Which which, String item, int limit, int offset) {
        String source = isFrozen ? FROZEN : LIVE;
        if (!isFrozen && item.equals(RatingItem.SCORES.name())) {
            return scores(quarter, which).stream()
                    .sorted(Comparator.comparing(Score::answeredAt).reversed())
                    .skip(offset)
                    .limit(limit)
                    .map(RatingFacts::fact)
                    .toList();
        }
        return statement(
                        "select " + COLUMNS + " from " + source + which.condition() + " and item = :item"
                                + " order by happened_at desc, case_number, what limit :limit offset :offset",
                        isFrozen ? frozen(quarter) : live(quarter),
                        which)
                .param("item", item)
                .param("limit", limit)
                .param("offset", offset)
                .query((row, n) -> fact(row))
                .list();
    }

    /** Keeps the facts of a quarter as they are now. */
    void freeze(Quarter quarter) {
        statement(
                        "insert into contractor_rating_fact (quarter, " + COLUMNS
                                + ") select cast(:quarter as varchar(6)), " + COLUMNS + " from " + LIVE,
                        live(quarter),
                        Which.ALL)
                .param("quarter", quarter.toString())
                .update();
        for (Score score : scores(quarter, Which.ALL)) {
            RatingFact fact = fact(score);
            jdbc.sql("insert into contractor_rating_fact (quarter, item, contractor, subsidiary, project,"
                            + " case_number, what, happened_at, good, amount) values (?, ?, ?, ?, ?, ?, ?, ?, 0, ?)")
                    .params(
                            quarter.toString(),
                            fact.item(),
                            fact.contractor(),
                            fact.subsidiary(),
                            fact.project(),
                            score.caseNumber(),
                            fact.what(),
                            bound(fact.happenedAt()),
                            score.points())
                    .update();
        }
    }

    /** When the first fact happened; empty if there is none. */
    Optional<Instant> first() {
        return jdbc.sql("select min(happened_at) from v_contractor_rating_fact")
                .query((row, n) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
                .single()
                .map(OffsetDateTime::toInstant);
    }

    private List<Score> scores(Quarter quarter, Which which) {
        OwnerScores asked = scores.getIfAvailable();
        if (asked == null) {
            return List.of();
        }
        List<Score> mine = new ArrayList<>(asked.between(quarter.start(), until(quarter)));
        mine.removeIf(score -> !which.has(score.contractor(), score.subsidiary()));
        return mine;
    }

    /** What is due later than now is neither kept nor broken. */
    private Instant until(Quarter quarter) {
        Instant now = clock.instant();
        return quarter.end().isBefore(now) ? quarter.end() : now;
    }

    private Map<String, Object> live(Quarter quarter) {
        return Map.of("from", bound(quarter.start()), "until", bound(until(quarter)));
    }

    private static Map<String, Object> frozen(Quarter quarter) {
        return Map.of("quarter", quarter.toString());
    }

    private StatementSpec statement(String sql, Map<String, Object> params, Which which) {
        return jdbc.sql(sql).params(params).params(which.params());
    }

    private static RatingFact fact(Score score) {
        return new RatingFact(
                RatingItem.SCORES.name(),
                score.contractor(),
                score.subsidiary(),
                score.project(),
                score.caseNumber(),
                "SCORE",
                score.answeredAt(),
                false,
                null,
                score.points());
    }

    private static RatingFact fact(ResultSet row) throws SQLException {
        return new RatingFact(
                row.getString("item"),
                row.getString("contractor"),
                row.getString("subsidiary"),
                row.getString("project"),
                row.getString("case_number"),
                row.getString("what"),
                row.getObject("happened_at", OffsetDateTime.class).toInstant(),
                row.getInt("good") == 1,
                row.getString("left_out"),
                row.getBigDecimal("amount"));
    }

    static OffsetDateTime bound(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
