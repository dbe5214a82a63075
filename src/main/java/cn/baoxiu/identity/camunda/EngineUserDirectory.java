package cn.baoxiu.identity.camunda;

import cn.baoxiu.identity.UserDirectory;
import java.util.Collection;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Users in the engine's identity store. */
@Component
class EngineUserDirectory implements UserDirectory {

    private final IdentityService identityService;
    private final EngineAuthentication engineAuthentication;

    EngineUserDirectory(IdentityService identityService, EngineAuthentication engineAuthentication) {
        this.identityService = identityService;
        this.engineAuthentication = engineAuthentication;
    }

    @Override
    @Transactional
    public void create(
            String id,
            String firstName,
            String lastName,
            String password,
            Collection<String> groups,
            Collection<String> tenants) {
        engineAuthentication.runAsSystem(() -> {
            if (!exists(id)) {
                save(id, firstName, lastName, password);
            }
            groups.forEach(group -> ensureMember(id, group));
            tenants.forEach(tenant -> ensureTenantMember(id, tenant));
        });
    }

    @Override
    public boolean exists(String id) {
        return engineAuthentication.callAsSystem(
                () -> identityService.createUserQuery().userId(id).count() == 1);
    }

    private void save(String id, String firstName, String lastName, String password) {
        User user = identityService.newUser(id);
        user.setFirstName(firstName);
        user.setLastName(lastName);
        user.setPassword(password);
        if (!identityService.checkPasswordAgainstPolicy(password, user).isValid()) {
            throw new IllegalArgumentException("the password of user " + id
                    + " breaks the password policy: at least 10 characters, with an upper-case and a lower-case letter,"
                    + " a digit and a special character, and without the user's name");
        }
        identityService.saveUser(user);
    }

    private void ensureMember(String user, String group) {
        boolean member = identityService
                        .createGroupQuery()
                        .groupId(group)
                        .groupMember(user)
                        .count()
                == 1;
        if (!member) {
            identityService.createMembership(user, group);
        }
    }

    private void ensureTenantMember(String user, String tenant) {
        boolean member = identityService
                        .createTenantQuery()
                        .tenantId(tenant)
                        .userMember(user)
                        .count()
                == 1;
        if (!member) {
            identityService.createTenantUserMembership(tenant, user);
        }
    }
}
