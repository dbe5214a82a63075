package cn.baoxiu.survey.web;

import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.engine.Sentences;
import cn.baoxiu.engine.SubmittedForm;
import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.identity.OpenPageLimit;
import cn.baoxiu.identity.OpenPages;
import cn.baoxiu.identity.OwnerLinks;
import cn.baoxiu.survey.callback.OwnerAnswerDesk;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where the owner's link leads, without login: the questions, once. Nothing of the case is shown but its number. */
@Controller
@RequestMapping("/s/{token}")
class OwnerSurveyPages {

    private static final String PAGE = "survey/answer";

    private final OwnerAnswerDesk desk;
    private final OpenPageLimit limit;
    private final Sentences sentences;
    private final CurrentUser currentUser;

    OwnerSurveyPages(OwnerAnswerDesk desk, OpenPageLimit limit, Sentences sentences, CurrentUser currentUser) {
        this.desk = desk;
        this.limit = limit;
        this.sentences = sentences;
        this.currentUser = currentUser;
    }

    @GetMapping
    String page(@PathVariable String token, HttpServletRequest request, HttpServletResponse response, Model model) {
        if (!limit.allows(request.getRemoteAddr())) {
            return tooMany(response, model);
        }
        return currentUser.find().isPresent() ? staff(token, response, model) : show(token, response, model);
    }

    /** What was wrong stands above the form, which keeps what was chosen. */
    @PostMapping
    String answer(
            @PathVariable String token,
            @RequestParam Map<String, String> form,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (!limit.allows(request.getRemoteAddr())) {
            return tooMany(response, model);
        }
        if (currentUser.find().isPresent()) {
            return staff(token, response, model);
        }
        try {
            desk.answer(token, SubmittedForm.of(form));
            OpenPages.headers(response);
            model.addAttribute("thanks", true);
            return PAGE;
        } catch (FormRejected e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("refused", sentences.of(e));
            model.addAttribute("chosen", form);
            return show(token, response, model);
        }
    }

    private String show(String token, HttpServletResponse response, Model model) {
        OpenPages.headers(response);
        var invitation = desk.find(token);
        if (invitation.isEmpty()) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            model.addAttribute("closed", "unknown");
        } else if (invitation.get().state() != OwnerLinks.State.OPEN) {
            response.setStatus(HttpStatus.GONE.value());
            model.addAttribute("closed", invitation.get().state().name());
        } else {
            model.addAttribute("invitation", invitation.get());
            model.addAttribute("token", token);
            model.asMap().putIfAbsent("chosen", Map.of());
        }
        return PAGE;
    }

    /** Whoever is logged in is no owner: nothing is shown, and the log of the call-back tells who tried. */
    private String staff(String token, HttpServletResponse response, Model model) {
        desk.staffRefused(token);
        OpenPages.headers(response);
        response.setStatus(HttpStatus.FORBIDDEN.value());
        model.addAttribute("closed", "STAFF");
        return PAGE;
    }

    private static String tooMany(HttpServletResponse response, Model model) {
        OpenPages.tooMany(response);
        model.addAttribute("tooMany", true);
        return PAGE;
    }
}
