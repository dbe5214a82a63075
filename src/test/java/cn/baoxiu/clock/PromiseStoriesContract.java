package cn.baoxiu.clock;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baoxiu.clock.ClockTestBeans.HandClock;
import cn.baoxiu.clock.MinuteByMinute.Count;
import cn.baoxiu.clock.MinuteByMinute.Reason;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
 * Random stories of a case with promises to the owner and of the contractor: pauses that overlap, asked for, refused,
 * approved in time or late, ended by a person or by themselves; regrades at any moment, also such that open another
 * promise; plans made later, a finish that drying re-dates, work that waits for its inspection and fails; promises kept and
 * dropped. After every step each due time and state is what {@link MinuteByMinute} says, and in the end the log proves it.
 * Every step is a transaction.
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
        for (String table : List.of("clock_segment", "clock_standstill", "clock_pause", "clock_promise")) {
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
        private final Map<PromiseKind, LocalDateTime> starts = new EnumMap<>(PromiseKind.class);
        private final MinuteByMinute person = new MinuteByMinute();
        private final LocalDateTime start;
        private LocalDateTime now;
        private LocalDateTime workDone;

        Story(long seed, boolean punctual) {
            this.number = "STORY-" + seed;
            this.punctual = punctual;
            // neighbouring seeds of Random begin with the same numbers
            this.random = new Random(new SplittableRandom(seed).nextLong());
            this.start = someStart();
            this.now = start;
            this.workDone = start;
        }

        void tell() {
            clock.set(instant(now));
            open(PromiseKind.FINISH);
            compare();
            for (int steps = 4 + random.nextInt(9); steps > 0; steps--) {
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
                    clockEvents.advance(number);
                    next = clockEvents.next(number);
                }
            }
            clock.set(instant(now));
        }

        private void step() {
            int dice = random.nextInt(100);
            if (dice < 18) {
                regrade(someOf(List.copyOf(starts.keySet())));
            } else if (dice < 25) {
                regrade(someOf(List.of(PromiseKind.MAKE_SAFE, PromiseKind.SURVEY)));
            } else if (dice < 31) {
                plan(someOf(List.of(PromiseKind.PLAN, PromiseKind.INSPECTION)));
            } else if (dice < 35) {
                redate();
            } else if (dice < 41) {
                meet();
            } else if (dice < 45) {
                drop();
            } else if (dice < 58) {
                work();
            } else if (dice < 78) {
                ask();
            } else if (dice < 84) {
                resume();
            } else if (dice < 95) {
                decide(dice < 93);
            } else {
                told.add(now + " look");
            }
        }

        private <T> T someOf(List<T> list) {
            return list.get(random.nextInt(list.size()));
        }

        private boolean open(PromiseKind kind) {
            if (starts.containsKey(kind)) {
                return false;
            }
            Count count = someCount();
            int amount = someAmount(count);
            told.add(now + " open " + kind + " " + amount + " " + count);
            starts.put(kind, now);
            promises.open(number, 1, kind, OFFICE, instant(now), calendar(count), amount(count, amount));
            person.promise(kind.name(), kind.toOwner(), now, count, amount);
            return true;
        }

        private void regrade(PromiseKind kind) {
            Count count = someCount();
            int amount = someAmount(count);
            told.add(now + " regrade " + kind + " " + amount + " " + count);
            LocalDateTime from = starts.computeIfAbsent(kind, k -> start);
            promises.regrade(
                    number, 1, kind, OFFICE, instant(from), calendar(count), amount(count, amount), instant(now));
            person.regrade(kind.name(), kind.toOwner(), from, count, amount, now);
        }

        private void plan(PromiseKind kind) {
            if (!starts.containsKey(kind)) {
                LocalDate meant = now.toLocalDate().plusDays(random.nextInt(16));
                told.add(now + " plan " + kind + " " + meant);
                starts.put(kind, start);
                promises.openUntil(number, 1, kind, OFFICE, instant(start), meant);
                person.plan(kind.name(), kind.toOwner(), start, now, meant);
            }
        }

        private void redate() {
            LocalDate meant = now.toLocalDate().plusDays(random.nextInt(16));
            int after = 1 + random.nextInt(4);
            told.add(now + " redate " + meant + " + " + after);
            promises.redate(number, PromiseKind.FINISH, instant(meant.atTime(10, 0)), new Amount(0, after));
            person.redate(PromiseKind.FINISH.name(), meant, after, now);
        }

        private void meet() {
            PromiseKind kind = someOf(List.copyOf(starts.keySet()));
            if (!person.isOver(kind.name()) && !person.waits(kind.name())) {
                told.add(now + " meet " + kind);
                promises.meet(number, kind, instant(now));
                person.meet(kind.name(), now, now);
            }
        }

        private void drop() {
            PromiseKind kind = someOf(List.copyOf(starts.keySet()));
            if (!person.isOver(kind.name())) {
                told.add(now + " drop " + kind);
                promises.cancel(number, kind);
                person.drop(kind.name(), now);
            }
        }

        /** Done, perhaps some time ago; inspected, perhaps some time ago, and passed or not. */
        private void work() {
            PromiseKind kind = PromiseKind.CONTRACTOR_FINISH;
            if (open(kind) || person.isOver(kind.name())) {
                return;
            }
            LocalDateTime earlier = now.minusMinutes(random.nextInt(2) * random.nextInt(2000));
            if (!person.waits(kind.name())) {
                LocalDateTime done = earlier.isBefore(starts.get(kind)) ? now : earlier;
                told.add(now + " done " + done);
                promises.suspend(number, kind, instant(done));
                person.suspend(kind.name(), done);
                workDone = done;
                return;
            }
            LocalDateTime inspected = earlier.isBefore(workDone) ? now : earlier;
            if (random.nextBoolean()) {
                told.add(now + " failed " + inspected);
                promises.resume(number, kind, instant(inspected));
                person.goOn(kind.name(), inspected);
            } else {
                told.add(now + " passed");
                promises.meet(number, kind, instant(workDone));
                person.meet(kind.name(), workDone, now);
            }
        }

        private void resume() {
            List<Reason> running = person.running(now);
            if (!running.isEmpty()) {
                Reason reason = someOf(running);
                told.add(now + " resume " + reason);
                pauses.resume(number, PauseReason.valueOf(reason.name()), "clerk");
                person.resume(reason, now);
            }
        }

        private void decide(boolean approved) {
            List<Reason> undecided = person.undecided(now);
            if (undecided.isEmpty()) {
                return;
            }
            Reason reason = someOf(undecided);
            long id = pauses.open(number).stream()
                    .filter(pause -> pause.reason().name().equals(reason.name()))
                    .findFirst()
                    .orElseThrow()
                    .id();
            if (!approved) {
                told.add(now + " refuse " + reason);
                pauses.refuse(id, "developer-cs", "证据不足");
                person.refuse(reason);
            } else if (person.mayApprove(reason, now)) {
                told.add(now + " approve " + reason);
                pauses.approve(id, "developer-cs");
                person.approve(reason, now);
            }
        }

        private void ask() {
            Reason reason = someOf(List.of(Reason.values()));
            if (person.asked(reason, now)) {
                return;
            }
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
            Map<PromiseKind, PromiseView> last = new EnumMap<>(PromiseKind.class);
            promises.of(number).forEach(promise -> last.put(promise.kind(), promise));
            for (PromiseView promise : last.values()) {
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
            return switch (random.nextInt(person.undecided(now).isEmpty() ? 4 : 2)) {
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
