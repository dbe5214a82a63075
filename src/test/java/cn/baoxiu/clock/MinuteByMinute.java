package cn.baoxiu.clock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Rules R1 and R2 as a patient person would apply them, who looks at every minute from the start on. Shares nothing with
 * the program but the holiday files. Times are local; a day is over at 18:00, or at 23:59:59 of a natural day.
 *
 * <p>A regrade decides with what is known then: a pause that is approved later does not take it back. A new date does too.
 */
final class MinuteByMinute {

    private static final int DAY = 1440;
    private static final int CLOSE_OF_WORK = 18 * 60;
    private static final int LAST_MINUTE = DAY - 1;
    private static final Map<LocalDate, Boolean> OFF = holidays();

    private final Map<String, Told> promises = new HashMap<>();
    private final List<Pause> pauses = new ArrayList<>();

    enum Count {
        MINUTES,
        WORKING_MINUTES,
        WORKING_DAYS,
        NATURAL_DAYS
    }

    enum State {
        RUNNING,
        PAUSED,
        MET,
        BREACHED,
        CANCELLED
    }

    /** Why a clock stands: rules R2 once more. */
    enum Reason {
        OWNER_AWAY(30, false, true, true),
        OWNER_RESCHEDULED(30, false, true, true),
        NO_ENTRY(15, false, true, true),
        WEATHER(5, false, false, true),
        PARTS(30, false, false, false),
        APPRAISAL(15, true, false, true),
        AUTHORITY(30, false, false, true);

        private final int days;
        private final boolean working;
        private final boolean owner;
        private final boolean contractor;

        Reason(int days, boolean working, boolean owner, boolean contractor) {
            this.days = days;
            this.working = working;
            this.owner = owner;
            this.contractor = contractor;
        }

        LocalDateTime limit(LocalDateTime from) {
            return working ? end(Count.WORKING_DAYS, days, minute(from), List.of()) : from.plusDays(days);
        }
    }

    private static final class Pause {
        private final Reason reason;
        private final LocalDateTime askedAt;
        private final LocalDateTime until;
        private LocalDateTime from;
        private boolean approved;
        private @Nullable LocalDateTime to;

        private Pause(Reason reason, LocalDateTime askedAt, LocalDateTime from, LocalDateTime until) {
            this.reason = reason;
            this.askedAt = askedAt;
            this.from = from;
            this.until = until;
        }

        private boolean isOpen() {
            return to == null;
        }

        private boolean stops(Told promise) {
            return promise.toOwner ? reason.owner : reason.contractor;
        }
    }

    private static final class Told {
        private final boolean toOwner;
        private final LocalDateTime start;
        private LocalDateTime countedFrom;
        private Count count;
        private int amount;
        /** Due at the end of this day, or so many working days after it. */
        private @Nullable LocalDate meant;

        private int after;
        private boolean redated;
        private @Nullable LocalDateTime metAt;
        private boolean dropped;
        /** Neither kept nor dropped any more: due when that happened. */
        private @Nullable LocalDateTime dueAtEnd;

        private boolean late;
        /** When it waited for its inspection. */
        private final List<Gap> waited = new ArrayList<>();

        private @Nullable LocalDateTime waitsSince;

        private Told(boolean toOwner, LocalDateTime start, Count count, int amount) {
            this.toOwner = toOwner;
            this.start = start;
            this.countedFrom = start;
            this.count = count;
            this.amount = amount;
        }

        private boolean over() {
            return metAt != null || dropped;
        }
    }

    /** A time in which nothing counts, in minutes; the end is excluded. */
    private record Gap(long from, long to) {}

    void promise(String name, boolean toOwner, LocalDateTime start, Count count, int amount) {
        promises.put(name, new Told(toOwner, start.withSecond(0), count, amount));
    }

    /** Agreed on now, although the promise is told to have begun earlier. */
    void plan(String name, boolean toOwner, LocalDateTime start, LocalDateTime now, LocalDate meant) {
        Told told = new Told(toOwner, start.withSecond(0), Count.NATURAL_DAYS, 1);
        told.countedFrom = now;
        told.meant = meant;
        promises.put(name, told);
    }

    boolean knows(String name) {
        return promises.containsKey(name);
    }

    boolean isOver(String name) {
        return told(name).over();
    }

    boolean waits(String name) {
        return knows(name) && told(name).waitsSince != null;
    }

    /** What is asked for and neither refused nor over. */
    boolean asked(Reason reason, LocalDateTime now) {
        runOut(now);
        return pauses.stream().anyMatch(pause -> pause.reason == reason && pause.isOpen());
    }

    List<Reason> undecided(LocalDateTime now) {
        runOut(now);
        return pauses.stream()
                .filter(pause -> pause.isOpen() && !pause.approved)
                .map(pause -> pause.reason)
                .toList();
    }

    List<Reason> running(LocalDateTime now) {
        runOut(now);
        return pauses.stream()
                .filter(pause -> pause.isOpen() && pause.approved)
                .map(pause -> pause.reason)
                .toList();
    }

    boolean mayApprove(Reason reason, LocalDateTime now) {
        return open(reason).until.isAfter(now);
    }

    void ask(Reason reason, LocalDateTime now, LocalDateTime from, LocalDateTime until) {
        pauses.add(new Pause(reason, now, from, until));
    }

    void refuse(Reason reason) {
        pauses.remove(open(reason));
    }

    void approve(Reason reason, LocalDateTime now) {
        runOut(now);
        Pause pause = open(reason);
        if (now.isAfter(end(Count.WORKING_DAYS, 1, minute(pause.askedAt), List.of()))) {
            pause.from = now;
        }
        pause.approved = true;
        for (Told promise : promises.values()) {
            LocalDateTime due = promise.dueAtEnd;
            if (pause.stops(promise)
                    && promise.late
                    && promise.metAt != null
                    && due != null
                    && !due.isBefore(pause.from)) {
                // it was kept while the clock stood, which nobody knew then
                promise.late = false;
                promise.dueAtEnd = null;
            }
        }
    }

    void resume(Reason reason, LocalDateTime now) {
        open(reason).to = now;
    }

    void meet(String name, LocalDateTime at, LocalDateTime now) {
        runOut(now);
        Told promise = told(name);
        goOn(promise, at);
        LocalDateTime due = due(name, now);
        promise.metAt = at;
        promise.dueAtEnd = due;
        promise.late = due != null && due.isBefore(at);
    }

    void drop(String name, LocalDateTime now) {
        runOut(now);
        Told promise = told(name);
        LocalDateTime due = due(name, now);
        promise.dropped = true;
        promise.dueAtEnd = due;
        promise.late = due != null && due.isBefore(now);
    }

    void suspend(String name, LocalDateTime from) {
        told(name).waitsSince = from;
    }

    void goOn(String name, LocalDateTime at) {
        goOn(told(name), at);
    }

    private static void goOn(Told promise, LocalDateTime at) {
        LocalDateTime since = promise.waitsSince;
        if (since != null) {
            promise.waited.add(new Gap(minute(since), minute(at)));
            promise.waitsSince = null;
        }
    }

    void redate(String name, LocalDate meant, int after, LocalDateTime now) {
        runOut(now);
        Told promise = told(name);
        LocalDateTime due = due(name, now);
        if (promise.over() || promise.redated || (due != null && due.isBefore(now))) {
            return;
        }
        promise.redated = true;
        promise.meant = meant;
        promise.after = after;
        promise.countedFrom = now;
    }

    /** Also promised anew if it was dropped, and made if it never was. */
    void regrade(String name, boolean toOwner, LocalDateTime start, Count count, int amount, LocalDateTime now) {
        runOut(now);
        Told promise = promises.get(name);
        if (promise == null || (promise.dropped && !promise.late)) {
            promise = new Told(toOwner, start.withSecond(0), count, amount);
            promises.put(name, promise);
        } else {
            LocalDateTime due = due(name, now);
            if (promise.over() || (due != null && due.isBefore(now))) {
                return;
            }
        }
        promise.count = count;
        promise.amount = amount;
        if (promise.redated) {
            return;
        }
        promise.meant = null;
        boolean past =
                end(count, amount, minute(promise.start), gaps(promise, now)).isBefore(now);
        promise.countedFrom = past ? now : promise.start;
    }

    /** @return null while it is paused */
    @Nullable
    LocalDateTime due(String name, LocalDateTime now) {
        runOut(now);
        Told promise = told(name);
        if (promise.over()) {
            return promise.dueAtEnd;
        }
        LocalDateTime due = end(promise, gaps(promise, null));
        boolean stands = pauses.stream()
                .anyMatch(
                        pause -> pause.isOpen() && pause.approved && pause.stops(promise) && !due.isBefore(pause.from));
        LocalDateTime since = promise.waitsSince;
        return stands || (since != null && !due.isBefore(since)) ? null : due;
    }

    State state(String name, LocalDateTime now) {
        Told promise = told(name);
        LocalDateTime due = due(name, now);
        if (promise.over()) {
            return promise.late ? State.BREACHED : promise.dropped ? State.CANCELLED : State.MET;
        }
        if (due == null) {
            return State.PAUSED;
        }
        return due.isBefore(now) ? State.BREACHED : State.RUNNING;
    }

    private Told told(String name) {
        return Objects.requireNonNull(promises.get(name));
    }

    private Pause open(Reason reason) {
        return pauses.stream()
                .filter(pause -> pause.reason == reason && pause.isOpen())
                .findFirst()
                .orElseThrow();
    }

    /** Nobody needs to notice that a pause is over. */
    private void runOut(LocalDateTime now) {
        pauses.stream()
                .filter(pause -> pause.isOpen() && pause.approved && !pause.until.isAfter(now))
                .forEach(pause -> pause.to = pause.until);
    }

    /** @param standsUntil end to assume for what lasts; null to leave it out */
    private List<Gap> gaps(Told promise, @Nullable LocalDateTime standsUntil) {
        List<Gap> gaps = new ArrayList<>(promise.waited);
        LocalDateTime since = promise.waitsSince;
        if (since != null && standsUntil != null) {
            gaps.add(new Gap(minute(since), minute(standsUntil)));
        }
        for (Pause pause : pauses) {
            LocalDateTime to = pause.to == null ? standsUntil : pause.to;
            if (pause.approved && pause.stops(promise) && to != null) {
                gaps.add(new Gap(minute(pause.from), minute(to)));
            }
        }
        return gaps;
    }

    private static LocalDateTime end(Told promise, List<Gap> gaps) {
        if (promise.meant != null) {
            return end(promise.meant, promise.after, promise.countedFrom, gaps);
        }
        return end(promise.count, promise.amount, minute(promise.countedFrom), gaps);
    }

    /** The day that is meant, and one more for each day since it was agreed on at whose close the clock stood. */
    private static LocalDateTime end(LocalDate meant, int after, LocalDateTime agreed, List<Gap> gaps) {
        LocalDate day = meant;
        for (int missing = after; missing > 0 || !isWorkday(day); ) {
            day = day.plusDays(1);
            missing -= isWorkday(day) ? 1 : 0;
        }
        LocalDate first = agreed.toLocalDate();
        int lost = 0;
        for (LocalDate at = day.equals(first) ? day : first.plusDays(1); !at.isAfter(day); at = at.plusDays(1)) {
            lost += isWorkday(at) && stands(gaps, minute(at.atTime(18, 0))) ? 1 : 0;
        }
        while (lost > 0) {
            day = day.plusDays(1);
            lost -= isWorkday(day) && !stands(gaps, minute(day.atTime(18, 0))) ? 1 : 0;
        }
        return day.atTime(18, 0);
    }

    private static LocalDateTime end(Count count, int amount, long start, List<Gap> gaps) {
        int counted = 0;
        long at = start;
        while (counted < amount) {
            if (counts(count, at, start) && !stands(gaps, at)) {
                counted++;
            }
            at++;
        }
        return switch (count) {
            case MINUTES, WORKING_MINUTES -> time(at);
            case WORKING_DAYS -> time(at - 1);
            case NATURAL_DAYS -> rolled(time(at - 1).withSecond(59));
        };
    }

    private static boolean stands(List<Gap> gaps, long minute) {
        return gaps.stream().anyMatch(gap -> gap.from() <= minute && minute < gap.to());
    }

    private static boolean counts(Count count, long minute, long start) {
        int ofDay = (int) Math.floorMod(minute, (long) DAY);
        boolean later = Math.floorDiv(minute, (long) DAY) > Math.floorDiv(start, (long) DAY);
        return switch (count) {
            case MINUTES -> true;
            case WORKING_MINUTES ->
                isWorkingHour(ofDay) && isWorkday(time(minute).toLocalDate());
            case WORKING_DAYS ->
                later && ofDay == CLOSE_OF_WORK && isWorkday(time(minute).toLocalDate());
            case NATURAL_DAYS -> later && ofDay == LAST_MINUTE;
        };
    }

    private static boolean isWorkingHour(int ofDay) {
        return (ofDay >= 510 && ofDay < 720) || (ofDay >= 810 && ofDay < 1080);
    }

    private static LocalDateTime rolled(LocalDateTime last) {
        LocalDateTime due = last;
        while (!isWorkday(due.toLocalDate())) {
            due = due.plusDays(1);
        }
        return due;
    }

    private static boolean isWorkday(LocalDate date) {
        Boolean off = OFF.get(date);
        return off != null ? !off : date.getDayOfWeek().getValue() <= 5;
    }

    private static long minute(LocalDateTime at) {
        return Math.floorDiv(at.toEpochSecond(ZoneOffset.UTC), 60L);
    }

    private static LocalDateTime time(long minute) {
        return LocalDateTime.ofEpochSecond(minute * 60, 0, ZoneOffset.UTC);
    }

    private static Map<LocalDate, Boolean> holidays() {
        Map<LocalDate, Boolean> days = new HashMap<>();
        for (int year = 2024; year <= 2026; year++) {
            try (InputStream in = MinuteByMinute.class.getResourceAsStream("/clock/holiday-cn/" + year + ".json")) {
                for (JsonNode day : new ObjectMapper().readTree(in).required("days")) {
                    days.put(
                            LocalDate.parse(day.get("date").textValue()),
                            day.get("isOffDay").booleanValue());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return days;
    }
}
