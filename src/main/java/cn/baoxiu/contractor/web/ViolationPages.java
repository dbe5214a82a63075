package cn.baoxiu.contractor.web;

import cn.baoxiu.contractor.ViolationKind;
import cn.baoxiu.contractor.sanction.CallDesk;
import cn.baoxiu.contractor.sanction.ViolationList;
import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.engine.ProcessStarter;
import cn.baoxiu.engine.Sentences;
import cn.baoxiu.engine.SubmittedForm;
import cn.baoxiu.estate.Parties;
import cn.baoxiu.estate.Party;
import cn.baoxiu.estate.Projects;
import cn.baoxiu.identity.AppUser;
import cn.baoxiu.identity.CurrentUser;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of violations, and what the warranty office enters on the page of a case. */
@Controller
class ViolationPages {

    static final String PROCESS = "contractor-penalty";
    static final String OFFICE = "hasAuthority('warranty-office')";

    private static final String SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final ViolationList list;
    private final ViolationSheet sheet;
    private final CallDesk calls;
    private final ProcessStarter starter;
    private final Parties parties;
    private final Projects projects;
    private final CurrentUser currentUser;
    private final Moments moments;
    private final Sentences sentences;
    private final MessageSource messages;
    private final Clock clock;

    ViolationPages(
            ViolationList list,
            ViolationSheet sheet,
            CallDesk calls,
            ProcessStarter starter,
            Parties parties,
            Projects projects,
            CurrentUser currentUser,
            Moments moments,
            Sentences sentences,
            MessageSource messages,
            Clock clock) {
        this.list = list;
        this.sheet = sheet;
        this.calls = calls;
        this.starter = starter;
        this.parties = parties;
        this.projects = projects;
        this.currentUser = currentUser;
        this.moments = moments;
        this.sentences = sentences;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/violations")
    String list(ViolationParams params, Model model) {
        Set<String> tenants = currentUser.find().map(AppUser::tenants).orElse(Set.of());
        Map<String, String> names = new LinkedHashMap<>();
        projects.all().stream()
                .filter(p -> tenants.contains(p.subsidiary()))
                .forEach(p -> names.put(p.code(), p.name()));
        Map<String, String> contractors = new LinkedHashMap<>();
        parties.all().stream()
                .filter(p -> p.kind() == Party.Kind.MAIN_CONTRACTOR || p.kind() == Party.Kind.SUBCONTRACTOR)
                .forEach(p -> contractors.put(p.code(), p.name()));
        model.addAttribute("result", list.page(params.filter()));
        model.addAttribute("params", params);
        model.addAttribute("kinds", ViolationKind.values());
        model.addAttribute("projects", names);
        boolean staff = currentUser.find().flatMap(AppUser::companyCode).isEmpty();
        model.addAttribute("contractors", staff ? contractors : Map.of());
        model.addAttribute("t", moments);
        return "contractor/violations";
    }

    @GetMapping("/violations/export")
    void export(ViolationParams params, HttpServletResponse response) throws IOException {
        String file = messages.getMessage("contractor.page.violations", null, LocaleContextHolder.getLocale()) + "-"
                + LocalDate.now(clock) + ".xlsx";
        response.setContentType(SHEET);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(file, StandardCharsets.UTF_8)
                        .build()
                        .toString());
        sheet.write(params.filter(), response.getOutputStream());
    }

    @PreAuthorize(OFFICE)
    @PostMapping("/cases/{number}/violations")
    String enter(@PathVariable String number, @RequestParam Map<String, String> form, RedirectAttributes flash) {
        return act(number, flash, () -> starter.start(PROCESS, with(form, number)));
    }

    @PreAuthorize(OFFICE)
    @PostMapping("/cases/{number}/contractor-calls")
    String call(@PathVariable String number, @RequestParam Map<String, String> form, RedirectAttributes flash) {
        return act(number, flash, () -> calls.log(number, SubmittedForm.of(form)));
    }

    private static Map<String, String> with(Map<String, String> form, String number) {
        Map<String, String> values = new LinkedHashMap<>(form);
        values.put("caseNumber", number);
        return values;
    }

    private String act(String number, RedirectAttributes flash, Runnable wish) {
        try {
            wish.run();
            flash.addFlashAttribute("done", true);
        } catch (FormRejected e) {
            flash.addFlashAttribute("refused", sentences.of(e));
        }
        flash.addAttribute("number", number);
        return "redirect:/cases/{number}";
    }
}
