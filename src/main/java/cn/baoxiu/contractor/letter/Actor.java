package cn.baoxiu.contractor.letter;

import cn.baoxiu.identity.AppUser;
import cn.baoxiu.identity.CurrentUser;
import org.springframework.stereotype.Component;

/** Who is written down as having done something. */
@Component
class Actor {

    private static final String PROGRAM = "system";

    private final CurrentUser users;

    Actor(CurrentUser users) {
        this.users = users;
    }

    /** Id of the user, or the program's in a job. */
    String id() {
        return users.find().map(AppUser::id).orElse(PROGRAM);
    }
}
