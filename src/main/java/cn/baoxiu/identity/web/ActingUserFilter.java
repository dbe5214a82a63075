package cn.baoxiu.identity.web;

import cn.baoxiu.identity.AppUser;
import cn.baoxiu.identity.camunda.AppUsers;
import cn.baoxiu.identity.camunda.EngineAuthentication;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads the user of each request anew, so that a right taken away is gone at the next click, and lets the engine act in
 * the user's name until the end of the request. Whatever an earlier request left in the thread is cleared. A user who
 * has logged in with this very request has been read just now.
 */
class ActingUserFilter extends OncePerRequestFilter {

    private final AppUsers users;
    private final EngineAuthentication engineAuthentication;
    private final boolean loginWithEachRequest;

    ActingUserFilter(AppUsers users, EngineAuthentication engineAuthentication, boolean loginWithEachRequest) {
        this.loginWithEachRequest = loginWithEachRequest;
        this.users = users;
        this.engineAuthentication = engineAuthentication;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        engineAuthentication.clear();
        try {
            var login = SecurityContextHolder.getContext().getAuthentication();
            if (login != null && login.getPrincipal() instanceof AppUser known) {
                act(loginWithEachRequest ? Optional.of(known) : users.find(known.id()));
            }
            chain.doFilter(request, response);
        } finally {
            engineAuthentication.clear();
        }
    }

    private void act(Optional<AppUser> user) {
        var context = SecurityContextHolder.createEmptyContext();
        user.ifPresent(found -> {
            context.setAuthentication(StoreAuthenticationProvider.authenticated(found));
            engineAuthentication.set(found);
        });
        // A fresh context, which is not written back to the session.
        SecurityContextHolder.setContext(context);
    }
}
