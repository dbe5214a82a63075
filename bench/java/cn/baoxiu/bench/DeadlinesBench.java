package cn.baoxiu.bench;

import cn.baoxiu.clock.Amount;
import cn.baoxiu.clock.BenchClock;
import cn.baoxiu.clock.BenchClock.Pause;
import cn.baoxiu.clock.CalendarId;
import cn.baoxiu.clock.Deadline;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;

/**
 * Deadlines per second on one thread: random starts within the years with holiday data, amounts and calendars as
 * promises, steps and contract terms have them. Once without pauses and once with one to three of them.
 */
final class DeadlinesBench {

    private static final int ROUNDS = Integer.getInteger("bench.rounds", 9);
    private static final int SAMPLES = 200_000;
    private static final int WARM_UPS = 10;
    private static final Instant FIRST = Instant.parse("2024-01-01T00:00:00Z");
    private static final int MINUTES = (int) Duration.ofDays(1000).toMinutes();

    private static final List<String> ELAPSED = List.of("PT15M", "PT1H", "PT4H", "PT8H", "PT24H", "PT72H");
    private static final List<String> WORK = List.of("PT4H", "PT8H", "P1D", "P2D", "P3D", "P7D", "P10D", "P15D");
    private static final List<String> NATURAL = List.of("P7D", "P15D", "P30D", "P60D");

    private DeadlinesBench() {}

    private record Question(CalendarId calendar, Instant start, Amount amount, List<Pause> pauses) {}

    static void run() throws IOException {
        BenchClock clock = BenchClock.onKnownYears();
        List<Question> questions = questions(new Random(20260210));
        System.out.printf(Locale.ROOT, "%nDeadlines, one thread, %d rounds of %d%n", ROUNDS, SAMPLES);
        print("without pauses", questions, q -> clock.deadline(q.calendar, q.start, q.amount));
        print("with 1 to 3 pauses", questions, q -> clock.deadline(q.calendar, q.start, q.amount, q.pauses));
    }

    private static List<Question> questions(Random random) {
        List<Question> questions = new ArrayList<>();
        for (int i = 0; i < SAMPLES; i++) {
            Instant start = FIRST.plusSeconds(60L * random.nextInt(MINUTES));
            // most promises and steps count working time; natural days are rare
            int share = random.nextInt(10);
            CalendarId calendar = share < 4
                    ? CalendarId.CAL_24X7
                    : share < 9 ? CalendarId.CAL_CN_WORK : CalendarId.CAL_CALENDAR_DAYS;
            List<String> amounts =
                    switch (calendar) {
                        case CAL_24X7 -> ELAPSED;
                        case CAL_CN_WORK -> WORK;
                        case CAL_CALENDAR_DAYS -> NATURAL;
                    };
            Amount amount = Amount.parse(amounts.get(random.nextInt(amounts.size())));
            questions.add(new Question(calendar, start, amount, pauses(random, start)));
        }
        return questions;
    }

    /** Up to a week each, from the first day on; they may overlap. */
    private static List<Pause> pauses(Random random, Instant start) {
        List<Pause> pauses = new ArrayList<>();
        for (int n = 1 + random.nextInt(3); n > 0; n--) {
            Instant from = start.plusSeconds(60L * random.nextInt(5 * 1440));
            pauses.add(new Pause(from, from.plusSeconds(60L * (30 + random.nextInt(7 * 1440)))));
        }
        return pauses;
    }

    private static void print(String name, List<Question> questions, Function<Question, Deadline> answer) {
        // printed, so that no answer can be left out
        long sum = 0;
        double[] rates = new double[ROUNDS];
        for (int round = -WARM_UPS; round < ROUNDS; round++) {
            long start = System.nanoTime();
            for (Question question : questions) {
                Deadline deadline = answer.apply(question);
                sum += deadline.due().getEpochSecond() + deadline.skipped().size() + (deadline.provisional() ? 1 : 0);
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            if (round >= 0) {
                rates[round] = questions.size() / seconds / 1000;
            }
        }
        System.out.printf(
                Locale.ROOT,
                "  %-18s %,.0f deadlines/s, thousands in each round %s, sum of answers %d%n",
                name,
                Figures.median(rates) * 1000,
                Figures.all(rates),
                sum);
    }
}
