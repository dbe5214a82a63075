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
        var account = users.findAccount(userId);
        // The engine's API does not tell a locked user from a wrong password, so its table is read.
        var lock = account.flatMap(passwords::lockOf);
        if (lock.isPresent()) {
            throw new UserLockedException(lock.get());
        }
        return account.filter(known -> passwords.matches(known, password))
                .map(known -> authenticated(known.user()))
                .orElseThrow(() -> new BadCredentialsException("wrong user id or password"));
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
