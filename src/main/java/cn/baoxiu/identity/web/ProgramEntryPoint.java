package cn.baoxiu.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/** Tells a program that it must log in, or that the user is locked. */
enum ProgramEntryPoint implements AuthenticationEntryPoint {
    /** Asks for Basic credentials. */
    INSTANCE,
    /** For scripts of a web application: a challenge would open the browser's own login window. */
    WITHOUT_CHALLENGE;

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        if (this == INSTANCE) {
            response.setHeader("WWW-Authenticate", "Basic realm=\"baoxiu\", charset=\"UTF-8\"");
        }
        Problem.write(response, 401, "unauthorized", detail(why));
    }

    private static String detail(AuthenticationException why) {
        if (why instanceof UserLockedException locked) {
            return locked.forGood()
                    ? "user is locked until an administrator unlocks it"
                    : "user is locked for " + locked.secondsLeft() + " s after a wrong password";
        }
        return "log in with user id and password";
    }
}
