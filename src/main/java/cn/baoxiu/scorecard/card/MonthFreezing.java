package cn.baoxiu.scorecard.card;

import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.estate.Project;
import cn.baoxiu.estate.Projects;
import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.scorecard.kpi.KpiRefresh;
import cn.baoxiu.scorecard.kpi.Months;
import cn.baoxiu.scorecard.kpi.ScoredFacts;
import cn.baoxiu.scorecard.kpi.WorkProgress;
import cn.baoxiu.scorecard.rule.CycleRule;
import cn.baoxiu.scorecard.rule.ItemRules;
import cn.baoxiu.scorecard.rule.ScoreRefused;
import cn.baoxiu.scorecard.rule.ScoreRules;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Freezes a month that is over: its facts, corrections of months before it, and a card with a run for each subsidiary. */
@Service
public class MonthFreezing {

    private static final String MONTH = "month";

    private final KpiRefresh refresh;
    private final ScoredFacts scored;
    private final FrozenFacts facts;
    private final MysteryVisits visits;
    private final Adjustments adjustments;
    private final Cycles cycles;
    private final CardRows cards;
    private final ScoreRules rules;
    private final CardProcess process;
    private final Projects projects;
    private final CurrentUser user;
    private final WorkProgress progress;
    private final TransactionOperations transaction;
    private final Clock clock;
    private final List<BesideCard> beside;

    MonthFreezing(
            KpiRefresh refresh,
            ScoredFacts scored,
            FrozenFacts facts,
            MysteryVisits visits,
            Adjustments adjustments,
            Cycles cycles,
            CardRows cards,
            ScoreRules rules,
            CardProcess process,
            Projects projects,
            CurrentUser user,
            WorkProgress progress,
            TransactionOperations transaction,
            Clock clock,
            List<BesideCard> beside) {
        this.refresh = refresh;
        this.scored = scored;
        this.facts = facts;
        this.visits = visits;
        this.adjustments = adjustments;
        this.cycles = cycles;
        this.cards = cards;
        this.rules = rules;
        this.process = process;
        this.projects = projects;
        this.user = user;
        this.progress = progress;
        this.transaction = transaction;
        this.clock = clock;
        this.beside = List.copyOf(beside);
    }

    /**
     * What is to be frozen without anybody asking: the month after the newest frozen one, however late. Before any is frozen,
     * the last month while its draft is not due: an installation does not begin with a cycle that is half over. Nothing is
     * frozen before anything was reported.
     */
    Optional<YearMonth> due() {
        Instant now = clock.instant();
        Optional<YearMonth> next = cycles.next(now).filter(month -> scored.anyBefore(Months.end(month)));
        return cycles.newest().isEmpty() ? next.filter(month -> isBeforeDraft(month, now)) : next;
    }

    private boolean isBeforeDraft(YearMonth month, Instant now) {
        return !now.isAfter(
                cycles.plan(month, rules.cycle(month), Months.end(month)).draftAt());
    }

    /**
     * Freezes a month in a transaction of its own; facts are brought up to date before. Two nodes may try at once: the second
     * waits, and is refused.
     *
     * @throws FormRejected for a month that is not over, is frozen already or at this moment, lies before one that is, or
     *     would leave one out
     * @throws ScoreRefused if the rules of the month make no sense
     */
    public void freeze(YearMonth month) {
        check(month);
        freeze(month, refresh::refresh);
    }

    /** The same where all facts are known to be up to date: one month right after another. */
    public void freezeNext(YearMonth month) {
        check(month);
        freeze(month, () -> {});
    }

    private void freeze(YearMonth month, Runnable before) {
        try {
            progress.during(WorkProgress.Work.FREEZE, month.toString(), () -> {
                before.run();
                transaction.executeWithoutResult(status -> {
                    scored.hold();
                    check(month);
                    write(month);
                });
            });
        } catch (TransientDataAccessException e) {
            // somebody else holds the facts for longer than a transaction waits
            FormRejected busy = new FormRejected(MONTH, "scorecard.busy", month.toString());
            busy.initCause(e);
            throw busy;
        }
    }

    private void check(YearMonth month) {
        if (clock.instant().isBefore(Months.end(month))) {
            throw new FormRejected(MONTH, "scorecard.monthNotOver", month.toString());
        }
        List<YearMonth> frozen = cycles.months();
        if (frozen.contains(month)) {
            throw new FormRejected(MONTH, "scorecard.frozenAlready", month.toString());
        }
        if (!frozen.isEmpty() && frozen.get(0).isAfter(month)) {
            throw new FormRejected(
                    MONTH,
                    "scorecard.laterIsFrozen",
                    month.toString(),
                    frozen.get(0).toString());
        }
        if (!frozen.isEmpty() && frozen.get(0).plusMonths(1).isBefore(month)) {
            throw new FormRejected(
                    MONTH,
                    "scorecard.earlierIsOpen",
                    month.toString(),
                    frozen.get(0).plusMonths(1).toString());
        }
    }

    private void write(YearMonth month) {
        CycleRule rule = rules.cycle(month);
        ItemRules items = rules.items(month);
        Cycle cycle = cycles.plan(month, rule, clock.instant());
        cycles.insert(cycle, user.idOrSystem());
        Set<String> subsidiaries =
                projects.now().stream().map(Project::subsidiary).collect(Collectors.toCollection(TreeSet::new));
        for (ItemRules.Item item : items.items()) {
            facts.copy(month, item.kpi());
            pool(month, item, rule, subsidiaries);
            progress.goesOn(WorkProgress.Work.FREEZE);
        }
        visits.freeze(month, rule.adjustmentMonths());
        Map<String, Integer> cases = facts.cases(month);
        subsidiaries.forEach(subsidiary -> cards.create(month, subsidiary, cases.getOrDefault(subsidiary, 0)));
        adjustments.work(month, rule.adjustmentMonths());
        for (BesideCard one : beside) {
            progress.goesOn(WorkProgress.Work.FREEZE);
            one.frozen(month);
        }
        progress.goesOn(WorkProgress.Work.FREEZE);
        for (Card card : cards.of(month)) {
            cards.log(card.id(), CardState.FROZEN.name(), null);
            process.begin(new CardProcess.Run(
                    card.id(), CardProcess.key(card.subsidiary(), month), card.subsidiary(), cycle));
        }
    }

    private void pool(YearMonth month, ItemRules.Item item, CycleRule rule, Set<String> subsidiaries) {
        Map<String, Integer> own = facts.own(month, item.kpi());
        Set<String> few = subsidiaries.stream()
                .filter(subsidiary -> own.getOrDefault(subsidiary, 0) < rule.few())
                .collect(Collectors.toSet());
        for (int back = 1; back < rule.pooledMonths() && !few.isEmpty(); back++) {
            facts.pool(month, item, month.minusMonths(back), few);
        }
    }
}
