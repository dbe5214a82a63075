package cn.baoxiu.identity.camunda;

import cn.baoxiu.identity.AppUser;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads people from the identity store, with the groups and tenants they have now. */
@Component
public class AppUsers {

    private final IdentityService identityService;
    private final EngineAuthentication engineAuthentication;

    AppUsers(IdentityService identityService, EngineAuthentication engineAuthentication) {
        this.identityService = identityService;
        this.engineAuthentication = engineAuthentication;
    }

    public Optional<AppUser> find(String userId) {
        return engineAuthentication.callAsSystem(() -> Optional.ofNullable(user(userId))
                .map(user -> new AppUser(user.getId(), nameOf(user), groupsOf(userId), tenantsOf(userId))));
    }

    /** Display name, or the id itself if there is no such user (any more). */
    public String displayNameOf(String userId) {
        User user = engineAuthentication.callAsSystem(() -> user(userId));
        return user == null ? userId : nameOf(user);
    }

    private @Nullable User user(String userId) {
        return identityService.createUserQuery().userId(userId).singleResult();
    }

    private Set<String> groupsOf(String userId) {
        return identityService.createGroupQuery().groupMember(userId).list().stream()
                .map(Group::getId)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Set<String> tenantsOf(String userId) {
        return identityService.createTenantQuery().userMember(userId).includingGroupsOfUser(true).list().stream()
                .map(Tenant::getId)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String nameOf(User user) {
        String name = Stream.of(user.getLastName(), user.getFirstName())
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining());
        return name.isEmpty() ? user.getId() : name;
    }
}
