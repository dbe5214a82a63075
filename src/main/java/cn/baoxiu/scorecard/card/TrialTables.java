package cn.baoxiu.scorecard.card;

import cn.baoxiu.engine.DecisionTrials;
import cn.baoxiu.engine.FieldError;
import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.scorecard.kpi.Kpi;
import cn.baoxiu.scorecard.kpi.KpiUnit;
import cn.baoxiu.scorecard.rule.CycleRule;
import cn.baoxiu.scorecard.rule.EffectKind;
import cn.baoxiu.scorecard.rule.ItemRules;
import cn.baoxiu.scorecard.rule.ScoreRules;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What must be right in a table that is tried, row by row, so that people find the row. */
@Component
class TrialTables {

    private static final String FILE = "file";
    private static final int FULL = 100;
    private static final BigDecimal BELOW_NEXT = new BigDecimal("0.99");

    /** @throws FormRejected with every row that is wrong */
    void check(DecisionTrials.Trial trial, YearMonth month, ItemRules inForce) {
        List<FieldError> errors = new ArrayList<>();
        if (trial.key().equals(ScoreRules.ITEM)) {
            items(trial, month, inForce, errors);
        } else if (trial.key().equals(ScoreRules.COEFFICIENT)) {
            trial.rows().stream()
                    .filter(row -> isNoNumber(row.outputs().getOrDefault("coefficient", "")))
                    .forEach(row -> errors.add(FieldError.of(FILE, "whatIf.row.coefficient", row.number(), row.id())));
        }
        if (!errors.isEmpty()) {
            throw new FormRejected(errors);
        }
    }

    private static void items(DecisionTrials.Trial trial, YearMonth month, ItemRules inForce, List<FieldError> errors) {
        Set<Kpi> frozen = EnumSet.noneOf(Kpi.class);
        inForce.items().forEach(item -> frozen.add(item.kpi()));
        Set<Kpi> found = EnumSet.noneOf(Kpi.class);
        for (Map<String, Object> answer : trial.evaluate(Map.of("scope", "SUBSIDIARY"))) {
            String code = String.valueOf(answer.get("item"));
            // of several rows with one item the last is the one too many
            DecisionTrials.Row row = trial.rows().stream()
                    .filter(one -> ("\"" + code + "\"").equals(one.outputs().get("item")))
                    .reduce((first, last) -> last)
                    .orElse(new DecisionTrials.Row(0, "?", Map.of()));
            String wrong = wrong(answer, scored(code), frozen, found);
            if (wrong != null) {
                errors.add(FieldError.of(FILE, wrong, row.number(), row.id(), code, month.toString()));
            }
        }
        frozen.stream()
                .filter(kpi -> !found.contains(kpi))
                .forEach(kpi -> errors.add(FieldError.of(FILE, "whatIf.row.missing", kpi.name())));
    }

    private static @Nullable String wrong(
            Map<String, Object> answer, @Nullable Kpi kpi, Set<Kpi> frozen, Set<Kpi> found) {
        if (kpi == null) {
            return "whatIf.row.unknownItem";
        }
        if (!found.add(kpi)) {
            return "whatIf.row.twice";
        }
        if (!frozen.contains(kpi)) {
            return "whatIf.row.notFrozen";
        }
        Optional<BigDecimal> weight = number(answer.get("weight"));
        if (weight.isEmpty() || weight.get().signum() <= 0) {
            return "whatIf.row.weight";
        }
        Optional<BigDecimal> floor = number(answer.get("floor"));
        Optional<BigDecimal> target = number(answer.get("target"));
        return floor.isEmpty() || target.isEmpty() || floor.get().compareTo(target.get()) == 0
                ? "whatIf.row.span"
                : null;
    }

    private static @Nullable Kpi scored(String code) {
        return Arrays.stream(Kpi.values())
                .filter(kpi -> kpi.name().equals(code) && !kpi.inYuan())
                .filter(kpi -> kpi.unit() == KpiUnit.PERCENT || kpi.unit() == KpiUnit.POINTS)
                .findFirst()
                .orElse(null);
    }

    /** Other expressions are only known when they are evaluated. */
    private static boolean isNoNumber(String cell) {
        return cell.isBlank() || cell.startsWith("\"") || cell.equals("true") || cell.equals("false");
    }

    private static Optional<BigDecimal> number(@Nullable Object value) {
        try {
            return value == null ? Optional.empty() : Optional.of(new BigDecimal(value.toString()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /**
     * Tables must answer for every score and every kind of event, not only for those of the month: for scores at both ends of each
     * whole point.
     *
     * @throws cn.baoxiu.scorecard.rule.ScoreRefused if one does not
     * @throws FormRejected if the month would have been frozen with other facts
     */
    void checkAnswers(DecisionTrials.Trial trial, YearMonth month, ScoreRules changed, ScoreRules inForce) {
        switch (trial.key()) {
            case ScoreRules.ITEM -> changed.items(month);
            case ScoreRules.EFFECT -> changed.effect(month);
            case ScoreRules.CYCLE -> frozenAlike(month, changed.cycle(month), inForce.cycle(month));
            case ScoreRules.EVENT -> Arrays.stream(EffectKind.values()).forEach(kind -> changed.event(month, kind));
            default -> {
                changed.coefficient(month, null);
                for (int whole = 0; whole <= FULL; whole++) {
                    changed.coefficient(month, BigDecimal.valueOf(whole));
                    if (whole < FULL) {
                        changed.coefficient(month, BigDecimal.valueOf(whole).add(BELOW_NEXT));
                    }
                }
            }
        }
    }

    /** Which facts of earlier months stand beside those of the month was settled by these when it was frozen. */
    private static void frozenAlike(YearMonth month, CycleRule changed, CycleRule inForce) {
        if (changed.few() != inForce.few() || changed.pooledMonths() != inForce.pooledMonths()) {
            throw new FormRejected(FILE, "whatIf.pooling", month.toString(), inForce.few(), inForce.pooledMonths());
        }
    }
}
