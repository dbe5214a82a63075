package cn.baoxiu.intake.web;

import cn.baoxiu.clock.PromiseKind;
import cn.baoxiu.clock.PromiseView;
import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.intake.Receipt;
import cn.baoxiu.repair.CaseSummary;
import cn.baoxiu.repair.Grade;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answer to a report.
 *
 * @param promises the promises to the owner of the case's current round
 * @param duplicateOf open case of which it seems to be a duplicate; a person decides
 */
record ReportAnswer(
        String caseNumber,
        @Nullable Grade grade,
        List<Promise> promises,
        boolean reopened,
        @Nullable String duplicateOf) {

    /**
     * @param due null while the clock of a case that was reported again stands still
     * @param provisional whether the due time is a guess, as it lies in a year without holiday data
     */
    record Promise(PromiseKind kind, @Nullable OffsetDateTime due, boolean provisional) {}

    static ReportAnswer of(Receipt receipt, CaseSummary summary, List<PromiseView> promises) {
        return new ReportAnswer(
                receipt.caseNumber(),
                summary.grade(),
                promises.stream()
                        .filter(p -> p.round() == summary.round() && p.kind().toOwner())
                        .filter(p -> p.state() != PromiseView.State.CANCELLED)
                        .map(p -> new Promise(
                                p.kind(),
                                p.due() == null
                                        ? null
                                        : p.due().atZone(EngineTime.ZONE).toOffsetDateTime(),
                                p.provisional()))
                        .toList(),
                receipt.reopened(),
                receipt.duplicateOf());
    }
}
