package cn.baoxiu.scorecard.card;

import cn.baoxiu.scorecard.kpi.Kpi;
import cn.baoxiu.scorecard.kpi.Months;
import cn.baoxiu.scorecard.rule.CycleRule;
import cn.baoxiu.scorecard.rule.ItemRules;
import cn.baoxiu.scorecard.rule.ScoreArithmetic;
import cn.baoxiu.scorecard.rule.ScoreRules;
import cn.baoxiu.scorecard.rule.Scored;
import cn.baoxiu.scorecard.rule.Tally;
import java.math.BigDecimal;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What locked months would score differently by what is known now, by their own rules: the difference to what was published
 * and corrected so far is carried into the month that is frozen.
 */
@Component
class Adjustments {

    /**
     * A month that is published without a score, or with a veto, has carried nothing: what it would have carried is open
     * again. One that is still worked on counts as carrying it, or the same correction would be in two open months.
     */
    private static final String CARRIED = " join scorecard_card c on c.month_start = a.month_start"
            + " and c.subsidiary_id = a.subsidiary_id"
            + " and not (c.state = 'PUBLISHED' and (c.items_total is null or c.vetoed = true))";

    private static final FrozenFacts.Part NONE = new FrozenFacts.Part(BigDecimal.ZERO, BigDecimal.ZERO);

    private final JdbcClient jdbc;
    private final CardRows cards;
    private final FrozenFacts facts;
    private final ScoreRules rules;

    Adjustments(JdbcClient jdbc, CardRows cards, FrozenFacts facts, ScoreRules rules) {
        this.jdbc = jdbc;
        this.cards = cards;
        this.facts = facts;
        this.rules = rules;
    }

    /** @param monthsBack how many published months before the one that is frozen are looked at */
    void work(YearMonth month, int monthsBack) {
        for (int back = monthsBack; back >= 1; back--) {
            YearMonth earlier = month.minusMonths(back);
            List<Card> published = cards.of(earlier).stream()
                    .filter(card -> card.isPublished() && !card.vetoed() && card.itemsTotal() != null)
                    .toList();
            if (!published.isEmpty()) {
                new Reckoning(month, earlier).work(published);
            }
        }
    }

    /** Sum of what is carried into the month of a card. */
    BigDecimal sum(YearMonth month, String subsidiary) {
        return jdbc.sql(
                        "select coalesce(sum(points), 0) from scorecard_adjustment where month_start = ? and subsidiary_id = ?")
                .params(month.atDay(1), subsidiary)
                .query(BigDecimal.class)
                .single();
    }

    /** Oldest month first. */
    List<Adjustment> of(YearMonth month, String subsidiary) {
        return read(month, " and a.subsidiary_id = :subsidiary", subsidiary).getOrDefault(subsidiary, List.of());
    }

    /** The same of all subsidiaries. */
    Map<String, List<Adjustment>> of(YearMonth month) {
        return read(month, "", "");
    }

    private Map<String, List<Adjustment>> read(YearMonth month, String which, String subsidiary) {
        Map<String, List<Adjustment>> found = new HashMap<>();
        jdbc.sql("select a.subsidiary_id, a.of_month, a.item, a.points, a.was, a.would_be,"
                        + " (select count(*) from scorecard_adjusted_fact f where f.month_start = a.month_start"
                        + " and f.subsidiary_id = a.subsidiary_id and f.of_month = a.of_month and f.item = a.item) as cases"
                        + " from scorecard_adjustment a where a.month_start = :month" + which
                        + " order by a.of_month, a.item")
                .param("month", month.atDay(1))
                .param("subsidiary", subsidiary)
                .query(row -> {
                    found.computeIfAbsent(row.getString("subsidiary_id"), s -> new ArrayList<>())
                            .add(new Adjustment(
                                    YearMonth.from(row.getObject("of_month", LocalDate.class)),
                                    Kpi.valueOf(row.getString("item")),
                                    row.getBigDecimal("points"),
                                    row.getBigDecimal("was"),
                                    row.getBigDecimal("would_be"),
                                    row.getInt("cases")));
                });
        return found;
    }

    /** One locked month, looked at anew. */
    private final class Reckoning {

        private final YearMonth into;
        private final YearMonth of;
        private final Instant asOf;
        private final ItemRules items;
        private final CycleRule cycle;

        Reckoning(YearMonth into, YearMonth of) {
            this.into = into;
            this.of = of;
            this.asOf = Months.end(into);
            this.items = rules.items(of);
            this.cycle = rules.cycle(of);
        }

        void work(List<Card> published) {
            Map<String, Map<Kpi, Tally>> now = now();
            Map<String, Map<Kpi, BigDecimal>> carried = carried();
            for (Card card : published) {
                Scored scored = ScoreArithmetic.items(items, cycle, now.getOrDefault(card.subsidiary(), Map.of()));
                if (scored.total() != null) {
                    compare(card, scored, carried.getOrDefault(card.subsidiary(), Map.of()));
                }
            }
        }

        private Map<String, Map<Kpi, Tally>> now() {
            Map<String, Map<Kpi, Tally>> now = new HashMap<>();
            for (ItemRules.Item item : items.items()) {
                Map<String, Tally> own = facts.now(of, item, of, asOf);
                Map<String, Tally> sums = new HashMap<>(own);
                for (int back = 1; back < cycle.pooledMonths(); back++) {
                    facts.now(of, item, of.minusMonths(back), asOf).forEach((subsidiary, tally) -> {
                        if (own.getOrDefault(subsidiary, Tally.NOTHING).own() < cycle.few()) {
                            sums.merge(subsidiary, tally, Tally::plus);
                        }
                    });
                }
                sums.forEach((subsidiary, tally) -> now.computeIfAbsent(subsidiary, s -> new EnumMap<>(Kpi.class))
                        .put(item.kpi(), tally));
            }
            return now;
        }

        private Map<String, Map<Kpi, BigDecimal>> carried() {
            Map<String, Map<Kpi, BigDecimal>> carried = new HashMap<>();
            jdbc.sql("select a.subsidiary_id, a.item, sum(a.points) as points from scorecard_adjustment a" + CARRIED
                            + " where a.of_month = ? group by a.subsidiary_id, a.item")
                    .param(of.atDay(1))
                    .query(row -> {
                        carried.computeIfAbsent(row.getString(1), s -> new EnumMap<>(Kpi.class))
                                .put(Kpi.valueOf(row.getString(2)), row.getBigDecimal(3));
                    });
            return carried;
        }

        private void compare(Card card, Scored scored, Map<Kpi, BigDecimal> carried) {
            Map<Kpi, CardItem> published =
                    cards.items(card.id()).stream().collect(Collectors.toMap(CardItem::item, item -> item));
            for (Scored.Line line : scored.lines()) {
                Kpi kpi = line.item().kpi();
                CardItem item = published.get(kpi);
                BigDecimal before = item == null ? null : item.points();
                BigDecimal so = carried.get(kpi);
                BigDecimal was = so == null
                        ? before
                        : Objects.requireNonNullElse(before, BigDecimal.ZERO).add(so);
                BigDecimal difference = Objects.requireNonNullElse(line.points(), BigDecimal.ZERO)
                        .subtract(Objects.requireNonNullElse(was, BigDecimal.ZERO));
                if (difference.signum() != 0) {
                    insert(card.subsidiary(), kpi, difference, was, line.points());
                    facts(card, line);
                }
            }
        }

        private void insert(
                String subsidiary, Kpi kpi, BigDecimal points, @Nullable BigDecimal was, @Nullable BigDecimal wouldBe) {
            jdbc.sql(
                            "insert into scorecard_adjustment (month_start, subsidiary_id, of_month, item, points, was, would_be)"
                                    + " values (?, ?, ?, ?, ?, ?, ?)")
                    .params(
                            into.atDay(1),
                            subsidiary,
                            of.atDay(1),
                            kpi.name(),
                            points,
                            new SqlParameterValue(Types.NUMERIC, was),
                            new SqlParameterValue(Types.NUMERIC, wouldBe))
                    .update();
        }

        /** The cases that make the difference; none where only weights moved. */
        private void facts(Card card, Scored.Line line) {
            Kpi kpi = line.item().kpi();
            Map<String, FrozenFacts.Part> before = facts.frozenParts(card, line.item());
            before.putAll(corrected(card.subsidiary(), kpi));
            List<YearMonth> months = new ArrayList<>();
            for (int back = 0; back < line.months(); back++) {
                months.add(of.minusMonths(back));
            }
            Map<String, FrozenFacts.Part> now = facts.partsNow(card, line.item(), months, asOf);
            Set<String> cases = new TreeSet<>(before.keySet());
            cases.addAll(now.keySet());
            for (String number : cases) {
                FrozenFacts.Part then = before.get(number);
                FrozenFacts.Part today = now.get(number);
                if (!isSame(then, today)) {
                    insert(card.subsidiary(), kpi, number, then, today);
                }
            }
        }

        /** How cases stood after the last correction of the month. */
        private Map<String, FrozenFacts.Part> corrected(String subsidiary, Kpi kpi) {
            Map<String, FrozenFacts.Part> corrected = new TreeMap<>();
            jdbc.sql("select a.case_number, a.hits_now, a.base_now from scorecard_adjusted_fact a" + CARRIED
                            + " where a.subsidiary_id = ? and a.of_month = ? and a.item = ? order by a.month_start")
                    .params(subsidiary, of.atDay(1), kpi.name())
                    .query(row -> {
                        BigDecimal hits = row.getBigDecimal(2);
                        BigDecimal base = row.getBigDecimal(3);
                        corrected.put(
                                row.getString(1),
                                new FrozenFacts.Part(
                                        hits == null ? BigDecimal.ZERO : hits, base == null ? BigDecimal.ZERO : base));
                    });
            return corrected;
        }

        private void insert(
                String subsidiary,
                Kpi kpi,
                String number,
                FrozenFacts.@Nullable Part then,
                FrozenFacts.@Nullable Part today) {
            jdbc.sql("insert into scorecard_adjusted_fact (month_start, subsidiary_id, of_month, item, case_number,"
                            + " hits_before, base_before, hits_now, base_now) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(
                            into.atDay(1),
                            subsidiary,
                            of.atDay(1),
                            kpi.name(),
                            number,
                            hits(then),
                            base(then),
                            hits(today),
                            base(today))
                    .update();
        }
    }

    private static boolean isSame(FrozenFacts.@Nullable Part a, FrozenFacts.@Nullable Part b) {
        FrozenFacts.Part one = a == null ? NONE : a;
        FrozenFacts.Part other = b == null ? NONE : b;
        return one.hits().compareTo(other.hits()) == 0 && one.base().compareTo(other.base()) == 0;
    }

    private static SqlParameterValue hits(FrozenFacts.@Nullable Part part) {
        return new SqlParameterValue(Types.NUMERIC, part == null ? null : part.hits());
    }

    private static SqlParameterValue base(FrozenFacts.@Nullable Part part) {
        return new SqlParameterValue(Types.NUMERIC, part == null ? null : part.base());
    }
}
