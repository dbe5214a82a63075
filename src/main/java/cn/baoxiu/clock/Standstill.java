package cn.baoxiu.clock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A time [from, to) during which a clock stood still.
 *
 * @param to excluded; {@link Instant#MAX} while it lasts
 */
record Standstill(Instant from, Instant to) {

    boolean covers(Instant at) {
        return !at.isBefore(from) && at.isBefore(to);
    }

    /** The same time without overlaps, in order. */
    static List<Standstill> union(List<Standstill> parts) {
        List<Standstill> sorted = parts.stream()
                .filter(p -> p.from().isBefore(p.to()))
                .sorted(Comparator.comparing(Standstill::from))
                .toList();
        List<Standstill> union = new ArrayList<>();
        for (Standstill part : sorted) {
            Standstill last = union.isEmpty() ? null : union.get(union.size() - 1);
            if (last == null || part.from().isAfter(last.to())) {
                union.add(part);
            } else if (part.to().isAfter(last.to())) {
                union.set(union.size() - 1, new Standstill(last.from(), part.to()));
            }
        }
        return List.copyOf(union);
    }
}
