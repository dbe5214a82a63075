package cn.baoxiu.contractor.web;

import cn.baoxiu.contractor.Rung;
import cn.baoxiu.contractor.letter.LetterDesk;
import cn.baoxiu.contractor.letter.LetterSenders;
import cn.baoxiu.contractor.letter.LetterTemplates;
import cn.baoxiu.contractor.letter.TemplateFields;
import cn.baoxiu.contractor.letter.TemplateProblem;
import cn.baoxiu.contractor.letter.TemplateRefused;
import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.engine.Sentences;
import cn.baoxiu.identity.AppUser;
import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.identity.Groups;
import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Templates of letters: versions, what changed between them, a new one with a preview of a real case. */
@Controller
@RequestMapping("/letter-templates")
class LetterTemplatePages {

    static final Set<String> EDITORS = Set.of(Groups.DESIGNER, Groups.WARRANTY_OFFICE, Groups.CAMUNDA_ADMIN);

    private static final int CONTEXT_LINES = 2;

    private final LetterTemplates templates;
    private final LetterDesk desk;
    private final LetterSenders senders;
    private final LetterText text;
    private final Sentences sentences;
    private final CurrentUser users;
    private final Clock clock;

    LetterTemplatePages(
            LetterTemplates templates,
            LetterDesk desk,
            LetterSenders senders,
            LetterText text,
            Sentences sentences,
            CurrentUser users,
            Clock clock) {
        this.templates = templates;
        this.desk = desk;
        this.senders = senders;
        this.text = text;
        this.sentences = sentences;
        this.users = users;
        this.clock = clock;
    }

    @GetMapping
    String list(Model model) {
        requireEditor();
        Map<Rung, List<LetterTemplates.Version>> all = new LinkedHashMap<>();
        Map<Rung, Integer> inForce = new LinkedHashMap<>();
        for (Rung rung : Rung.values()) {
            all.put(rung, templates.versions(rung));
            inForce.put(rung, templates.inForce(rung, LocalDate.now(clock)).version());
        }
        model.addAttribute("all", all);
        model.addAttribute("inForce", inForce);
        model.addAttribute("senders", senders());
        model.addAttribute("t", text);
        return "contractor/letter-templates";
    }

    private Map<String, LetterSenders.Sender> senders() {
        Map<String, LetterSenders.Sender> visible = new LinkedHashMap<>();
        text.subsidiaries(tenants()).forEach((code, name) -> visible.put(code, senders.of(code, name)));
        return visible;
    }

    private Set<String> tenants() {
        return users.find().map(AppUser::tenants).orElse(Set.of());
    }

    /** Name, office and series of a subsidiary the user works for. */
    @PostMapping("/senders/{subsidiary}")
    String saveSender(
            @PathVariable String subsidiary, @ModelAttribute LetterSenders.Sender sender, RedirectAttributes flash) {
        requireEditor();
        if (!tenants().contains(subsidiary)) {
            throw new NoSuchElementException(subsidiary);
        }
        try {
            senders.save(subsidiary, sender);
            flash.addFlashAttribute("senderSaved", true);
        } catch (FormRejected e) {
            flash.addFlashAttribute(
                    "wrong", e.errors().stream().map(sentences::of).toList());
        }
        return "redirect:/letter-templates#senders";
    }

    @GetMapping("/{kind}")
    String edit(@PathVariable Rung kind, Model model) {
        requireEditor();
        LetterTemplates.Version newest = templates.versions(kind).get(0);
        editor(model, kind, newest.html(), LocalDate.now(clock).toString(), newest.version(), "");
        return "contractor/letter-template";
    }

    private void editor(Model model, Rung kind, String html, String validFrom, int base, String caseNumber) {
        model.addAttribute("kind", kind);
        model.addAttribute("html", html);
        model.addAttribute("validFrom", validFrom);
        model.addAttribute("base", base);
        model.addAttribute("caseNumber", caseNumber);
        model.addAttribute("fields", TemplateFields.all());
        model.addAttribute("t", text);
    }

    /** One version, and what it changed. */
    @GetMapping("/{kind}/{version}")
    String version(@PathVariable Rung kind, @PathVariable int version, Model model) {
        requireEditor();
        LetterTemplates.Version shown = templates.version(kind, version);
        model.addAttribute("kind", kind);
        model.addAttribute("version", shown);
        model.addAttribute(
                "difference", version == 1 ? List.of() : difference(templates.version(kind, version - 1), shown));
        model.addAttribute("t", text);
        return "contractor/letter-template-version";
    }

    private static List<String> difference(LetterTemplates.Version before, LetterTemplates.Version after) {
        List<String> old = before.html().lines().toList();
        return UnifiedDiffUtils.generateUnifiedDiff(
                "v" + before.version(),
                "v" + after.version(),
                old,
                DiffUtils.diff(old, after.html().lines().toList()),
                CONTEXT_LINES);
    }

    @PostMapping("/{kind}")
    String save(
            @PathVariable Rung kind,
            @RequestParam(defaultValue = "") String html,
            @RequestParam(defaultValue = "") String validFrom,
            @RequestParam(defaultValue = "0") int base,
            @RequestParam(defaultValue = "") String caseNumber,
            Model model,
            RedirectAttributes flash) {
        requireEditor();
        try {
            int saved = templates.save(kind, html, date(validFrom), base).version();
            flash.addFlashAttribute("saved", saved);
            return "redirect:/letter-templates/" + kind + "/" + saved;
        } catch (TemplateRefused | FormRejected e) {
            return again(kind, html, validFrom, base, caseNumber, e, model);
        }
    }

    /** The paper, or the editor with what is wrong. */
    @PostMapping("/{kind}/preview")
    Object preview(
            @PathVariable Rung kind,
            @RequestParam(defaultValue = "") String html,
            @RequestParam(defaultValue = "") String validFrom,
            @RequestParam(defaultValue = "0") int base,
            @RequestParam(defaultValue = "") String caseNumber,
            Model model) {
        requireEditor();
        try {
            return LetterPages.pdf(
                    desk.tryTemplate(kind, html, caseNumber.strip()), text.text("contractor.template.preview"));
        } catch (TemplateRefused | FormRejected e) {
            return again(kind, html, validFrom, base, caseNumber, e, model);
        }
    }

    private String again(
            Rung kind, String html, String validFrom, int base, String caseNumber, RuntimeException e, Model model) {
        List<String> wrong = e instanceof TemplateRefused refused
                ? refused.problems().stream().map(this::sentence).toList()
                : ((FormRejected) e).errors().stream().map(sentences::of).toList();
        model.addAttribute("wrong", wrong);
        editor(model, kind, html, validFrom, base, caseNumber);
        return "contractor/letter-template";
    }

    private String sentence(TemplateProblem problem) {
        String what = text.text(
                "contractor.template." + problem.messageKey(),
                Stream.concat(problem.args().stream(), Stream.of("", "", "")).toArray());
        return problem.line() == 0 ? what : text.text("contractor.template.line", problem.line(), what);
    }

    private static LocalDate date(String given) {
        try {
            return LocalDate.parse(given.strip());
        } catch (DateTimeParseException e) {
            throw new FormRejected("validFrom", "form.notADate", given);
        }
    }

    private void requireEditor() {
        if (!users.find().map(u -> u.isInAny(EDITORS)).orElse(false)) {
            throw new AccessDeniedException("does not edit templates");
        }
    }

    @ExceptionHandler(NoSuchElementException.class)
    void notThere(HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
}
