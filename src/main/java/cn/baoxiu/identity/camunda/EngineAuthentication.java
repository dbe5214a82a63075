package cn.baoxiu.identity.camunda;

import cn.baoxiu.identity.AppUser;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.stereotype.Component;

/** In whose name the engine's commands of this thread run; without a name the engine checks nothing. */
@Component
public class EngineAuthentication {

    private final IdentityService identityService;

    EngineAuthentication(IdentityService identityService) {
        this.identityService = identityService;
    }

    /** Runs work as the user and restores what was set before. */
    public <T> T callAs(AppUser user, Supplier<T> work) {
        var before = identityService.getCurrentAuthentication();
        set(user);
        try {
            return work.get();
        } finally {
            identityService.setAuthentication(before);
        }
    }

    /** Runs work in nobody's name: for the identity store itself, which users may not read. */
    public <T> T callAsSystem(Supplier<T> work) {
        var before = identityService.getCurrentAuthentication();
        identityService.clearAuthentication();
        try {
            return work.get();
        } finally {
            identityService.setAuthentication(before);
        }
    }

    public void runAsSystem(Runnable work) {
        callAsSystem(() -> {
            work.run();
            return true;
        });
    }

    public void set(AppUser user) {
        identityService.setAuthentication(user.id(), List.copyOf(user.groups()), List.copyOf(user.tenants()));
    }

    public void clear() {
        identityService.clearAuthentication();
    }
}
