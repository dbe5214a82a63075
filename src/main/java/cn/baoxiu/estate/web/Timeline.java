package cn.baoxiu.estate.web;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The two clocks as bars in a drawing 1000 units wide.
 *
 * @param gap where only the owner's clock runs, the developer's own cost; null if there is no such time
 * @param on where the asked date stands
 */
record Timeline(@Nullable Bar contractor, @Nullable Bar owner, @Nullable Bar gap, int on) {

    private static final int WIDTH = 1000;

    /** @param end where the bar ends, for labels */
    record Bar(int start, int width, int end) {}

    static @Nullable Timeline of(WarrantyView answer) {
        var contractor = answer.contractor();
        var owner = answer.owner();
        if (contractor == null && owner == null) {
            return null;
        }
        Stream.Builder<LocalDate> dates = Stream.builder();
        dates.add(answer.on());
        if (contractor != null) {
            dates.add(contractor.starts()).add(contractor.ends());
        }
        if (owner != null) {
            dates.add(owner.starts()).add(owner.ends());
        }
        var sorted = dates.build().sorted(Comparator.naturalOrder()).toList();
        Scale scale = new Scale(sorted.get(0), sorted.get(sorted.size() - 1));
        return new Timeline(
                contractor == null ? null : scale.bar(contractor.starts(), contractor.ends()),
                owner == null ? null : scale.bar(owner.starts(), owner.ends()),
                contractor == null || owner == null || !owner.ends().isAfter(contractor.ends())
                        ? null
                        : scale.bar(later(contractor.ends(), owner.starts()), owner.ends()),
                scale.at(answer.on()));
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }

    private record Scale(LocalDate first, LocalDate last) {

        int at(LocalDate date) {
            long all = Math.max(1, ChronoUnit.DAYS.between(first, last));
            return (int) (ChronoUnit.DAYS.between(first, date) * WIDTH / all);
        }

        Bar bar(LocalDate from, LocalDate to) {
            int start = at(from);
            int end = at(to);
            return new Bar(start, Math.max(2, end - start), end);
        }
    }
}
