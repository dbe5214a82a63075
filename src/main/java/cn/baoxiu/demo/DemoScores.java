package cn.baoxiu.demo;

import cn.baoxiu.clock.Amount;
import cn.baoxiu.clock.CalendarId;
import cn.baoxiu.clock.WorkingTime;
import cn.baoxiu.engine.DueTimers;
import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.engine.OpenTask;
import cn.baoxiu.engine.TaskInbox;
import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.identity.UserDirectory;
import cn.baoxiu.scorecard.card.Card;
import cn.baoxiu.scorecard.card.Cards;
import cn.baoxiu.scorecard.card.MonthFreezing;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.springframework.stereotype.Component;

/**
 * The year before the present is appraised month by month, through the real freezing and the real tasks. The last month is
 * left to whoever tries the program, where that is possible while its draft is out.
 */
@Component
class DemoScores {

    static final int MONTHS = 12;
    private static final Duration AFTER_MIDNIGHT = Duration.ofMinutes(20);
    /** As the shipped table has it; only to find a day on which somebody may try the review. */
    private static final int DRAFT_DAY = 3;

    private static final int LONGEST = 20;
    private static final int MOST_STEPS = 20;

    private final MonthFreezing freezing;
    private final Cards cards;
    private final TaskInbox inbox;
    private final DueTimers jobs;
    private final WorkingTime workingTime;
    private final CurrentUser currentUser;
    private final UserDirectory users;
    private final DemoWords words;

    DemoScores(
            MonthFreezing freezing,
            Cards cards,
            TaskInbox inbox,
            DueTimers jobs,
            WorkingTime workingTime,
            CurrentUser currentUser,
            UserDirectory users,
            DemoWords words) {
        this.freezing = freezing;
        this.cards = cards;
        this.inbox = inbox;
        this.jobs = jobs;
        this.workingTime = workingTime;
        this.currentUser = currentUser;
        this.users = users;
        this.words = words;
    }

    /**
     * Repeatable: what is frozen stays so, and cards go on where they are.
     *
     * @param present nothing is dated later
     */
    void load(Instant present, IntConsumer step) {
        YearMonth last = YearMonth.from(present.atZone(EngineTime.ZONE)).minusMonths(1);
        boolean first = true;
        for (int back = MONTHS - 1; back >= 0; back--) {
            step.accept(MONTHS - 1 - back);
            YearMonth month = last.minusMonths(back);
            if (cards.of(month).isEmpty()) {
                words.during(month, back);
                EngineTime.moveTo(back == 0 ? lately(month, present) : over(month));
                if (first) {
                    freezing.freeze(month);
                } else {
                    // the cases of the demo do not change meanwhile
                    freezing.freezeNext(month);
                }
                first = false;
            }
            for (Card card : cards.of(month)) {
                if (back == 0) {
                    jobs.work(key(card));
                    EngineTime.moveTo(present);
                    jobs.work(key(card));
                } else {
                    // every card has the month for itself
                    EngineTime.moveTo(over(month));
                    appraise(card, present);
                }
            }
        }
    }

    private static Instant over(YearMonth month) {
        return month.plusMonths(1)
                .atDay(1)
                .atStartOfDay(EngineTime.ZONE)
                .toInstant()
                .plus(AFTER_MIDNIGHT);
    }

    /** So late that the draft has just come out; at the month's end if that is too long ago for it. */
    private Instant lately(YearMonth month, Instant present) {
        for (int days = 1; days <= LONGEST; days++) {
            Instant at = present.minus(Duration.ofDays(days));
            if (!at.isAfter(over(month))) {
                break;
            }
            Instant draft = workingTime
                    .deadline(CalendarId.CAL_CN_WORK, at, new Amount(0, DRAFT_DAY))
                    .due();
            if (draft.isBefore(present)) {
                return at;
            }
        }
        return over(month);
    }

    private void appraise(Card card, Instant present) {
        String key = key(card);
        for (int steps = 0; steps < MOST_STEPS && !cards.get(card.id()).isPublished(); steps++) {
            jobs.work(key);
            Optional<OpenTask> task = inbox.allOfCase(key).stream().findFirst();
            Optional<Instant> timer = jobs.next(key);
            if (task.filter(one -> hasPerson(one, card)).isPresent()) {
                Instant at = workingTime
                        .deadline(CalendarId.CAL_CN_WORK, task.get().createdAt(), new Amount(240, 0))
                        .due();
                if (at.isAfter(present)) {
                    return;
                }
                EngineTime.moveTo(at);
                complete(task.get(), card);
            } else if (timer.isPresent() && !timer.get().isAfter(present)) {
                EngineTime.moveTo(timer.get());
            } else {
                return;
            }
        }
    }

    private boolean hasPerson(OpenTask task, Card card) {
        return !task.definitionKey().equals("userTask_reviewDraft") || users.exists("head." + card.subsidiary());
    }

    private void complete(OpenTask task, Card card) {
        switch (task.definitionKey()) {
            case "userTask_reviewDraft" -> {
                boolean appealed = words.appeal(card);
                complete(
                        task,
                        "head." + card.subsidiary(),
                        Map.of("reviewResult", appealed ? "SUBMIT" : "NO_OBJECTION"));
            }
            case "userTask_decideAppeal" -> complete(task, "groupcs2", words.ruling());
            default -> complete(task, "groupcs", Map.of("scoreConfirmed", true));
        }
    }

    private void complete(OpenTask task, String who, Map<String, Object> values) {
        currentUser.callAs(who, () -> {
            inbox.complete(task.id(), values);
            return true;
        });
    }

    private static String key(Card card) {
        return card.subsidiary() + "-" + card.month();
    }
}
