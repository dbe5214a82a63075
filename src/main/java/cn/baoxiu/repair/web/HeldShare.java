package cn.baoxiu.repair.web;

import cn.baoxiu.clock.HeldTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How long one party has held a case in all (rules R2), for the bar on its page.
 *
 * @param holder group id, code of a company, OWNER or WAITING
 * @param elapsedMinutes whole minutes
 * @param workingMinutes of those, the working ones
 * @param colour number of the party among those of the case, for its colour
 */
public record HeldShare(String holder, long elapsedMinutes, long workingMinutes, int colour) {

    /** Length of the bar in its own units. */
    private static final int BAR = 1000;

    /** So many colours are told apart; more parties begin anew. */
    private static final int COLOURS = 8;

    /** In the order in which the parties came to hold the case. */
    static List<HeldShare> of(List<HeldTime> segments) {
        Map<String, long[]> minutes = new LinkedHashMap<>();
        for (HeldTime segment : segments) {
            long[] sum = minutes.computeIfAbsent(segment.holder(), h -> new long[2]);
            sum[0] += segment.elapsedMinutes();
            sum[1] += segment.workingMinutes();
        }
        List<HeldShare> shares = new ArrayList<>();
        minutes.forEach((holder, sum) -> shares.add(new HeldShare(holder, sum[0], sum[1], shares.size() % COLOURS)));
        return List.copyOf(shares);
    }

    /**
     * The segments one after the other, as long as they lasted.
     *
     * @param working whether working time is drawn instead of elapsed time
     */
    static List<Piece> bar(List<HeldTime> segments, boolean working) {
        List<HeldShare> shares = of(segments);
        long total = segments.stream().mapToLong(s -> minutes(s, working)).sum();
        List<Piece> pieces = new ArrayList<>();
        long before = 0;
        for (HeldTime segment : segments) {
            long minutes = minutes(segment, working);
            if (minutes > 0) {
                long start = before * BAR / total;
                long end = (before + minutes) * BAR / total;
                pieces.add(new Piece(start, Math.max(1, end - start), segment, colourOf(segment.holder(), shares)));
            }
            before += minutes;
        }
        return List.copyOf(pieces);
    }

    private static long minutes(HeldTime segment, boolean working) {
        return working ? segment.workingMinutes() : segment.elapsedMinutes();
    }

    private static int colourOf(String holder, List<HeldShare> shares) {
        return shares.stream()
                .filter(share -> share.holder().equals(holder))
                .findFirst()
                .orElseThrow()
                .colour();
    }

    /** A piece of the bar, in thousandths of its length. */
    public record Piece(long x, long width, HeldTime segment, int colour) {}
}
