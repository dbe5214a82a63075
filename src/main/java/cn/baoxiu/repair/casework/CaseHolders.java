package cn.baoxiu.repair.casework;

import cn.baoxiu.clock.Holders;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Tells the clock in whose hands a case is (rules R2). */
@Component
class CaseHolders {

    private final Holders holders;
    private final Clock clock;

    CaseHolders(Holders holders, Clock clock) {
        this.holders = holders;
        this.clock = clock;
    }

    /** A case is reported, or reported again: its life begins with the report, not with our knowledge of it. */
    void begin(RepairCase repairCase, Instant reportedAt) {
        pass(repairCase, reportedAt);
    }

    /** The case as it is now: in whose hands it passes, if in others. */
    void follow(RepairCase repairCase) {
        pass(repairCase, clock.instant());
    }

    private void pass(RepairCase repairCase, Instant at) {
        String holder = repairCase.stepHolder();
        if (holder != null) {
            holders.pass(repairCase.caseNumber(), repairCase.round(), holder, at);
        }
    }

    void end(RepairCase repairCase) {
        Instant closedAt = repairCase.closedAt();
        holders.end(repairCase.caseNumber(), repairCase.round(), closedAt == null ? clock.instant() : closedAt);
    }
}
