package cn.baoxiu.demo;

import cn.baoxiu.clock.Amount;
import cn.baoxiu.clock.CalendarId;
import cn.baoxiu.clock.WorkingTime;
import cn.baoxiu.engine.DueTimers;
import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.engine.OpenTask;
import cn.baoxiu.engine.TaskInbox;
import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.repair.CaseSummary;
import cn.baoxiu.survey.Callbacks;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.springframework.stereotype.Component;

/**
 * Calls the owners of closed demo cases back, through the real tasks. Those closed a few days before the present are left to
 * whoever tries the program.
 */
@Component
class DemoCallbacks {

    private static final String CALL = "userTask_callOwner";
    private static final String CALL_AGAIN = "userTask_callAgain";
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mmXXX");

    /** At different times of the day. */
    private static final List<LocalTime> HOURS =
            List.of(LocalTime.of(10, 15), LocalTime.of(15, 20), LocalTime.of(19, 5));

    private static final Duration LEFT_OPEN = Duration.ofDays(5);
    private static final int MOST_TIMERS = 20;
    private static final List<String> QUESTIONS = List.of("Overall", "Speed", "Quality", "Attitude");

    private final Callbacks callbacks;
    private final TaskInbox inbox;
    private final DueTimers timers;
    private final WorkingTime workingTime;
    private final CurrentUser currentUser;

    DemoCallbacks(
            Callbacks callbacks, TaskInbox inbox, DueTimers timers, WorkingTime workingTime, CurrentUser currentUser) {
        this.callbacks = callbacks;
        this.inbox = inbox;
        this.timers = timers;
        this.workingTime = workingTime;
        this.currentUser = currentUser;
    }

    /** @param now the real present; nothing is dated later */
    void follow(DemoScenario scenario, CaseSummary closed, Instant now) {
        Instant closedAt = closed.closedAt();
        if (closedAt == null) {
            return;
        }
        Random random = new Random(7919L * scenario.no());
        EngineTime.moveTo(closedAt);
        callbacks.begin(closed.caseNumber());
        if (closedAt.isAfter(now.minus(LEFT_OPEN))) {
            return;
        }
        Temper temper = Temper.of(random.nextInt(100));
        Instant day = workingTime
                .deadline(CalendarId.CAL_CN_WORK, closedAt, new Amount(60 + random.nextInt(480), 0))
                .due();
        for (int attempt = 0; attempt < HOURS.size(); attempt++) {
            Instant at = day.atZone(EngineTime.ZONE)
                    .with(HOURS.get((attempt + scenario.no()) % HOURS.size()))
                    .plusDays(attempt)
                    .toInstant();
            if (!at.isAfter(closedAt)) {
                at = at.plus(Duration.ofDays(1));
            }
            Optional<OpenTask> task = task(closed.caseNumber(), CALL);
            if (task.isEmpty() || at.isAfter(now)) {
                return;
            }
            EngineTime.moveTo(at);
            String result = temper.result(attempt);
            complete("dev." + closed.subsidiary(), task.get(), call(result, at, temper, random));
            if (!result.equals("NO_ANSWER")) {
                break;
            }
        }
        if (temper == Temper.AWAY) {
            linkExpires(closed.caseNumber(), now);
        }
        again(closed, temper, random, now);
    }

    /** Nothing else happens to the case meanwhile but what its own timers do. */
    private void linkExpires(String number, Instant now) {
        Optional<Instant> next = timers.next(number);
        for (int i = 0; i < MOST_TIMERS && next.filter(now::isAfter).isPresent(); i++) {
            EngineTime.moveTo(next.get());
            timers.fire(number);
            next = timers.next(number);
        }
    }

    private void again(CaseSummary closed, Temper temper, Random random, Instant now) {
        Optional<OpenTask> second = task(closed.caseNumber(), CALL_AGAIN);
        if (second.isEmpty()) {
            return;
        }
        Instant at = workingTime
                .deadline(CalendarId.CAL_CN_WORK, second.get().createdAt(), new Amount(240, 0))
                .due();
        if (at.isBefore(now)) {
            EngineTime.moveTo(at);
            complete("groupcs", second.get(), call("REACHED", at, temper, random));
        }
    }

    private Optional<OpenTask> task(String number, String key) {
        return inbox.ofCase(number).stream()
                .filter(task -> task.definitionKey().equals(key))
                .findFirst();
    }

    private void complete(String person, OpenTask task, Map<String, Object> values) {
        currentUser.callAs(person, () -> {
            inbox.complete(task.id(), values);
            return true;
        });
    }

    private static Map<String, Object> call(String result, Instant at, Temper temper, Random random) {
        Map<String, Object> values = new HashMap<>();
        values.put("calledAt", MINUTE.format(at.atZone(EngineTime.ZONE)));
        values.put("callResult", result);
        if (result.equals("REACHED")) {
            values.put("answerSolved", "yes");
            for (String question : QUESTIONS) {
                values.put("answer" + question, String.valueOf(temper.score(random)));
            }
        }
        return values;
    }

    /** How an owner of the demo group is. None of them has a case reopened: the scenarios decide what happens to cases. */
    private enum Temper {
        PLEASED,
        CONTENT,
        CRITICAL,
        REFUSING,
        AWAY;

        static Temper of(int percent) {
            if (percent < 45) {
                return PLEASED;
            }
            if (percent < 75) {
                return CONTENT;
            }
            if (percent < 88) {
                return CRITICAL;
            }
            return percent < 93 ? REFUSING : AWAY;
        }

        /** What happens at an attempt, counted from 0. */
        String result(int attempt) {
            return switch (this) {
                case PLEASED -> "REACHED";
                case CONTENT -> attempt == 0 ? "NO_ANSWER" : "REACHED";
                case CRITICAL -> attempt < 2 ? "NO_ANSWER" : "REACHED";
                case REFUSING -> "REFUSED";
                case AWAY -> "NO_ANSWER";
            };
        }

        int score(Random random) {
            return switch (this) {
                case PLEASED, REFUSING, AWAY -> 4 + random.nextInt(2);
                case CONTENT -> 3 + random.nextInt(3);
                case CRITICAL -> 3;
            };
        }
    }
}
