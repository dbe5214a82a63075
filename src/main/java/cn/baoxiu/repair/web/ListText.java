package cn.baoxiu.repair.web;

import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.repair.casework.Labels;
import cn.baoxiu.repair.listing.CaseRow;
import cn.baoxiu.repair.listing.CaseSort;
import cn.baoxiu.repair.listing.ListNames;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Words of the list; it asks the database for none of them. */
public final class ListText {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(EngineTime.ZONE);

    private final Labels labels;
    private final ListNames names;
    private final Instant now;

    ListText(Labels labels, ListNames names, Instant now) {
        this.labels = labels;
        this.names = names;
        this.now = now;
    }

    /** Label of a code; empty for none. */
    public String of(String prefix, @Nullable Object code) {
        return labels.of(prefix, code);
    }

    /** Date and time in Shanghai; empty for none. */
    public String moment(@Nullable Instant at) {
        return at == null ? "" : MOMENT.format(at);
    }

    public String holder(@Nullable String holder) {
        return names.holder(holder);
    }

    /** Name of the column that a parameter {@code sort} means. */
    public String sort(String sort) {
        String code = sort.startsWith("-") ? sort.substring(1) : sort;
        return labels.text(
                switch (CaseSort.of(code).orElse(CaseSort.REPORTED)) {
                    case REPORTED -> "repair.page.reportedAt";
                    case DUE -> "repair.page.left";
                    case GRADE -> "repair.page.grade";
                    case CLOSED -> "repair.page.closedAt";
                    case NUMBER -> "repair.page.number";
                });
    }

    /** Stage of an open case, outcome of a closed one. */
    public String stage(CaseRow c) {
        return c.open() ? labels.of("stage", c.stage()) : labels.of("outcome", c.outcome());
    }

    /** Time left until the next promise is due, or by how much it is overdue; empty if none runs. */
    public String left(CaseRow c) {
        Instant due = c.nextDue();
        return due == null ? "" : left(due);
    }

    /** Time left until then, or by how much it is overdue. */
    public String left(Instant due) {
        return labels.text(
                due.isBefore(now) ? "repair.left.overdue" : "repair.left.left",
                span(Duration.between(now, due).abs()));
    }

    /** Heading of the cases on a level of the chain. */
    public String lane(int level) {
        return labels.of("escalationLevel", String.valueOf(level));
    }

    private String span(Duration span) {
        if (span.toDays() > 0) {
            return labels.text("repair.left.days", span.toDays(), span.toHoursPart());
        }
        return span.toHours() > 0
                ? labels.text("repair.left.hours", span.toHours(), span.toMinutesPart())
                : labels.text("repair.left.minutes", span.toMinutes());
    }

    /** Overdue, due within a day, or not urgent. */
    public String colour(CaseRow c) {
        Instant due = c.nextDue();
        return due == null ? "bg-secondary-lt" : colour(due);
    }

    public String colour(Instant due) {
        if (due.isBefore(now)) {
            return "bg-red-lt";
        }
        return due.isBefore(now.plus(Duration.ofDays(1))) ? "bg-yellow-lt" : "bg-secondary-lt";
    }
}
