package cn.baoxiu.clock;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The table of working days as this node knows it. Reads the version of the holiday data every few seconds and loads
 * the table again when another node, or this one, has changed it.
 */
final class CurrentWorkdays implements Supplier<WorkdayTable> {

    private static final long CHECK_EVERY = Duration.ofSeconds(2).toNanos();

    private final HolidayStore store;
    /** Elapsed time of the machine, not the business clock: that one may be moved. */
    private final LongSupplier nanos;

    private final AtomicBoolean checking = new AtomicBoolean();
    private volatile @Nullable Known known;

    private record Known(String version, WorkdayTable table, long checkedAt) {}

    CurrentWorkdays(HolidayStore store, LongSupplier nanos) {
        this.store = store;
        this.nanos = nanos;
    }

    @Override
    public WorkdayTable get() {
        Known now = known;
        if (now == null) {
            return check(null);
        }
        if (nanos.getAsLong() - now.checkedAt() >= CHECK_EVERY && checking.compareAndSet(false, true)) {
            try {
                return check(now);
            } finally {
                checking.set(false);
            }
        }
        return now.table();
    }

    /** Looks at once, for work that must not compute with what was known seconds ago. */
    void refresh() {
        check(known);
    }

    private WorkdayTable check(@Nullable Known before) {
        long at = nanos.getAsLong();
        // The version is read before the table: a change in between is found at the next check.
        String version = store.version();
        WorkdayTable table = before != null && before.version().equals(version) ? before.table() : store.load();
        known = new Known(version, table, at);
        return table;
    }
}
