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
                    ? "用户已锁定，请联系系统管理员解锁 (user is locked until an administrator unlocks it)"
                    : "密码多次错误，请 " + locked.secondsLeft() + " 秒后再试 (user is locked)";
        }
        return "请用用户名和密码登录 (log in with user id and password)";
    }
}
