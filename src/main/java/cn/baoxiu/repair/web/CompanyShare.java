package cn.baoxiu.repair.web;

import cn.baoxiu.clock.PromiseView;
import cn.baoxiu.repair.casework.CaseQueries;
import cn.baoxiu.repair.casework.CaseRecords;
import cn.baoxiu.repair.casework.TimelineKind;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A company's share of a case: what belongs to its own orders, and nothing that came after it was let go. */
final class CompanyShare {

    /** Whose notes it reads, if they belong to an order of its own. */
    private static final Set<TimelineKind> NOTES = EnumSet.of(
            TimelineKind.DISPATCHED,
            TimelineKind.ACCEPTED,
            TimelineKind.REJECTED,
            TimelineKind.APPOINTED,
            TimelineKind.REPAIRED,
            TimelineKind.PHOTO_ADDED,
            TimelineKind.INSPECTION_PASSED,
            TimelineKind.INSPECTION_FAILED);

    private static final Set<TimelineKind> INSPECTIONS =
            EnumSet.of(TimelineKind.INSPECTION_PASSED, TimelineKind.INSPECTION_FAILED);

    private final String company;
    private final List<CaseRecords.WorkOrder> orders;
    private final @Nullable Instant until;
    private final int lastRound;

    /** @param orders of all parties, oldest first; at least one is the company's */
    CompanyShare(String company, List<CaseRecords.WorkOrder> orders) {
        this.company = company;
        this.orders = orders;
        CaseRecords.WorkOrder last = orders.stream()
                .filter(this::isOwn)
                .reduce((a, b) -> b)
                .orElseThrow(() -> new IllegalArgumentException("no order of " + company));
        this.until = last.replacedAt() != null ? last.replacedAt() : last.rejectedAt();
        this.lastRound = until == null ? Integer.MAX_VALUE : last.round();
    }

    List<CaseRecords.WorkOrder> ownOrders() {
        return orders.stream().filter(this::isOwn).toList();
    }

    /** True once the company has rejected its last order or was replaced. */
    boolean isOver() {
        return until != null;
    }

    /** True for what happened before the company rejected its last order or was replaced. */
    boolean covers(Instant at) {
        return until == null || !at.isAfter(until);
    }

    /** For records that tell no moment of their own. */
    boolean coversRound(int round) {
        return round <= lastRound;
    }

    /** Once let go, only its own: how the promises to the owner fare tells how the successor gets on. */
    boolean covers(PromiseView promise) {
        return until == null || (promise.party().equals(company) && covers(promise.startedAt()));
    }

    boolean readsNoteOf(CaseQueries.TimelineEntry entry) {
        return NOTES.contains(entry.kind()) && ownsMoment(entry.happenedAt());
    }

    /** Inspections tell when the inspector was there, not when he wrote it down; the timeline tells that. */
    List<CaseRecords.Inspected> inspections(
            List<CaseRecords.Inspected> inspections, List<CaseQueries.TimelineEntry> timeline) {
        List<CaseQueries.TimelineEntry> written =
                timeline.stream().filter(e -> INSPECTIONS.contains(e.kind())).toList();
        return IntStream.range(0, Math.min(written.size(), inspections.size()))
                .filter(i -> covers(written.get(i).happenedAt())
                        && ownsMoment(written.get(i).happenedAt()))
                .mapToObj(inspections::get)
                .toList();
    }

    /** True if the order in force at that moment was the company's. */
    private boolean ownsMoment(Instant at) {
        return orders.stream()
                .filter(o -> !o.orderedAt().isAfter(at))
                .reduce((a, b) -> b)
                .filter(this::isOwn)
                .isPresent();
    }

    private boolean isOwn(CaseRecords.WorkOrder order) {
        return order.party().equals(company);
    }
}
