package cn.baoxiu.repair.casework;

import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.engine.FormRejected;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** The date by which a repair shall be finished. */
@Component
class RepairPlan {

    private final OwnerPromises promises;
    private final Clock clock;

    RepairPlan(OwnerPromises promises, Clock clock) {
        this.promises = promises;
        this.clock = clock;
    }

    /** @throws FormRejected if the date is past */
    void make(RepairCase repairCase, LocalDate finishOn) {
        boolean first = repairCase.plannedFinishOn() == null;
        date(repairCase, finishOn);
        if (first) {
            promises.planned(repairCase, finishOn);
        }
    }

    /**
     * Sets the date alone; what is promised follows with the grade.
     *
     * @throws FormRejected if the date is past
     */
    void date(RepairCase repairCase, LocalDate finishOn) {
        if (finishOn.isBefore(LocalDate.ofInstant(clock.instant(), EngineTime.ZONE))) {
            throw new FormRejected("plannedFinishOn", "repair.dateInPast");
        }
        repairCase.planned(finishOn);
    }
}
