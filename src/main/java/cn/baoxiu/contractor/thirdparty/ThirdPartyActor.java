package cn.baoxiu.contractor.thirdparty;

import cn.baoxiu.identity.AppUser;
import cn.baoxiu.identity.CurrentUser;
import org.springframework.stereotype.Component;

/** Who does what the records keep. */
@Component
class ThirdPartyActor {

    /** Stands for timers and jobs. */
    private static final String SYSTEM = "system";

    private final CurrentUser currentUser;

    ThirdPartyActor(CurrentUser currentUser) {
        this.currentUser = currentUser;
    }

    String id() {
        return currentUser.find().map(AppUser::id).orElse(SYSTEM);
    }

    /** @throws IllegalStateException in a job: only a person can do this */
    String person() {
        return currentUser
                .find()
                .map(AppUser::id)
                .orElseThrow(() -> new IllegalStateException("only a person can do this"));
    }
}
