package cn.baoxiu.scorecard.card;

import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.estate.Project;
import cn.baoxiu.estate.Projects;
import cn.baoxiu.scorecard.card.CardAccess.Reader;
import cn.baoxiu.scorecard.kpi.Kpi;
import cn.baoxiu.scorecard.kpi.KpiCases;
import cn.baoxiu.scorecard.kpi.KpiRule;
import cn.baoxiu.scorecard.kpi.Months;
import cn.baoxiu.scorecard.kpi.ScoredFacts;
import cn.baoxiu.scorecard.rule.ScoreRefused;
import cn.baoxiu.scorecard.rule.ScoreRules;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Cards as the current user may see them; what is not to be seen does not exist. */
@Service
@Transactional(readOnly = true)
public class CardList {

    private static final int TREND = 12;
    private static final Comparator<MonthCards.Line> BEST_FIRST = Comparator.comparing(
                    (MonthCards.Line line) -> line.card().total(), Comparator.nullsLast(Comparator.reverseOrder()))
            .thenComparing(line -> line.card().subsidiary());

    private final CardRows rows;
    private final CardFacts facts;
    private final Cycles cycles;
    private final Adjustments adjustments;
    private final MysteryVisits visits;
    private final CardComputation computation;
    private final ScoredFacts scored;
    private final ScoreRules rules;
    private final CardAccess access;
    private final Projects projects;
    private final Clock clock;

    CardList(
            CardRows rows,
            CardFacts facts,
            Cycles cycles,
            Adjustments adjustments,
            MysteryVisits visits,
            CardComputation computation,
            ScoredFacts scored,
            ScoreRules rules,
            CardAccess access,
            Projects projects,
            Clock clock) {
        this.rows = rows;
        this.facts = facts;
        this.cycles = cycles;
        this.adjustments = adjustments;
        this.visits = visits;
        this.computation = computation;
        this.scored = scored;
        this.rules = rules;
        this.access = access;
        this.projects = projects;
        this.clock = clock;
    }

    /**
     * Frozen months, newest first; for others than group-level people those that they see a card of.
     *
     * @throws org.springframework.security.access.AccessDeniedException for whom cards are not for
     */
    public List<YearMonth> months() {
        Reader reader = access.reader();
        List<YearMonth> months = cycles.months();
        if (reader.wholeGroup() || months.isEmpty()) {
            return months;
        }
        Set<YearMonth> seen = rows.scores(months.get(months.size() - 1), months.get(0)).stream()
                .filter(reader::sees)
                .map(CardScore::month)
                .collect(Collectors.toSet());
        return months.stream().filter(seen::contains).toList();
    }

    /** The oldest month that is over and not frozen, if the user may freeze it. */
    public Optional<YearMonth> toFreeze() {
        return access.mayFreeze()
                ? cycles.next(clock.instant()).filter(month -> scored.anyBefore(Months.end(month)))
                : Optional.empty();
    }

    /** @throws NoSuchElementException for a month that is not frozen */
    public MonthCards month(YearMonth month) {
        Reader reader = access.reader();
        Cycle cycle = cycle(month);
        Map<String, String> names = names();
        List<MonthCards.Line> lines = rows.of(month).stream()
                .filter(reader::sees)
                .map(card -> new MonthCards.Line(card, names.getOrDefault(card.subsidiary(), card.subsidiary())))
                .sorted(BEST_FIRST)
                .toList();
        List<YearMonth> months = new ArrayList<>();
        for (int back = TREND - 1; back >= 0; back--) {
            months.add(month.minusMonths(back));
        }
        Map<String, Map<YearMonth, CardScore>> trend = new HashMap<>();
        rows.scores(months.get(0), month).stream()
                .filter(score -> score.isPublished() && reader.sees(score))
                .forEach(score -> trend.computeIfAbsent(score.subsidiary(), s -> new TreeMap<>())
                        .put(score.month(), score));
        return new MonthCards(cycle, lines, months, trend);
    }

    /**
     * All cards of a month that the user sees, with their lines, best first. Only {@link #card} says whether one agrees:
     * that works it out anew.
     *
     * @throws NoSuchElementException for a month that is not frozen
     */
    public List<CardLines> lines(YearMonth month) {
        KpiRule rule = scored.rule(month);
        Map<Long, List<CardItem>> items = rows.items(month);
        Map<String, List<CardSheet.Effect>> effects = facts.effects(month);
        Map<String, List<Adjustment>> corrections = adjustments.of(month);
        return month(month).lines().stream()
                .map(line -> new CardLines(
                        line.card(),
                        line.name(),
                        rule,
                        items.getOrDefault(line.card().id(), List.of()),
                        effects.getOrDefault(line.card().subsidiary(), List.of()),
                        corrections.getOrDefault(line.card().subsidiary(), List.of())))
                .toList();
    }

    /**
     * The lines of one card.
     *
     * @throws NoSuchElementException if there is none that the user sees
     */
    public CardLines lines(YearMonth month, String subsidiary) {
        return lines(seen(month, subsidiary));
    }

    private CardLines lines(Card card) {
        return new CardLines(
                card,
                names().getOrDefault(card.subsidiary(), card.subsidiary()),
                scored.rule(card.month()),
                rows.items(card.id()),
                facts.effects(card),
                adjustments.of(card.month(), card.subsidiary()));
    }

    /** @throws NoSuchElementException if there is none that the user sees */
    public CardSheet card(YearMonth month, String subsidiary) {
        Card card = seen(month, subsidiary);
        return new CardSheet(
                lines(card),
                cycles.of(card),
                rules.cycle(month).leastWeight(),
                visits.of(month, subsidiary).stream()
                        .map(visit -> new CardSheet.Visit(visit.wave(), visit.heldOn(), visit.points()))
                        .toList(),
                facts.steps(card),
                agrees(card));
    }

    private @Nullable Boolean agrees(Card card) {
        if (card.computedAt() == null) {
            return null;
        }
        try {
            return computation.agrees(card.id());
        } catch (ScoreRefused e) {
            return null;
        }
    }

    /**
     * A page of the facts behind a line, one more than asked for if there are more.
     *
     * @throws NoSuchElementException if there is no such card that the user sees
     * @throws FormRejected if the card has no such line
     */
    public List<CardCase> cases(
            YearMonth month, String subsidiary, Kpi item, KpiCases.Shown shown, int size, int page) {
        Card card = seen(month, subsidiary);
        CardItem line = rows.items(card.id()).stream()
                .filter(one -> one.item() == item)
                .findFirst()
                .orElseThrow(() -> new FormRejected("item", "scorecard.unknownItem", item.name()));
        return facts.cases(card, line, shown, size + 1, Math.multiplyExact(size, page));
    }

    /** The same for a correction of an earlier month. */
    public List<CorrectedCase> corrected(
            YearMonth month, String subsidiary, Kpi item, YearMonth of, int size, int page) {
        Card card = seen(month, subsidiary);
        return facts.corrected(card, item, of, size + 1, Math.multiplyExact(size, page));
    }

    private Card seen(YearMonth month, String subsidiary) {
        Reader reader = access.reader();
        return rows.find(month, subsidiary)
                .filter(reader::sees)
                .orElseThrow(() -> new NoSuchElementException("no card of " + subsidiary + " in " + month));
    }

    private Cycle cycle(YearMonth month) {
        return cycles.find(month).orElseThrow(() -> new NoSuchElementException(month + " is not frozen"));
    }

    private Map<String, String> names() {
        Map<String, String> names = new TreeMap<>();
        for (Project project : projects.all()) {
            names.put(project.subsidiary(), project.subsidiaryName());
        }
        return names;
    }
}
