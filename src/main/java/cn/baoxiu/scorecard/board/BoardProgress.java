package cn.baoxiu.scorecard.board;

import cn.baoxiu.scorecard.card.CardProcess;
import cn.baoxiu.scorecard.kpi.KpiAccess;
import cn.baoxiu.scorecard.kpi.WorkProgress;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What long work readers of dashboards are waiting for. */
@Service
public class BoardProgress {

    private final WorkProgress work;
    private final KpiAccess access;
    private final CardProcess runs;
    private final JdbcClient jdbc;

    BoardProgress(WorkProgress work, KpiAccess access, CardProcess runs, JdbcClient jdbc) {
        this.work = work;
        this.access = access;
        this.runs = runs;
        this.jdbc = jdbc;
    }

    /**
     * @param steps work that runs
     * @param cards cards of the newest frozen month, of which not all are worked out; null if all are
     */
    public record State(List<WorkProgress.Step> steps, @Nullable Working cards) {

        public State {
            steps = List.copyOf(steps);
        }

        /** Nothing goes on by itself; cards may have stopped. */
        public boolean isIdle() {
            return steps.isEmpty() && (cards == null || cards.done() + cards.stopped() == cards.all());
        }
    }

    /** @param stopped not worked out, and will not be before somebody looks at their runs */
    public record Working(YearMonth month, int done, int stopped, int all) {}

    /** @throws org.springframework.security.access.AccessDeniedException for whom dashboards are not for */
    public State state() {
        access.reader();
        return new State(work.running(), cards().orElse(null));
    }

    private Optional<Working> cards() {
        List<Waiting> waiting = jdbc.sql(
                        "select month_start, subsidiary_id from scorecard_card where computed_at is null"
                                + " and month_start = (select max(f.month_start) from scorecard_freeze f)")
                .query((row, n) -> new Waiting(
                        YearMonth.from(row.getObject("month_start", LocalDate.class)), row.getString("subsidiary_id")))
                .list();
        if (waiting.isEmpty()) {
            return Optional.empty();
        }
        YearMonth month = waiting.get(0).month();
        Set<String> going = runs.going();
        int stopped = (int) waiting.stream()
                .filter(card -> !going.contains(CardProcess.key(card.subsidiary(), month)))
                .count();
        int all = jdbc.sql("select count(*) from scorecard_card where month_start = ?")
                .param(month.atDay(1))
                .query(Integer.class)
                .single();
        return Optional.of(new Working(month, all - waiting.size(), stopped, all));
    }

    /** A card that is not worked out. */
    private record Waiting(YearMonth month, String subsidiary) {}
}
