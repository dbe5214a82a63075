package cn.baoxiu.clock;

import cn.baoxiu.clock.HolderParts.Line;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Proves the promises: works out every due time and state anew from the log {@code clock_segment} and compares with what
 * is kept; and the holders: one party at a time, without gaps, whose times add up to the life of the case. Changes nothing.
 * What was promised before there was a log cannot be proved and is counted apart. Some hundred cases at a time are read as
 * they are at one moment, so that it can be asked while people work.
 */
@Service
public class Recomputation {

    private static final int CASES_AT_ONCE = 500;

    private final JdbcClient jdbc;
    private final PausedTime time;
    private final HolidayLog holidays;
    private final PauseRows pauses;
    private final TransactionTemplate atOneMoment;
    private final Clock clock;

    Recomputation(
            JdbcClient jdbc,
            PausedTime time,
            HolidayLog holidays,
            PauseRows pauses,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.jdbc = jdbc;
        this.time = time;
        this.holidays = holidays;
        this.pauses = pauses;
        this.atOneMoment = new TransactionTemplate(transactions);
        this.atOneMoment.setReadOnly(true);
        this.atOneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.clock = clock;
    }

    /**
     * @param promise id of the promise, null if the holders of the case are wrong
     * @param field DUE, STATE, MET_AT, PROVISIONAL or HOLDERS
     * @param kept what the promise says
     * @param recomputed what follows from the log
     */
    public record Difference(
            String caseNumber,
            @Nullable Long promise,
            @Nullable PromiseKind kind,
            String field,
            @Nullable String kept,
            @Nullable String recomputed) {}

    /**
     * @param promises number of promises that were worked out anew
     * @param withoutLog number of promises that are older than the log
     * @param otherHolidays number of ended promises that differ because a paper about their days came after their end
     * @param holders number of cases whose holders were proved
     */
    public record Result(int promises, int withoutLog, int otherHolidays, int holders, List<Difference> differences) {}

    /** @param caseNumber the only case to prove, null for all */
    public Result run(@Nullable String caseNumber) {
        Findings findings = new Findings();
        String last = "";
        while (true) {
            String after = last;
            String reached = Objects.requireNonNullElse(
                    atOneMoment.execute(status -> {
                        List<String> cases = caseNumber == null ? casesAfter(after) : List.of(caseNumber);
                        if (!cases.isEmpty()) {
                            prove(cases.get(0), cases.get(cases.size() - 1), findings);
                        }
                        return cases.isEmpty() ? "" : cases.get(cases.size() - 1);
                    }),
                    "");
            if (caseNumber != null || reached.isEmpty()) {
                return findings.result();
            }
            last = reached;
        }
    }

    private static final class Findings {
        private final List<Difference> differences = new ArrayList<>();
        private int promises;
        private int withoutLog;
        private int otherHolidays;
        private int holders;

        private Result result() {
            return new Result(promises, withoutLog, otherHolidays, holders, List.copyOf(differences));
        }
    }

    private void prove(String first, String last, Findings findings) {
        List<HolidayLog.Imported> imports = holidays.imports();
        Map<Long, Replay> replays = replays(first, last);
        for (Promise promise : promises(first, last)) {
            Replay replay = replays.get(promise.id);
            if (replay == null) {
                findings.withoutLog++;
                continue;
            }
            findings.promises++;
            List<Difference> found = replay.differences(promise);
            if (!found.isEmpty() && replay.isOlderThan(imports)) {
                findings.otherHolidays++;
            } else {
                findings.differences.addAll(found);
            }
        }
        proveHolders(first, last, findings);
    }

    private void proveHolders(String first, String last, Findings findings) {
        Instant now = StoredPromises.stored(clock.instant());
        Map<String, List<PauseView>> paused = pauses.between(first, last);
        jdbc
                .sql(
                        """
                        select case_number, round_no, party, started_at, state from clock_segment
                        where case_number between ? and ? and clock = 'HOLDER' order by id""")
                .params(first, last)
                .query((row, n) -> Line.read(row))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Line::caseNumber))
                .forEach((caseNumber, lines) -> {
                    findings.holders++;
                    HolderProof.of(lines, paused.getOrDefault(caseNumber, List.of()), now)
                            .ifPresent(fault -> findings.differences.add(
                                    new Difference(caseNumber, null, null, "HOLDERS", fault.parts(), fault.life())));
                });
    }

    private List<String> casesAfter(String caseNumber) {
        return jdbc.sql(
                        "select distinct case_number from clock_promise where case_number > ? order by case_number limit "
                                + CASES_AT_ONCE)
                .param(caseNumber)
                .query(String.class)
                .list();
    }

    private List<Promise> promises(String first, String last) {
        return jdbc.sql("select * from clock_promise where case_number between ? and ? order by id")
                .params(first, last)
                .query((row, n) -> Promise.read(row))
                .list();
    }

    private Map<Long, Replay> replays(String first, String last) {
        Map<Long, Replay> replays = new HashMap<>();
        jdbc.sql(
                        """
                        select * from clock_segment where case_number between ? and ? and clock = 'PROMISE'
                        order by case_number, id""")
                .params(first, last)
                .query((row, n) -> Segment.read(row))
                .list()
                .forEach(segment -> replays.computeIfAbsent(segment.promise(), id -> new Replay(time, segment))
                        .follow(segment));
        return replays;
    }
}
