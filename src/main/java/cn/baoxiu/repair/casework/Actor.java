package cn.baoxiu.repair.casework;

import cn.baoxiu.identity.AppUser;
import cn.baoxiu.identity.CurrentUser;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** In whose name the work at hand is done. */
@Component
class Actor {

    private final CurrentUser currentUser;

    Actor(CurrentUser currentUser) {
        this.currentUser = currentUser;
    }

    String id() {
        return currentUser.idOrSystem();
    }

    Optional<AppUser> find() {
        return currentUser.find();
    }

    /** @throws AccessDeniedException unless the person is in one of the groups; jobs pass */
    void requireAny(Set<String> groups) {
        Optional<AppUser> user = find();
        if (user.isPresent() && groups.stream().noneMatch(user.get()::isIn)) {
            throw new AccessDeniedException("not for " + user.get().id());
        }
    }
}
