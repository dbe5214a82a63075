package cn.baoxiu.identity.web;

import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.identity.camunda.OpenWork;
import cn.baoxiu.identity.camunda.TasklistFilters;
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
    private final TasklistFilters filters;

    HomeController(CurrentUser currentUser, OpenWork openWork, TasklistFilters filters) {
        this.currentUser = currentUser;
        this.openWork = openWork;
        this.filters = filters;
    }

    @GetMapping("/")
    String home(Model model) {
        var user = currentUser.find().orElseThrow(() -> new AccessDeniedException("nobody is logged in"));
        model.addAttribute("counts", counts(openWork.of(user)));
        return "identity/home";
    }

    private List<Count> counts(OpenWork.Counts work) {
        return List.of(
                count("mine", work.mine(), false),
                count("groups", work.groups(), false),
                count("dueToday", work.dueToday(), false),
                count("overdue", work.overdue(), work.overdue() > 0));
    }

    private Count count(String key, long number, boolean alarming) {
        return new Count(key, number, alarming, filters.addressOf(key));
    }

    /**
     * @param key last part of the message key
     * @param href the same list in Tasklist
     */
    record Count(String key, long number, boolean alarming, String href) {}
}
