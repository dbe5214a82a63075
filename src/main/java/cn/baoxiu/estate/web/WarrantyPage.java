package cn.baoxiu.estate.web;

import cn.baoxiu.estate.Location;
import cn.baoxiu.estate.PartCatalogue;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page that answers whether a part of a home is in warranty. */
@Controller
@StaffOnly
class WarrantyPage {

    private static final int CANDIDATES_MAX = 20;

    private final WarrantyDesk desk;
    private final PartCatalogue parts;
    private final EstateSentences sentences;

    WarrantyPage(WarrantyDesk desk, PartCatalogue parts, EstateSentences sentences) {
        this.desk = desk;
        this.parts = parts;
        this.sentences = sentences;
    }

    @GetMapping("/warranty")
    public String page(
            @RequestParam(name = "home", defaultValue = "") String home,
            @RequestParam(name = "part", defaultValue = "") String part,
            @RequestParam(name = "on", defaultValue = "") String on,
            Model model) {
        model.addAttribute("home", home);
        model.addAttribute("part", part);
        model.addAttribute("on", on.isBlank() ? desk.today().toString() : on);
        model.addAttribute("parts", parts.all());
        if (!home.isBlank()) {
            find(home.strip(), part, on, model);
        }
        return "estate/warranty";
    }

    private void find(String home, String part, String on, Model model) {
        List<Location> found = desk.search(home, CANDIDATES_MAX);
        Location exact = found.stream()
                .filter(location -> location.code().equalsIgnoreCase(home))
                .findFirst()
                .orElse(found.size() == 1 ? found.get(0) : null);
        if (found.isEmpty()) {
            model.addAttribute("problem", sentences.of("estate.home.unknown", home));
        } else if (exact == null) {
            model.addAttribute("candidates", found);
        } else {
            answer(exact, part, on, model);
        }
    }

    private void answer(Location location, String part, String on, Model model) {
        model.addAttribute("location", location);
        try {
            WarrantyView answer = desk.answer(location, part, on);
            model.addAttribute("answer", answer);
            model.addAttribute("timeline", Timeline.of(answer));
        } catch (WrongField e) {
            model.addAttribute(
                    "problem",
                    sentences.of("estate.page." + e.field()) + "："
                            + sentences.of(e.code(), e.args().toArray()));
        }
    }
}
