package cn.baoxiu.bench;

import cn.baoxiu.engine.DueTimers;
import cn.baoxiu.scorecard.card.Card;
import cn.baoxiu.scorecard.card.Cards;
import cn.baoxiu.scorecard.card.MonthFreezing;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Months that were frozen, worked out and published before something is measured: by the program, without its people. */
final class FrozenMonths {

    private FrozenMonths() {}

    /** Oldest first; published together at the end, so that none is looked at for corrections meanwhile. */
    static void make(ProgramSide program, YearMonth first, YearMonth last) {
        long start = System.nanoTime();
        MonthFreezing freezing = program.context().getBean(MonthFreezing.class);
        Cards cards = program.context().getBean(Cards.class);
        List<Card> made = new ArrayList<>();
        for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            freezing.freezeNext(month);
            made.addAll(workOut(program, month));
        }
        for (Card card : made) {
            cards.draft(card.id());
            cards.decided(card.id());
            cards.confirmed(card.id(), "bench");
            cards.published(card.id());
        }
        System.out.printf(
                Locale.ROOT,
                "%s to %s frozen before, with %d published cards, in %.0f s%n",
                first,
                last,
                made.size(),
                KpisBench.seconds(start));
    }

    /**
     * The first step of the run of each card.
     *
     * @return all cards of the month, worked out
     */
    static List<Card> workOut(ProgramSide program, YearMonth month) {
        Cards cards = program.context().getBean(Cards.class);
        DueTimers jobs = program.context().getBean(DueTimers.class);
        for (Card card : cards.of(month)) {
            jobs.work(card.subsidiary() + "-" + month);
        }
        List<Card> worked = cards.of(month);
        if (worked.isEmpty() || worked.stream().anyMatch(card -> card.computedAt() == null)) {
            throw new IllegalStateException("not all cards of " + month + " are worked out");
        }
        return worked;
    }
}
