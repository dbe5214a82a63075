package cn.baoxiu.intake.web;

import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.engine.Sentences;
import cn.baoxiu.intake.PhoneAccess;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.NoSuchElementException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Asks why the full number is needed, then shows it once. */
@Controller
@RequestMapping("/cases/{number}/reporter-phone")
class ReporterPhonePage {

    private static final String PAGE = "intake/reporter-phone";

    private final PhoneAccess access;
    private final Sentences sentences;

    ReporterPhonePage(PhoneAccess access, Sentences sentences) {
        this.access = access;
        this.sentences = sentences;
    }

    @GetMapping
    String ask(@PathVariable String number, Model model) {
        model.addAttribute("summary", access.require(number));
        return PAGE;
    }

    @PostMapping
    String show(@PathVariable String number, @RequestParam(defaultValue = "") String reason, Model model) {
        model.addAttribute("summary", access.require(number));
        try {
            model.addAttribute("contacts", access.reveal(number, reason));
        } catch (FormRejected e) {
            model.addAttribute("wrong", sentences.of(e));
        }
        return PAGE;
    }

    @ExceptionHandler
    void notThere(NoSuchElementException e, HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
}
