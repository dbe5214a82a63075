package cn.baoxiu.identity.web;

import cn.baoxiu.identity.AppUser;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is allowed at the engine's REST interface.
 *
 * @param path with <code>{id}</code> for one segment, <code>{self}</code> for the user's own id and <code>**</code> for
 *     everything below
 * @param ownQuery name of a query parameter that must be present and name the user, or null
 */
record RestRule(Predicate<AppUser> who, Set<String> methods, Pattern path, @Nullable String ownQuery) {

    /** Reports over everything look like an id, and are none. */
    private static final String ID = "(?!report(?:/|$))[^/]+";

    static RestRule of(Predicate<AppUser> who, Set<String> methods, String path, @Nullable String ownQuery) {
        String regex =
                path.replace("{self}", "(?<self>[^/]+)").replace("{id}", ID).replace("/**", "(/.*)?");
        return new RestRule(who, methods, Pattern.compile(regex), ownQuery);
    }

    boolean allows(AppUser user, HttpServletRequest request, String requestPath) {
        // what may be read may be asked for without its content
        String method = request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
        if (!methods.contains(method) || !who.test(user)) {
            return false;
        }
        Matcher matcher = path.matcher(requestPath);
        if (!matcher.matches()) {
            return false;
        }
        if (path.pattern().contains("?<self>") && !user.id().equals(matcher.group("self"))) {
            return false;
        }
        return ownQuery == null || isOnlyOwn(request.getParameterValues(ownQuery), user);
    }

    private static boolean isOnlyOwn(String @Nullable [] values, AppUser user) {
        return values != null && values.length == 1 && user.id().equals(values[0]);
    }
}
