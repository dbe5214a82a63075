package cn.baoxiu.clock;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Proves the promises: works out every due time and state anew from the log {@code clock_segment} and compares with what
 * is kept. Changes nothing. What was promised before there was a log cannot be proved and is counted apart.
 */
@Service
@Transactional(readOnly = true)
public class Recomputation {

    private static final int CASES_AT_ONCE = 500;

    private final JdbcClient jdbc;
    private final PausedTime time;
    private final HolidayLog holidays;

    Recomputation(JdbcClient jdbc, PausedTime time, HolidayLog holidays) {
        this.jdbc = jdbc;
        this.holidays = holidays;
        this.time = time;
    }

    /**
     * @param field DUE, STATE or MET_AT
     * @param kept what the promise says
     * @param recomputed what follows from the log
     */
    public record Difference(
            String caseNumber,
            long promise,
            PromiseKind kind,
            String field,
            @Nullable String kept,
            @Nullable String recomputed) {}

    /**
     * @param promises number of promises that were worked out anew
     * @param withoutLog number of promises that are older than the log
     * @param otherHolidays number of ended promises that differ because a paper about their days came after their end
     */
    public record Result(int promises, int withoutLog, int otherHolidays, List<Difference> differences) {}

    /** @param caseNumber the only case to prove, null for all */
    public Result run(@Nullable String caseNumber) {
        List<Difference> differences = new ArrayList<>();
        int promises = 0;
        int withoutLog = 0;
        int otherHolidays = 0;
        List<HolidayLog.Imported> imports = holidays.imports();
        List<String> cases = caseNumber == null ? casesAfter("") : List.of(caseNumber);
        while (!cases.isEmpty()) {
            String first = cases.get(0);
            String last = cases.get(cases.size() - 1);
            Map<Long, Replay> replays = replays(first, last);
            for (Promise promise : promises(first, last)) {
                Replay replay = replays.get(promise.id);
                if (replay == null) {
                    withoutLog++;
                } else {
                    promises++;
                    List<Difference> found = replay.differences(promise);
                    if (!found.isEmpty() && replay.isOlderThan(imports)) {
                        otherHolidays++;
                    } else {
                        differences.addAll(found);
                    }
                }
            }
            cases = caseNumber == null ? casesAfter(last) : List.of();
        }
        return new Result(promises, withoutLog, otherHolidays, List.copyOf(differences));
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
