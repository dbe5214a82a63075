package cn.baoxiu.identity.web;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The login page; the login itself is done by the security filters. */
@Controller
class LoginController {

    private final String demoPassword;

    /** @param demoPassword password of all demo users, empty outside the profile {@code demo} */
    LoginController(@Value("${baoxiu.demo.password:}") String demoPassword) {
        this.demoPassword = demoPassword;
    }

    @GetMapping("/login")
    String page(@RequestParam(name = "wait", required = false) @Nullable Integer wait, Model model) {
        model.addAttribute("wait", wait);
        model.addAttribute("demoPassword", demoPassword);
        return "identity/login";
    }
}
