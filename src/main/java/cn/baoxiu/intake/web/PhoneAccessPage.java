package cn.baoxiu.intake.web;

import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.intake.PhoneAccessLog;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The log of looks at full telephone numbers, for auditors. */
@Controller
class PhoneAccessPage {

    private static final int PAGES_MAX = 100_000;

    private final PhoneAccessLog log;

    PhoneAccessPage(PhoneAccessLog log) {
        this.log = log;
    }

    @GetMapping("/phone-accesses")
    String list(
            @RequestParam(name = "case", defaultValue = "") String caseNumber,
            @RequestParam(defaultValue = "") String user,
            @RequestParam(defaultValue = "0") String page,
            Model model) {
        model.addAttribute("result", log.list(caseNumber, user, number(page)));
        model.addAttribute("caseNumber", caseNumber);
        model.addAttribute("user", user);
        model.addAttribute("moments", new Moments());
        return "intake/phone-accesses";
    }

    /** An address bar can hold anything: what is no page is the first. */
    private static int number(String text) {
        return text.matches("\\d{1,6}") ? Math.min(Integer.parseInt(text), PAGES_MAX) : 0;
    }

    /** Times in Shanghai. */
    public static final class Moments {

        private static final DateTimeFormatter MOMENT =
                DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(EngineTime.ZONE);

        public String of(Instant at) {
            return MOMENT.format(at);
        }
    }
}
