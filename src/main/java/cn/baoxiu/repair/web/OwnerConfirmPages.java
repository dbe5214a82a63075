package cn.baoxiu.repair.web;

import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.engine.Sentences;
import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.identity.OpenPageLimit;
import cn.baoxiu.identity.OpenPages;
import cn.baoxiu.identity.OwnerLinks;
import cn.baoxiu.repair.casework.Labels;
import cn.baoxiu.repair.casework.SigningDesk;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Where the link leads by which an owner confirms a repair, without login, once. Whoever holds the link reads what was
 * repaired, where, when and by which company; nothing of a person.
 */
@Controller
@RequestMapping("/c/{token}")
class OwnerConfirmPages {

    private static final String PAGE = "repair/confirm";

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(EngineTime.ZONE);

    private final SigningDesk desk;
    private final OpenPageLimit limit;
    private final Labels labels;
    private final Sentences sentences;
    private final CurrentUser currentUser;

    OwnerConfirmPages(
            SigningDesk desk, OpenPageLimit limit, Labels labels, Sentences sentences, CurrentUser currentUser) {
        this.desk = desk;
        this.limit = limit;
        this.labels = labels;
        this.sentences = sentences;
        this.currentUser = currentUser;
    }

    /** For the page. */
    record Words(Labels labels) {

        public String of(String prefix, Object code) {
            return labels.of(prefix, code);
        }

        public String moment(Instant at) {
            return MOMENT.format(at);
        }
    }

    @GetMapping
    String page(@PathVariable String token, HttpServletRequest request, HttpServletResponse response, Model model) {
        if (!limit.allows(request.getRemoteAddr())) {
            return tooMany(response, model);
        }
        return currentUser.find().isPresent() ? staff(response, model) : show(token, response, model);
    }

    /** What was wrong stands above the form, which keeps what was written; the signature is drawn again. */
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
            return staff(response, model);
        }
        try {
            desk.byLink(token, form);
            OpenPages.headers(response);
            model.addAttribute("thanks", form.getOrDefault(SigningDesk.ANSWER, ""));
            return PAGE;
        } catch (FormRejected e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("refused", e.errors().stream().map(sentences::of).toList());
            model.addAttribute("chosen", form);
            return show(token, response, model);
        }
    }

    private String show(String token, HttpServletResponse response, Model model) {
        OpenPages.headers(response);
        Optional<SigningDesk.Invitation> invitation = desk.find(token);
        if (invitation.isEmpty()) {
            return closed(HttpStatus.NOT_FOUND, "unknown", response, model);
        }
        if (invitation.get().state() != OwnerLinks.State.OPEN) {
            return closed(HttpStatus.GONE, invitation.get().state().name(), response, model);
        }
        SigningDesk.Matter matter = invitation.get().matter();
        if (matter.standing() == SigningDesk.Standing.OVER) {
            return closed(HttpStatus.GONE, matter.standing().name(), response, model);
        }
        model.addAttribute("m", matter);
        model.addAttribute("until", invitation.get().until());
        model.addAttribute("token", token);
        model.addAttribute("t", new Words(labels));
        model.asMap().putIfAbsent("chosen", Map.of());
        return PAGE;
    }

    /** Whoever is logged in is no owner; on a telephone of staff the owner signs on the page of the case. */
    private static String staff(HttpServletResponse response, Model model) {
        OpenPages.headers(response);
        return closed(HttpStatus.FORBIDDEN, "STAFF", response, model);
    }

    private static String closed(HttpStatus status, String why, HttpServletResponse response, Model model) {
        response.setStatus(status.value());
        model.addAttribute("closed", why);
        return PAGE;
    }

    private static String tooMany(HttpServletResponse response, Model model) {
        OpenPages.tooMany(response);
        model.addAttribute("tooMany", true);
        return PAGE;
    }
}
