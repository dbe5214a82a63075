package cn.baoxiu.clock;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baoxiu.clock.ClockTestBeans.HandClock;
import cn.baoxiu.clock.MinuteByMinute.Count;
import cn.baoxiu.clock.MinuteByMinute.Reason;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.jdbc.AutoConfigureTestDatabase;
import org.springframework.boot.test.autoconfigure.jdbc.JdbcTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Random stories of a case with a promise to the owner and one of the contractor: pauses asked for, refused, approved in
 * time or late, ended by a person or by themselves, regrades at any moment, promises kept. After every step each due time
 * and state is what {@link MinuteByMinute} says, and in the end the log proves it. Every step is a transaction.
 */
@JdbcTest
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
@Import(ClockTestBeans.class)
@Transactional(propagation = Propagation.NOT_SUPPORTED)
abstract class PromiseStoriesContract {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final int STORIES = 300;
    private static final long FIRST_SEED = 20260215;
    private static final String OFFICE = "warranty-office";

    @Autowired
    Promises promises;

    @Autowired
    Pauses pauses;

    @Autowired
    ClockEvents clockEvents;

    @Autowired
    Recomputation recomputation;

    @Autowired
    HandClock clock;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void nothingIsLeft() {
        for (String table : List.of("clock_segment", "clock_pause", "clock_promise")) {
            jdbc.sql("delete from " + table + " where case_number like 'STORY-%'")
                    .update();
        }
    }

    @Test
    void withTimersOnTimeEveryDueTimeIsTheOneCountedMinuteByMinute() {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + STORIES; seed++) {
            new Story(seed, true).tell();
        }
    }

    /** Timers are only alarms: what is due does not depend on when they ring. */
    @Test
    void withTimersThatComeLateTheSame() {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + STORIES; seed++) {
            new Story(-seed, false).tell();
        }
    }

    private final class Story {

        private final String number;
        private final boolean punctual;
        private final Random random;
        private final List<String> told = new ArrayList<>();
        private final List<PromiseKind> kinds = new ArrayList<>();
        private final List<Instant> starts = new ArrayList<>();
        private final MinuteByMinute person = new MinuteByMinute();
        private final LocalDateTime start;
        private LocalDateTime now;

        Story(long seed, boolean punctual) {
            this.number = "STORY-" + seed;
            this.punctual = punctual;
            // neighbouring seeds of Random begin with the same numbers
            this.random = new Random(new SplittableRandom(seed).nextLong());
            this.start = someStart();
            this.now = start;
        }

        void tell() {
            clock.set(instant(now));
            open(PromiseKind.FINISH);
            compare();
            for (int steps = 3 + random.nextInt(7); steps > 0; steps--) {
                pass(someTime());
                step();
                if (!punctual) {
                    clockEvents.advance(number);
                }
                compare();
            }
            pass(40 * 1440);
            clockEvents.advance(number);
            compare();
            assertThat(recomputation.run(number).differences())
                    .as(this::toString)
                    .isEmpty();
        }

        private void pass(int minutes) {
            now = now.plusMinutes(minutes).withSecond(0);
            if (now.isBefore(start)) {
                now = start.plusMinutes(1).withSecond(0);
            }
            if (punctual) {
                Optional<Instant> next = clockEvents.next(number);
                while (next.isPresent() && !next.get().isAfter(instant(now))) {
                    clock.set(next.get());
                    next = clockEvents.advance(number);
                }
            }
            clock.set(instant(now));
        }

        private void step() {
            int dice = random.nextInt(100);
            boolean asked = person.asked(now);
            if (dice < 25) {
                regrade();
            } else if (dice < (asked ? 40 : 32)) {
                meet();
            } else if (dice < 50 && kinds.size() == 1) {
                open(PromiseKind.CONTRACTOR_FINISH);
            } else if (dice < 85 && !asked) {
                ask();
            } else if (dice < 75 && person.stands(now)) {
                told.add(now + " resume");
                pauses.resume(number, "clerk");
                person.resume(now);
            } else if (dice < 85 && person.mayApprove(now)) {
                told.add(now + " approve");
                pauses.approve(pauses.open(number).orElseThrow().id(), "developer-cs");
                person.approve(now);
            } else if (dice < 92 && asked && !person.stands(now)) {
                told.add(now + " refuse");
                pauses.refuse(pauses.open(number).orElseThrow().id(), "developer-cs", "证据不足");
                person.refuse();
            } else {
                told.add(now + " look");
            }
        }

        private void open(PromiseKind kind) {
            Count count = someCount();
            int amount = someAmount(count);
            told.add(now + " open " + kind + " " + amount + " " + count);
            kinds.add(kind);
            promises.open(number, 1, kind, OFFICE, instant(now), calendar(count), amount(count, amount));
            person.promise(kind.name(), kind == PromiseKind.FINISH, now, count, amount);
            starts.add(instant(now));
        }

        private void regrade() {
            int which = random.nextInt(kinds.size());
            PromiseKind kind = kinds.get(which);
            Count count = someCount();
            int amount = someAmount(count);
            told.add(now + " regrade " + kind + " " + amount + " " + count);
            promises.regrade(
                    number, 1, kind, OFFICE, starts.get(which), calendar(count), amount(count, amount), instant(now));
            person.regrade(kind.name(), count, amount, now);
        }

        private void meet() {
            PromiseKind kind = kinds.get(random.nextInt(kinds.size()));
            if (!person.isMet(kind.name())) {
                told.add(now + " meet " + kind);
                promises.meet(number, kind, instant(now));
                person.meet(kind.name(), now);
            }
        }

        private void ask() {
            Reason reason = Reason.values()[random.nextInt(Reason.values().length)];
            LocalDateTime from = now.minusMinutes(random.nextInt(3) == 0 ? random.nextInt(2000) : 0);
            if (from.isBefore(start)) {
                from = now;
            }
            LocalDateTime limit = reason.limit(from);
            LocalDateTime until = null;
            if (random.nextBoolean()) {
                until = now.plusMinutes(1 + random.nextInt(5000));
            }
            LocalDateTime end = until == null || until.isAfter(limit) ? limit : until;
            if (!end.isAfter(now)) {
                return;
            }
            told.add(now + " ask " + reason + " from " + from + " until " + end);
            pauses.request(new PauseRequest(
                    number,
                    1,
                    PauseReason.valueOf(reason.name()),
                    instant(from),
                    until == null ? null : instant(end),
                    "电话记录",
                    OFFICE));
            person.ask(reason, now, from, end);
        }

        private void compare() {
            for (PromiseView promise : promises.of(number)) {
                String kind = promise.kind().name();
                assertThat(local(promise.due()))
                        .as(() -> "due " + kind + " at " + this)
                        .isEqualTo(person.due(kind, now));
                assertThat(promise.state().name())
                        .as(() -> "state of " + kind + " at " + this)
                        .isEqualTo(person.state(kind, now).name());
            }
        }

        private LocalDateTime someStart() {
            LocalDateTime around =
                    switch (random.nextInt(4)) {
                        case 0 -> LocalDateTime.of(2026, 2, 9, 0, 0);
                        case 1 -> LocalDateTime.of(2026, 9, 17, 0, 0);
                        case 2 -> LocalDateTime.of(2025, 12, 28, 0, 0);
                        default -> LocalDateTime.of(2025, 9, 1, 0, 0).plusDays(random.nextInt(360));
                    };
            return around.plusSeconds(random.nextInt(18 * 86_400));
        }

        /** Who waits for a decision about a pause does not wait long. */
        private int someTime() {
            boolean undecided = person.asked(now) && !person.stands(now);
            return switch (random.nextInt(undecided ? 2 : 4)) {
                case 0 -> random.nextInt(90);
                case 1 -> random.nextInt(1000);
                case 2 -> random.nextInt(4000);
                default -> random.nextInt(12 * 1440);
            };
        }

        private Count someCount() {
            return Count.values()[random.nextInt(Count.values().length)];
        }

        private int someAmount(Count count) {
            boolean little = random.nextInt(3) == 0;
            return 1
                    + switch (count) {
                        case MINUTES -> random.nextInt(little ? 300 : 6000);
                        case WORKING_MINUTES -> random.nextInt(little ? 240 : 2400);
                        case WORKING_DAYS, NATURAL_DAYS -> random.nextInt(little ? 2 : 14);
                    };
        }

        @Override
        public String toString() {
            return number + ", " + now + ": " + told;
        }
    }

    private static CalendarId calendar(Count count) {
        return switch (count) {
            case MINUTES -> CalendarId.CAL_24X7;
            case WORKING_MINUTES, WORKING_DAYS -> CalendarId.CAL_CN_WORK;
            case NATURAL_DAYS -> CalendarId.CAL_CALENDAR_DAYS;
        };
    }

    private static Amount amount(Count count, int amount) {
        boolean days = count == Count.WORKING_DAYS || count == Count.NATURAL_DAYS;
        return days ? new Amount(0, amount) : new Amount(amount, 0);
    }

    private static Instant instant(LocalDateTime at) {
        return at.atZone(SHANGHAI).toInstant();
    }

    private static @Nullable LocalDateTime local(@Nullable Instant at) {
        return at == null ? null : LocalDateTime.ofInstant(at, SHANGHAI);
    }
}
