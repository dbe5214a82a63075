package cn.baoxiu.scorecard.rule;

import cn.baoxiu.engine.DecisionTrials;
import cn.baoxiu.engine.Decisions;
import cn.baoxiu.engine.Sentences;
import cn.baoxiu.scorecard.kpi.Kpi;
import cn.baoxiu.scorecard.kpi.KpiUnit;
import cn.baoxiu.scorecard.kpi.Months;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The decision tables of the score, in the version in force on a month's first day (rules R9). A table that has no row for
 * a value, or one that makes no sense, is refused with a {@link ScoreRefused}.
 */
@Component
public class ScoreRules {

    public static final String ITEM = "score-item";
    public static final String EFFECT = "plan-score-effect";
    public static final String COEFFICIENT = "bonus-coefficient";
    public static final String CYCLE = "score-cycle";
    public static final String EVENT = "score-event";

    /** All tables of a month's scores, those of the inside scores ({@code InsideRules}) among them. */
    public static final Set<String> TABLES =
            Set.of(ITEM, EFFECT, COEFFICIENT, CYCLE, EVENT, "inside-score", "inside-share");

    private static final BigDecimal FULL = BigDecimal.valueOf(100);
    /** Columns of a card have two: more would be rounded where nobody sees it. */
    private static final int DECIMALS = 2;

    private static final Set<KpiUnit> SCORED = EnumSet.of(KpiUnit.PERCENT, KpiUnit.POINTS);

    private final Decisions decisions;
    private final Sentences sentences;

    ScoreRules(Decisions decisions, Sentences sentences) {
        this.decisions = decisions;
        this.sentences = sentences;
    }

    /**
     * The same rules, of whose asking nothing is kept.
     *
     * @param tried stands in place of the deployed table and answers as version 0; null for none
     */
    public ScoreRules apart(DecisionTrials trials, DecisionTrials.@Nullable Trial tried) {
        Map<String, DecisionTrials.Trial> tables = new HashMap<>();
        if (tried != null) {
            tables.put(tried.key(), tried);
        }
        Decisions asked = (key, inForceAt, inputs) -> {
            DecisionTrials.Trial table = tables.computeIfAbsent(key, deployed -> trials.inForce(deployed, inForceAt));
            return new Decisions.Answer(key, table.version(), table.evaluate(inputs));
        };
        return new ScoreRules(asked, sentences);
    }

    public ItemRules items(YearMonth month) {
        Decisions.Answer answer = ask(ITEM, month, Map.of("scope", "SUBSIDIARY"));
        if (answer.rows().isEmpty()) {
            throw refused("scorecard.rule.noRow", ITEM, answer.version(), "SUBSIDIARY");
        }
        List<ItemRules.Item> items =
                answer.rows().stream().map(row -> item(answer, row)).toList();
        if (items.stream().map(ItemRules.Item::kpi).distinct().count() < items.size()) {
            throw refused("scorecard.rule.itemTwice", answer.version());
        }
        BigDecimal sum = items.stream().map(ItemRules.Item::weight).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.compareTo(FULL) != 0) {
            throw refused("scorecard.rule.weights", answer.version(), sum.toPlainString());
        }
        return new ItemRules(answer.version(), items);
    }

    private ItemRules.Item item(Decisions.Answer answer, Map<String, Object> row) {
        String code = String.valueOf(row.get("item"));
        Kpi kpi = Arrays.stream(Kpi.values())
                .filter(one -> one.name().equals(code) && SCORED.contains(one.unit()) && !one.inYuan())
                .findFirst()
                .orElseThrow(() -> refused("scorecard.rule.noSuchItem", answer.version(), code));
        ItemRules.Item item = new ItemRules.Item(
                kpi, kept(answer, row, "weight"), kept(answer, row, "floor"), kept(answer, row, "target"));
        if (item.weight().signum() <= 0 || item.floor().compareTo(item.target()) == 0) {
            throw refused("scorecard.rule.item", answer.version(), code);
        }
        return item;
    }

    public CycleRule cycle(YearMonth month) {
        Decisions.Answer answer = ask(CYCLE, month, Map.of());
        Map<String, Object> row = single(answer, month.toString());
        CycleRule rule = new CycleRule(
                whole(answer, row, "draftDay"),
                whole(answer, row, "appealDay"),
                whole(answer, row, "confirmDay"),
                whole(answer, row, "publishDay"),
                whole(answer, row, "few"),
                whole(answer, row, "pooledMonths"),
                number(answer, row, "leastWeight"),
                whole(answer, row, "adjustmentMonths"));
        if (rule.draftDay() < 1
                || rule.appealDay() <= rule.draftDay()
                || rule.confirmDay() < rule.appealDay()
                || rule.publishDay() < rule.confirmDay()
                || rule.pooledMonths() < 1
                || rule.adjustmentMonths() < 0) {
            throw refused("scorecard.rule.cycle", answer.version());
        }
        return rule;
    }

    public EffectRule effect(YearMonth month) {
        Decisions.Answer answer = ask(EFFECT, month, Map.of());
        Map<String, Object> row = single(answer, month.toString());
        EffectRule rule = new EffectRule(
                answer.version(),
                number(answer, row, "pivot"),
                number(answer, row, "divisor"),
                kept(answer, row, "lowest"),
                kept(answer, row, "highest"));
        if (rule.divisor().signum() <= 0 || rule.lowest().compareTo(rule.highest()) > 0) {
            throw refused("scorecard.rule.effect", answer.version());
        }
        return rule;
    }

    public EventRule event(YearMonth month, EffectKind kind) {
        Decisions.Answer answer = ask(EVENT, month, Map.of("kind", kind.name()));
        Map<String, Object> row = single(answer, sentences.text("scoreKind." + kind));
        return new EventRule(
                answer.version(),
                kept(answer, row, "points"),
                Boolean.TRUE.equals(row.get("veto")),
                number(answer, row, "least"),
                // tables from before the column was there knew this one kind
                row.containsKey("complaint")
                        ? Boolean.TRUE.equals(row.get("complaint"))
                        : kind == EffectKind.JUSTIFIED_COMPLAINT);
    }

    /** @param score with two decimals; null if there is none */
    public Coefficient coefficient(YearMonth month, @Nullable BigDecimal score) {
        BigDecimal known = score == null ? BigDecimal.ZERO : score;
        Decisions.Answer answer =
                ask(COEFFICIENT, month, Map.of("scored", score != null, "score", known.doubleValue()));
        return new Coefficient(answer.version(), kept(answer, single(answer, known.toPlainString()), "coefficient"));
    }

    private Decisions.Answer ask(String key, YearMonth month, Map<String, ?> inputs) {
        return decisions.figures(key, Months.start(month), inputs);
    }

    private Map<String, Object> single(Decisions.Answer answer, String value) {
        if (answer.rows().size() != 1) {
            throw refused(
                    answer.rows().isEmpty() ? "scorecard.rule.noRow" : "scorecard.rule.twoRows",
                    answer.key(),
                    answer.version(),
                    value);
        }
        return answer.rows().get(0);
    }

    private int whole(Decisions.Answer answer, Map<String, Object> row, String output) {
        BigDecimal number = number(answer, row, output);
        try {
            return number.intValueExact();
        } catch (ArithmeticException e) {
            throw refused("scorecard.rule.noNumber", answer.key(), answer.version(), output);
        }
    }

    private BigDecimal number(Decisions.Answer answer, Map<String, Object> row, String output) {
        if (row.get(output) instanceof Number number) {
            return new BigDecimal(number.toString());
        }
        throw refused("scorecard.rule.noNumber", answer.key(), answer.version(), output);
    }

    /** A number that a card shows as it stands in the table. */
    private BigDecimal kept(Decisions.Answer answer, Map<String, Object> row, String output) {
        BigDecimal number = number(answer, row, output);
        if (number.stripTrailingZeros().scale() > DECIMALS) {
            throw refused(
                    "scorecard.rule.decimals",
                    answer.key(),
                    answer.version(),
                    output,
                    number.toPlainString(),
                    DECIMALS);
        }
        return number;
    }

    private ScoreRefused refused(String key, Object... args) {
        return new ScoreRefused(sentences.text(key, args));
    }
}
