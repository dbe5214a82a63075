package cn.baoxiu.contractor.retention;

import cn.baoxiu.identity.AppUser;
import cn.baoxiu.identity.CurrentUser;
import org.springframework.stereotype.Component;

/** In whose name is posted. */
@Component
class LedgerActor {

    /** Stands for timers, jobs and imports at start-up. */
    static final String SYSTEM = "system";

    private final CurrentUser currentUser;

    LedgerActor(CurrentUser currentUser) {
        this.currentUser = currentUser;
    }

    String id() {
        return currentUser.find().map(AppUser::id).orElse(SYSTEM);
    }
}
