package cn.baoxiu.identity.web;

import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.identity.camunda.OpenWork;
import java.util.List;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page after the login: what waits for the user, and where to go from here. */
@Controller
class HomeController {

    private final CurrentUser currentUser;
    private final OpenWork openWork;

    HomeController(CurrentUser currentUser, OpenWork openWork) {
        this.currentUser = currentUser;
        this.openWork = openWork;
    }

    @GetMapping("/")
    String home(Model model) {
        var user = currentUser.find().orElseThrow(() -> new AccessDeniedException("nobody is logged in"));
        model.addAttribute("counts", counts(openWork.of(user)));
        return "identity/home";
    }

    private static List<Count> counts(OpenWork.Counts work) {
        return List.of(
                new Count("mine", work.mine(), false),
                new Count("groups", work.groups(), false),
                new Count("dueToday", work.dueToday(), false),
                new Count("overdue", work.overdue(), work.overdue() > 0));
    }

    /** @param key last part of the message key */
    record Count(String key, long number, boolean alarming) {}
}
