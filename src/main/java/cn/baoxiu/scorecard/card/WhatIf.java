package cn.baoxiu.scorecard.card;

import cn.baoxiu.engine.DecisionTrials;
import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.engine.TrialRefused;
import cn.baoxiu.estate.Project;
import cn.baoxiu.estate.Projects;
import cn.baoxiu.scorecard.kpi.Kpi;
import cn.baoxiu.scorecard.kpi.KpiRule;
import cn.baoxiu.scorecard.kpi.ScoredFacts;
import cn.baoxiu.scorecard.rule.ItemRules;
import cn.baoxiu.scorecard.rule.ScoreRefused;
import cn.baoxiu.scorecard.rule.ScoreRules;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a changed table would do to the cards of the last frozen month: worked out from the facts that were frozen, by the
 * computation of the cards themselves, without deploying or storing anything.
 */
@Service
@Transactional(readOnly = true)
public class WhatIf {

    private static final String FILE = "file";
    private static final Set<String> TRIED =
            Set.of(ScoreRules.ITEM, ScoreRules.EFFECT, ScoreRules.COEFFICIENT, ScoreRules.EVENT, ScoreRules.CYCLE);

    private final DecisionTrials trials;
    private final TrialTables tables;
    private final CardRows rows;
    private final Cycles cycles;
    private final CardComputation computation;
    private final ScoreRules rules;
    private final ScoredFacts facts;
    private final CardAccess access;
    private final Projects projects;

    WhatIf(
            DecisionTrials trials,
            TrialTables tables,
            CardRows rows,
            Cycles cycles,
            CardComputation computation,
            ScoreRules rules,
            ScoredFacts facts,
            CardAccess access,
            Projects projects) {
        this.trials = trials;
        this.tables = tables;
        this.rows = rows;
        this.cycles = cycles;
        this.computation = computation;
        this.rules = rules;
        this.facts = facts;
        this.access = access;
        this.projects = projects;
    }

    /**
     * @param key of the decision that was tried
     * @param lines largest change of the effect first
     */
    public record Result(YearMonth month, String key, KpiRule rule, List<Line> lines) {

        public Result {
            lines = List.copyOf(lines);
        }

        public long changed() {
            return lines.stream().filter(Line::isChanged).count();
        }
    }

    /**
     * One subsidiary.
     *
     * @param now as the card says, or would be worked out if it was not yet
     */
    public record Line(String name, Card now, Card then, List<Moved> moved) {

        public Line {
            moved = List.copyOf(moved);
        }

        public @Nullable BigDecimal score() {
            return difference(then.total(), now.total());
        }

        public @Nullable BigDecimal effect() {
            return difference(then.effect(), now.effect());
        }

        public @Nullable BigDecimal coefficient() {
            return difference(then.coefficient(), now.coefficient());
        }

        public boolean isChanged() {
            return !same(now.total(), then.total())
                    || !same(now.effect(), then.effect())
                    || !same(now.coefficient(), then.coefficient())
                    || !moved.isEmpty();
        }
    }

    /** @param now null if it does not count; so is then */
    public record Moved(Kpi item, @Nullable BigDecimal now, @Nullable BigDecimal then) {}

    /** The month that is tried on; empty if none is frozen. */
    public Optional<YearMonth> month() {
        check();
        return cycles.newest();
    }

    /**
     * @throws AccessDeniedException for others than designers and group customer service
     * @throws TrialRefused if the file would not be deployed, or a row of it cannot be evaluated
     * @throws FormRejected if the table cannot be tried on the month
     */
    public Result run(String fileName, byte[] content) {
        YearMonth month = month().orElseThrow(() -> new FormRejected(FILE, "whatIf.noMonth"));
        DecisionTrials.Trial trial = trials.read(fileName, content);
        if (!TRIED.contains(trial.key())) {
            throw new FormRejected(FILE, "whatIf.unknownKey", trial.key());
        }
        ScoreRules current = rules.apart(trials, null);
        ItemRules inForce = inForce(current, month);
        tables.check(trial, month, inForce);
        ScoreRules changed = rules.apart(trials, trial);
        Map<String, String> names = names();
        List<Line> lines = new ArrayList<>();
        try {
            tables.checkAnswers(trial, month, changed, current);
            for (Card card : rows.of(month)) {
                lines.add(line(
                        names.getOrDefault(card.subsidiary(), card.subsidiary()),
                        now(card, current),
                        computation.work(card, changed)));
            }
        } catch (ScoreRefused e) {
            throw new FormRejected(FILE, "whatIf.refused", e.sentence());
        }
        lines.sort(Comparator.comparing((Line line) -> size(line.effect()), Comparator.reverseOrder())
                .thenComparing(line -> size(line.score()), Comparator.reverseOrder())
                .thenComparing(line -> line.now().subsidiary()));
        return new Result(month, trial.key(), facts.rule(month), lines);
    }

    private void check() {
        if (!access.mayTry()) {
            throw new AccessDeniedException("designers and group customer service try changed tables");
        }
    }

    private static ItemRules inForce(ScoreRules current, YearMonth month) {
        try {
            return current.items(month);
        } catch (ScoreRefused e) {
            throw new FormRejected(FILE, "whatIf.now", e.sentence());
        }
    }

    private CardComputation.Worked now(Card card, ScoreRules current) {
        if (card.computedAt() != null) {
            return new CardComputation.Worked(card, rows.items(card.id()), List.of());
        }
        try {
            return computation.work(card, current);
        } catch (ScoreRefused e) {
            throw new FormRejected(FILE, "whatIf.now", e.sentence());
        }
    }

    private static Line line(String name, CardComputation.Worked now, CardComputation.Worked then) {
        Map<Kpi, BigDecimal> before = points(now.items());
        Map<Kpi, BigDecimal> after = points(then.items());
        List<Moved> moved = new ArrayList<>();
        for (Kpi kpi : Kpi.values()) {
            if (!same(before.get(kpi), after.get(kpi))) {
                moved.add(new Moved(kpi, before.get(kpi), after.get(kpi)));
            }
        }
        return new Line(name, now.card(), then.card(), moved);
    }

    private static Map<Kpi, BigDecimal> points(List<CardItem> items) {
        Map<Kpi, BigDecimal> points = new TreeMap<>();
        items.forEach(item -> {
            BigDecimal of = item.points();
            if (of != null) {
                points.put(item.item(), of);
            }
        });
        return points;
    }

    private static boolean same(@Nullable BigDecimal a, @Nullable BigDecimal b) {
        return a == null || b == null ? a == b : a.compareTo(b) == 0;
    }

    /** What is missing on one side cannot be told as a difference. */
    private static @Nullable BigDecimal difference(@Nullable BigDecimal then, @Nullable BigDecimal now) {
        return then == null || now == null ? null : then.subtract(now);
    }

    private static BigDecimal size(@Nullable BigDecimal difference) {
        return Objects.requireNonNullElse(difference, BigDecimal.ZERO).abs();
    }

    private Map<String, String> names() {
        Map<String, String> names = new TreeMap<>();
        for (Project project : projects.all()) {
            names.put(project.subsidiary(), project.subsidiaryName());
        }
        return names;
    }
}
