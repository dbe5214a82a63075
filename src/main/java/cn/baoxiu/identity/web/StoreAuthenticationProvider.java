package cn.baoxiu.identity.web;

import cn.baoxiu.identity.AppUser;
import cn.baoxiu.identity.camunda.AppUsers;
import cn.baoxiu.identity.camunda.PasswordCheck;
import java.util.stream.Stream;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.stereotype.Component;

/**
 * The one login, against the identity store. Authorities are the ids of the user's groups and {@code tenant:<code>} for
 * each subsidiary the user may see.
 */
@Component
class StoreAuthenticationProvider implements AuthenticationProvider {

    private final AppUsers users;
    private final PasswordCheck passwords;

    StoreAuthenticationProvider(AppUsers users, PasswordCheck passwords) {
        this.users = users;
        this.passwords = passwords;
    }

    @Override
    public Authentication authenticate(Authentication login) {
        String userId = login.getName();
        String password = String.valueOf(login.getCredentials());
        var lock = passwords.lockOf(userId);
        if (lock.isPresent()) {
            throw new UserLockedException(lock.get());
        }
        if (!passwords.matches(userId, password)) {
            throw new BadCredentialsException("wrong user id or password");
        }
        return users.find(userId)
                .map(StoreAuthenticationProvider::authenticated)
                .orElseThrow(() -> new BadCredentialsException("user was deleted meanwhile"));
    }

    static Authentication authenticated(AppUser user) {
        var authorities = Stream.concat(
                        user.groups().stream(), user.tenants().stream().map(tenant -> "tenant:" + tenant))
                .toList();
        return UsernamePasswordAuthenticationToken.authenticated(
                user, null, AuthorityUtils.createAuthorityList(authorities));
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
