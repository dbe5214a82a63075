package cn.baoxiu.repair.casework;

import cn.baoxiu.engine.FormRejected;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Merges a case into another open one of the same home or area. */
@Component
class CaseMerging {

    private final CaseStore store;
    private final Timeline timeline;

    CaseMerging(CaseStore store, Timeline timeline) {
        this.store = store;
        this.timeline = timeline;
    }

    /** @throws FormRejected if the other case is not open or not of the same place */
    void merge(RepairCase duplicate, String into, @Nullable String note) {
        RepairCase kept = store.find(into)
                .filter(other -> other.isOpen()
                        && other.locationCode().equals(duplicate.locationCode())
                        && !other.caseNumber().equals(duplicate.caseNumber()))
                .orElseThrow(() -> new FormRejected("mergeInto", "repair.notAnOpenTwin", into));
        duplicate.mergeInto(into);
        store.save(duplicate);
        timeline.add(duplicate, TimelineKind.MERGED, note == null ? into : into + " · " + note);
        timeline.add(kept, TimelineKind.MERGED, duplicate.caseNumber());
    }
}
