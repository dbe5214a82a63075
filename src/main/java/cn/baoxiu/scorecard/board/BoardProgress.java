package cn.baoxiu.scorecard.board;

import cn.baoxiu.scorecard.kpi.KpiAccess;
import cn.baoxiu.scorecard.kpi.WorkProgress;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What long work readers of dashboards are waiting for. */
@Service
public class BoardProgress {

    private final WorkProgress work;
    private final KpiAccess access;
    private final JdbcClient jdbc;

    BoardProgress(WorkProgress work, KpiAccess access, JdbcClient jdbc) {
        this.work = work;
        this.access = access;
        this.jdbc = jdbc;
    }

    /**
     * @param steps work that runs
     * @param cards cards of the newest month of which not all are worked out; null if all are
     */
    public record State(List<WorkProgress.Step> steps, @Nullable Working cards) {

        public State {
            steps = List.copyOf(steps);
        }

        public boolean isIdle() {
            return steps.isEmpty() && cards == null;
        }
    }

    public record Working(YearMonth month, int done, int all) {}

    /** @throws org.springframework.security.access.AccessDeniedException for whom dashboards are not for */
    public State state() {
        access.reader();
        return new State(work.running(), cards().orElse(null));
    }

    private Optional<Working> cards() {
        return jdbc.sql(
                        "select month_start, sum(case when computed_at is null then 0 else 1 end) as done, count(*) as cards"
                                + " from scorecard_card where month_start = (select max(f.month_start) from scorecard_freeze f)"
                                + " group by month_start")
                .query((row, n) -> new Working(
                        YearMonth.from(row.getObject("month_start", LocalDate.class)),
                        row.getInt("done"),
                        row.getInt("cards")))
                .optional()
                .filter(working -> working.done() < working.all());
    }
}
