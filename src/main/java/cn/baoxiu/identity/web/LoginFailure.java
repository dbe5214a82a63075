package cn.baoxiu.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Sends a failed login back to the page, with the reason. */
class LoginFailure implements AuthenticationFailureHandler {

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why) throws IOException {
        response.sendRedirect(request.getContextPath() + "/login?" + reason(why));
    }

    private static String reason(AuthenticationException why) {
        if (why instanceof UserLockedException locked) {
            return locked.forGood() ? "locked" : "wait=" + locked.secondsLeft();
        }
        return "error";
    }
}
