package cn.baoxiu.notification.web;

import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.identity.Groups;
import java.util.Set;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** Who sees what was sent to others, and sends it again. */
@Component
class Operators {

    private static final Set<String> GROUPS = Set.of(Groups.CAMUNDA_ADMIN, Groups.GROUP_CS);

    private final CurrentUser currentUser;

    Operators(CurrentUser currentUser) {
        this.currentUser = currentUser;
    }

    /** @throws AccessDeniedException for everybody else */
    void require() {
        if (currentUser.find().filter(user -> user.isInAny(GROUPS)).isEmpty()) {
            throw new AccessDeniedException("messages of others are for administrators and group customer service");
        }
    }
}
