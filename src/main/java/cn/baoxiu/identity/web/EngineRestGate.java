package cn.baoxiu.identity.web;

import cn.baoxiu.identity.AppUser;
import cn.baoxiu.identity.Groups;
import cn.baoxiu.identity.camunda.DeploymentRequest;
import cn.baoxiu.identity.camunda.VisibleTasks;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands before the engine's REST interface and the interfaces of the web applications, and refuses what is not
 * expressly allowed. Needed because the engine leaves much unchecked: names of users and tenants, metrics, history
 * statistics over all tenants, comments, deployment into a foreign tenant.
 */
class EngineRestGate extends OncePerRequestFilter {

    private static final Pattern ENGINE = Pattern.compile("(?:/engine-rest|/camunda/api/engine)(/.*)?");
    private static final Pattern NAMED_ENGINE = Pattern.compile("/engine/[^/]+(/.*)?");
    private static final Pattern TASK = Pattern.compile("/task/([^/]+)(?:/.*)?");
    private static final Pattern DEPLOYING = Pattern.compile("/deployment/(?:create|[^/]+/redeploy)");
    private static final Pattern STATIC =
            Pattern.compile("/camunda/api/(?:admin|cockpit|tasklist|welcome)/plugin/[^/]+/static/.+");
    private static final Pattern SELF = Pattern.compile("/camunda/api/admin/auth/user/[^/]+");
    private static final Pattern LOGOUT = Pattern.compile("/camunda/api/admin/auth/user/[^/]+/logout");
    private static final Pattern FOREIGN_LOGIN =
            Pattern.compile("/camunda/api/admin/(?:setup/.*|auth/user/[^/]+/login/.*)");
    private static final Pattern COCKPIT = Pattern.compile("/camunda/api/cockpit/plugin/base/.+");

    private static final int MAX_DEPLOYMENT = 20 * 1024 * 1024;

    private final EngineRestRules rules = new EngineRestRules();
    private final VisibleTasks visibleTasks;
    private final Refusal refusal;

    EngineRestGate(VisibleTasks visibleTasks, Refusal refusal) {
        this.visibleTasks = visibleTasks;
        this.refusal = refusal;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = withoutTrailingSlash(RequestPath.of(request));
        Matcher engine = ENGINE.matcher(path);
        if (engine.matches()) {
            toEngine(withoutEngineName(engine.group(1)), request, response, chain);
        } else if (!path.startsWith("/camunda/api/") || allowsWebApplication(path, request)) {
            chain.doFilter(request, response);
        } else {
            refusal.forbidden(response);
        }
    }

    private void toEngine(String path, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        AppUser user = user();
        boolean admin = user.isIn(Groups.CAMUNDA_ADMIN);
        if (!admin && !rules.allow(user, request, path)) {
            refusal.forbidden(response);
            return;
        }
        // models are a designer's matter: an administrator who runs the program does not change them by the way
        if (request.getMethod().equals("POST") && DEPLOYING.matcher(path).matches() && !user.isIn(Groups.DESIGNER)) {
            refusal.forbidden(response);
            return;
        }
        Matcher task = TASK.matcher(path);
        if (task.matches() && isId(task.group(1)) && !visibleTasks.contains(task.group(1))) {
            refusal.notFound(response);
            return;
        }
        if (path.equals("/deployment/create") && request.getMethod().equals("POST")) {
            deploy(request, response, chain);
            return;
        }
        chain.doFilter(request, response);
    }

    private void deploy(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String type = request.getContentType();
        byte[] body = request.getInputStream().readNBytes(MAX_DEPLOYMENT + 1);
        if (type == null || body.length > MAX_DEPLOYMENT) {
            refusal.badRequest(response);
        } else if (namesTenant(type, body)) {
            refusal.forbidden(response);
        } else {
            chain.doFilter(new RepeatableRequest(request, body), response);
        }
    }

    private static boolean namesTenant(String contentType, byte[] body) throws IOException {
        try {
            return DeploymentRequest.namesTenant(contentType, body);
        } catch (RuntimeException e) {
            // Not a form at all: the REST interface says so itself.
            return false;
        }
    }

    private static boolean allowsWebApplication(String path, HttpServletRequest request) {
        AppUser user = user();
        String method = request.getMethod();
        if (FOREIGN_LOGIN.matcher(path).matches()) {
            return false;
        }
        if (user.isIn(Groups.CAMUNDA_ADMIN)) {
            return true;
        }
        if (method.equals("GET")) {
            return STATIC.matcher(path).matches()
                    || SELF.matcher(path).matches()
                    || (COCKPIT.matcher(path).matches() && isWatcher(user));
        }
        return method.equals("POST")
                && (LOGOUT.matcher(path).matches() || (COCKPIT.matcher(path).matches() && isWatcher(user)));
    }

    private static boolean isWatcher(AppUser user) {
        return user.isIn(Groups.AUDITOR) || user.isIn(Groups.DESIGNER);
    }

    private static AppUser user() {
        var login = SecurityContextHolder.getContext().getAuthentication();
        if (login != null && login.getPrincipal() instanceof AppUser user) {
            return user;
        }
        throw new IllegalStateException("the gate stands behind the login");
    }

    /** {@code /task/count}, {@code /task/create} and {@code /task/report} are no tasks. */
    private static boolean isId(String segment) {
        return !segment.equals("count") && !segment.equals("create") && !segment.equals("report");
    }

    private static String withoutEngineName(@Nullable String path) {
        String below = path == null ? "" : path;
        Matcher named = NAMED_ENGINE.matcher(below);
        if (named.matches()) {
            return named.group(1) == null ? "" : named.group(1);
        }
        return below;
    }

    private static String withoutTrailingSlash(String path) {
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
