package cn.baoxiu.repair.casework;

import cn.baoxiu.clock.OwnerPromisesChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Lets the list of cases follow the promises to the owner. */
@Component
class NextDue {

    private final CaseStore store;

    NextDue(CaseStore store) {
        this.store = store;
    }

    @EventListener
    void changed(OwnerPromisesChanged event) {
        store.dueChanged(event.caseNumber());
    }
}
