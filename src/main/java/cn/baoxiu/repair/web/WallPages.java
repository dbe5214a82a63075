package cn.baoxiu.repair.web;

import cn.baoxiu.identity.AppUser;
import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.repair.casework.Labels;
import cn.baoxiu.repair.listing.ListNames;
import cn.baoxiu.repair.listing.Wall;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The wall of a duty room: open cases by level and time left, brought up to date by itself. */
@Controller
class WallPages {

    private static final int MOST = 30;

    private final Wall wall;
    private final ListNames names;
    private final CurrentUser currentUser;
    private final Labels labels;
    private final Clock clock;

    WallPages(Wall wall, ListNames names, CurrentUser currentUser, Labels labels, Clock clock) {
        this.wall = wall;
        this.names = names;
        this.currentUser = currentUser;
        this.labels = labels;
        this.clock = clock;
    }

    @GetMapping("/wall")
    String page(
            @RequestParam(defaultValue = "") String subsidiary,
            @RequestParam(defaultValue = "") String project,
            Model model) {
        Set<String> tenants = tenants();
        board(subsidiary, project, model);
        model.addAttribute("projects", names.projects(tenants));
        Map<String, String> subsidiaries = new LinkedHashMap<>();
        tenants.stream().sorted().forEach(code -> subsidiaries.put(code, names.subsidiary(code)));
        model.addAttribute("subsidiaries", subsidiaries);
        return "repair/wall";
    }

    /** The board alone, as the page asks for it again and again. */
    @GetMapping("/wall/board")
    String again(
            @RequestParam(defaultValue = "") String subsidiary,
            @RequestParam(defaultValue = "") String project,
            Model model) {
        tenants();
        board(subsidiary, project, model);
        return "repair/wall :: board";
    }

    private void board(String subsidiary, String project, Model model) {
        Instant now = clock.instant();
        ListText text = new ListText(labels, names, now);
        model.addAttribute("lanes", wall.lanes(chosen(subsidiary), chosen(project), MOST));
        model.addAttribute("t", text);
        model.addAttribute("subsidiary", subsidiary);
        model.addAttribute("project", project);
        model.addAttribute("now", now);
        model.addAttribute("most", MOST);
    }

    /** A company has no duty room. */
    private Set<String> tenants() {
        return currentUser
                .find()
                .filter(user -> user.companyCode().isEmpty())
                .map(AppUser::tenants)
                .orElseThrow(() -> new AccessDeniedException("not for companies"));
    }

    private static @Nullable String chosen(String code) {
        return code.isBlank() ? null : code;
    }
}
