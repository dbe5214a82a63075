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

    static Standstill since(Instant from) {
        return new Standstill(from, Instant.MAX);
    }

    boolean lasts() {
        return to.equals(Instant.MAX);
    }

    boolean covers(Instant at) {
        return !at.isBefore(from) && at.isBefore(to);
    }

    /** Itself, if it has ended. */
    Standstill endingBy(Instant at) {
        return lasts() ? new Standstill(from, at) : this;
    }

    /** Without those that last. */
    static List<Standstill> ended(List<Standstill> parts) {
        return parts.stream().filter(part -> !part.lasts()).toList();
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
