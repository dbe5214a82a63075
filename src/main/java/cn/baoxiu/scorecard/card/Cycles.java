package cn.baoxiu.scorecard.card;

import cn.baoxiu.clock.Amount;
import cn.baoxiu.clock.CalendarId;
import cn.baoxiu.clock.WorkingTime;
import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.scorecard.kpi.Months;
import cn.baoxiu.scorecard.rule.CycleRule;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Frozen months and the days of their cycles. */
@Component
class Cycles {

    private final JdbcClient jdbc;
    private final WorkingTime workingTime;

    Cycles(JdbcClient jdbc, WorkingTime workingTime) {
        this.jdbc = jdbc;
        this.workingTime = workingTime;
    }

    /**
     * The days of a month: ends of working days of the month after it. Of a month that is frozen only once its draft should
     * be out, they count from the day of freezing, or nobody could object any more.
     */
    Cycle plan(YearMonth month, CycleRule rule, Instant frozenAt) {
        Instant monthEnd = month.atEndOfMonth().atStartOfDay(EngineTime.ZONE).toInstant();
        Instant from = frozenAt.isAfter(day(monthEnd, rule.draftDay())) ? frozenAt : monthEnd;
        return new Cycle(
                month,
                Months.end(month).minusSeconds(1),
                frozenAt,
                day(from, rule.draftDay()),
                day(from, rule.appealDay()),
                day(from, rule.confirmDay()),
                day(from, rule.publishDay()));
    }

    private Instant day(Instant from, int days) {
        return workingTime
                .deadline(CalendarId.CAL_CN_WORK, from, new Amount(0, days))
                .due();
    }

    void insert(Cycle cycle, String by) {
        jdbc.sql("insert into scorecard_freeze (month_start, as_of, frozen_at, frozen_by, draft_at, appeal_until,"
                        + " confirm_until, publish_at) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        cycle.month().atDay(1),
                        Months.bound(cycle.asOf()),
                        Months.bound(cycle.frozenAt()),
                        by,
                        Months.bound(cycle.draftAt()),
                        Months.bound(cycle.appealUntil()),
                        Months.bound(cycle.confirmUntil()),
                        Months.bound(cycle.publishAt()))
                .update();
    }

    /** Days of a card: those of its month, unless its draft came later. */
    Cycle of(Card card) {
        return jdbc.sql(
                        "select f.month_start, f.as_of, f.frozen_at, coalesce(c.draft_at, f.draft_at) as draft_at,"
                                + " coalesce(c.appeal_until, f.appeal_until) as appeal_until, coalesce(c.confirm_until,"
                                + " f.confirm_until) as confirm_until, coalesce(c.publish_at, f.publish_at) as publish_at"
                                + " from scorecard_card c join scorecard_freeze f on f.month_start = c.month_start where c.id = ?")
                .param(card.id())
                .query((row, n) -> cycle(row))
                .optional()
                .orElseThrow(() -> new NoSuchElementException(card.month() + " is not frozen"));
    }

    /**
     * Days of a card whose draft is shown now. After its day, the others keep their distance in working days, or the head
     * could not object any more.
     */
    Cycle shown(Cycle planned, CycleRule rule, Instant now) {
        LocalDate day = LocalDate.ofInstant(planned.draftAt(), EngineTime.ZONE);
        if (!LocalDate.ofInstant(now, EngineTime.ZONE).isAfter(day)) {
            return planned;
        }
        return new Cycle(
                planned.month(),
                planned.asOf(),
                planned.frozenAt(),
                now,
                day(now, rule.appealDay() - rule.draftDay()),
                day(now, rule.confirmDay() - rule.draftDay()),
                day(now, rule.publishDay() - rule.draftDay()));
    }

    /** Days of its own for a card. */
    void move(Card card, Cycle days) {
        jdbc.sql(
                        "update scorecard_card set draft_at = ?, appeal_until = ?, confirm_until = ?, publish_at = ? where id = ?")
                .params(
                        Months.bound(days.draftAt()),
                        Months.bound(days.appealUntil()),
                        Months.bound(days.confirmUntil()),
                        Months.bound(days.publishAt()),
                        card.id())
                .update();
    }

    Optional<Cycle> find(YearMonth month) {
        return jdbc.sql("select * from scorecard_freeze where month_start = ?")
                .param(month.atDay(1))
                .query((row, n) -> cycle(row))
                .optional();
    }

    /** Newest first. */
    List<YearMonth> months() {
        return jdbc.sql("select month_start from scorecard_freeze order by month_start desc")
                .query((row, n) -> YearMonth.from(row.getObject(1, LocalDate.class)))
                .list();
    }

    /** The newest frozen month; none before it can be frozen any more. */
    Optional<YearMonth> newest() {
        return jdbc.sql("select month_start from scorecard_freeze order by month_start desc limit 1")
                .query(LocalDate.class)
                .optional()
                .map(YearMonth::from);
    }

    /**
     * The month that is to be frozen next: the one after the newest frozen, so that none is left out, or the last one where
     * none is frozen yet. Empty while it is not over.
     */
    Optional<YearMonth> next(Instant now) {
        YearMonth last = Months.of(now).minusMonths(1);
        YearMonth next = newest().map(newest -> newest.plusMonths(1)).orElse(last);
        return next.isAfter(last) ? Optional.empty() : Optional.of(next);
    }

    private static Cycle cycle(ResultSet row) throws SQLException {
        return new Cycle(
                YearMonth.from(row.getObject("month_start", LocalDate.class)),
                at(row, "as_of"),
                at(row, "frozen_at"),
                at(row, "draft_at"),
                at(row, "appeal_until"),
                at(row, "confirm_until"),
                at(row, "publish_at"));
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
