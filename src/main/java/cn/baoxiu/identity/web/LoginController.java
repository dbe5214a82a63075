package cn.baoxiu.identity.web;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The login page; the login itself is done by the security filters. */
@Controller
class LoginController {

    @GetMapping("/login")
    String page(@RequestParam(name = "wait", required = false) @Nullable Integer wait, Model model) {
        model.addAttribute("wait", wait);
        return "identity/login";
    }
}
