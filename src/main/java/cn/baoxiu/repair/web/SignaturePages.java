package cn.baoxiu.repair.web;

import cn.baoxiu.clock.Holidays;
import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.engine.Sentences;
import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.repair.casework.Labels;
import cn.baoxiu.repair.casework.PartyChoices;
import cn.baoxiu.repair.casework.SigningDesk;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.NoSuchElementException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The owner signs on a telephone of staff; and what may happen to a signature afterwards. */
@Controller
@RequestMapping("/cases/{number}")
class SignaturePages {

    private static final String PAGE = "repair/signature";

    private final SigningDesk desk;
    private final SignatureContent content;
    private final PartyChoices parties;
    private final Holidays holidays;
    private final CurrentUser currentUser;
    private final Labels labels;
    private final Sentences sentences;

    SignaturePages(
            SigningDesk desk,
            SignatureContent content,
            PartyChoices parties,
            Holidays holidays,
            CurrentUser currentUser,
            Labels labels,
            Sentences sentences) {
        this.desk = desk;
        this.content = content;
        this.parties = parties;
        this.holidays = holidays;
        this.currentUser = currentUser;
        this.labels = labels;
        this.sentences = sentences;
    }

    /** @throws AccessDeniedException for those who could not take a signature anyway */
    @GetMapping("/signature")
    String page(@PathVariable String number, HttpServletResponse response, Model model) {
        SigningDesk.Matter matter = desk.onSiteMatter(number);
        boolean may = desk.mayTake(number);
        if (!may && matter.standing() != SigningDesk.Standing.OVER) {
            throw new AccessDeniedException("signatures are taken by those who work on the step");
        }
        if (!may) {
            response.setStatus(HttpStatus.GONE.value());
        }
        model.addAttribute("m", matter);
        model.addAttribute("may", may);
        model.addAttribute("t", new PageText(labels, parties, currentUser, holidays));
        model.asMap().putIfAbsent("chosen", Map.of());
        return PAGE;
    }

    @PostMapping("/signature")
    String take(
            @PathVariable String number,
            @RequestParam Map<String, String> form,
            HttpServletResponse response,
            RedirectAttributes flash,
            Model model) {
        try {
            desk.onSite(number, form);
        } catch (FormRejected e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("refused", e.errors().stream().map(sentences::of).toList());
            model.addAttribute("chosen", form);
            return page(number, response, model);
        }
        flash.addFlashAttribute("done", true);
        flash.addAttribute("number", number);
        return "redirect:/cases/{number}#signatures";
    }

    @PostMapping("/signature/void")
    String makeVoid(
            @PathVariable String number, @RequestParam(defaultValue = "") String reason, RedirectAttributes flash) {
        try {
            desk.makeVoid(number, reason);
            flash.addFlashAttribute("done", true);
        } catch (FormRejected e) {
            flash.addFlashAttribute("refused", sentences.of(e));
        }
        flash.addAttribute("number", number);
        return "redirect:/cases/{number}#signatures";
    }

    @GetMapping("/signatures/{id}")
    ResponseEntity<byte[]> picture(@PathVariable String number, @PathVariable long id) {
        return content.of(number, id);
    }

    @ExceptionHandler
    void notThere(NoSuchElementException e, HttpServletResponse response) throws IOException {
        response.sendError(HttpStatus.NOT_FOUND.value());
    }
}
