package cn.baoxiu.repair.casework;

import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.escalation.Escalations;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Merges a case into another open one of the same home or area, complaints included. */
@Component
class CaseMerging {

    private final CaseStore store;
    private final Timeline timeline;
    private final Escalations escalations;

    CaseMerging(CaseStore store, Timeline timeline, Escalations escalations) {
        this.store = store;
        this.escalations = escalations;
        this.timeline = timeline;
    }

    /** @throws FormRejected if the other case is not open or not of the same place */
    void merge(RepairCase duplicate, String into, @Nullable String note) {
        RepairCase kept = store.find(into)
                .filter(other -> other.isOpen()
                        && other.locationCode().equals(duplicate.locationCode())
                        && !other.caseNumber().equals(duplicate.caseNumber()))
                .orElseThrow(() -> new FormRejected("mergeInto", "repair.notAnOpenTwin", into));
        if (duplicate.majorComplaint() && !kept.majorComplaint()) {
            kept.complainedOfAsMajor();
            store.save(kept);
        }
        escalations.carryOver(duplicate.caseNumber(), into);
        duplicate.mergeInto(into);
        store.save(duplicate);
        timeline.add(duplicate, TimelineKind.MERGED, note == null ? into : into + " · " + note);
        timeline.add(kept, TimelineKind.MERGED, duplicate.caseNumber());
    }
}
