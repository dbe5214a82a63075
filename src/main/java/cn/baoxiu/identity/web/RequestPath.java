package cn.baoxiu.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * The decoded path of a request as the container maps it to a servlet. Patterns of Spring MVC would not do: they see
 * only the paths of its own servlet, and the raw URI may spell a path in encoded letters.
 */
final class RequestPath {

    private RequestPath() {}

    static String of(HttpServletRequest request) {
        String info = request.getPathInfo();
        return info == null ? request.getServletPath() : request.getServletPath() + info;
    }

    /** Matches the folders and everything below them. */
    static RequestMatcher under(String... folders) {
        return request -> {
            String path = of(request);
            for (String folder : folders) {
                if (path.equals(folder) || path.startsWith(folder + "/")) {
                    return true;
                }
            }
            return false;
        };
    }
}
