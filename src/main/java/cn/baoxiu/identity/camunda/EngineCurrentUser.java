package cn.baoxiu.identity.camunda;

import cn.baoxiu.identity.AppUser;
import cn.baoxiu.identity.CurrentUser;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * The user of the request, or of the engine's authentication where there is no request. The request's user comes
 * first: an engine call that runs in nobody's name still happens for that person.
 */
@Component
class EngineCurrentUser implements CurrentUser {

    private final IdentityService identityService;
    private final EngineAuthentication engineAuthentication;
    private final AppUsers users;

    EngineCurrentUser(IdentityService identityService, EngineAuthentication engineAuthentication, AppUsers users) {
        this.identityService = identityService;
        this.engineAuthentication = engineAuthentication;
        this.users = users;
    }

    @Override
    public Optional<AppUser> find() {
        var request = SecurityContextHolder.getContext().getAuthentication();
        if (request != null && request.getPrincipal() instanceof AppUser user) {
            return Optional.of(user);
        }
        return Optional.ofNullable(identityService.getCurrentAuthentication())
                .map(authentication -> authentication.getUserId())
                .flatMap(users::find);
    }

    @Override
    public <T> T callAs(String userId, Supplier<T> work) {
        AppUser user = users.find(userId).orElseThrow(() -> new NoSuchElementException("no user " + userId));
        SecurityContext before = SecurityContextHolder.getContext();
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                user, null, AuthorityUtils.createAuthorityList(user.groups())));
        SecurityContextHolder.setContext(context);
        try {
            return engineAuthentication.callAs(user, work);
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }

    @Override
    public String displayNameOf(String userId) {
        return users.displayNameOf(userId);
    }
}
