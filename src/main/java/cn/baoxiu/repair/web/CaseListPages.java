package cn.baoxiu.repair.web;

import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.engine.Sentences;
import cn.baoxiu.identity.AppUser;
import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.identity.Groups;
import cn.baoxiu.repair.DefectClass;
import cn.baoxiu.repair.Grade;
import cn.baoxiu.repair.Stage;
import cn.baoxiu.repair.casework.Holder;
import cn.baoxiu.repair.casework.Labels;
import cn.baoxiu.repair.listing.CaseFilter;
import cn.baoxiu.repair.listing.CaseList;
import cn.baoxiu.repair.listing.CaseSheet;
import cn.baoxiu.repair.listing.ListNames;
import cn.baoxiu.repair.listing.SavedFilters;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page that lists and finds cases. */
@Controller
class CaseListPages {

    private static final String SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /** Duties that can hold a case, in the order of its way. */
    private static final List<String> DUTIES = List.of(
            Groups.PROPERTY_CS, Groups.PROPERTY_ENGINEERING, Groups.WARRANTY_OFFICE, Groups.DESIGN, Holder.WAITING);

    private final CaseList cases;
    private final CaseSheet sheet;
    private final SavedFilters saved;
    private final ListNames names;
    private final CurrentUser currentUser;
    private final Labels labels;
    private final Sentences sentences;
    private final Clock clock;

    CaseListPages(
            CaseList cases,
            CaseSheet sheet,
            SavedFilters saved,
            ListNames names,
            CurrentUser currentUser,
            Labels labels,
            Sentences sentences,
            Clock clock) {
        this.cases = cases;
        this.sheet = sheet;
        this.saved = saved;
        this.names = names;
        this.currentUser = currentUser;
        this.labels = labels;
        this.sentences = sentences;
        this.clock = clock;
    }

    @GetMapping("/cases")
    String list(CaseListParams params, Model model, HttpServletResponse response) {
        ListAddress address = new ListAddress(params);
        // htmx shows this in the address bar: without the empty fields of the form.
        response.setHeader("HX-Push-Url", address.self());
        try {
            model.addAttribute("result", cases.page(CaseListQuery.read(params)));
        } catch (FormRejected e) {
            model.addAttribute("wrong", e.errors().stream().map(sentences::of).toList());
            model.addAttribute("result", new CaseList.Page(List.of(), 0, false, 0, 1, false));
        }
        model.addAttribute("address", address);
        model.addAttribute("t", new ListText(labels, names, clock.instant()));
        model.addAttribute("saved", saved.mine());
        choices(model);
        return "repair/cases";
    }

    private void choices(Model model) {
        Set<String> tenants = currentUser.find().map(AppUser::tenants).orElse(Set.of());
        model.addAttribute("stages", Stage.values());
        model.addAttribute("grades", Grade.values());
        model.addAttribute("classes", DefectClass.values());
        model.addAttribute("projects", names.projects(tenants));
        Map<String, String> subsidiaries = new LinkedHashMap<>();
        tenants.stream().sorted().forEach(code -> subsidiaries.put(code, names.subsidiary(code)));
        model.addAttribute("subsidiaries", subsidiaries);
        boolean staff = currentUser.find().flatMap(AppUser::companyCode).isEmpty();
        model.addAttribute("staff", staff);
        model.addAttribute("parties", staff ? names.parties() : Map.of());
        model.addAttribute("duties", DUTIES);
    }

    /** Wrong parameters lead back to the list, which says what is wrong. */
    @GetMapping("/cases/export")
    void export(CaseListParams params, HttpServletResponse response) throws IOException {
        try {
            CaseFilter filter = CaseListQuery.read(params);
            String file = labels.text("repair.page.listTitle") + "-" + LocalDate.now(clock) + ".xlsx";
            response.setContentType(SHEET);
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.attachment()
                            .filename(file, StandardCharsets.UTF_8)
                            .build()
                            .toString());
            sheet.write(filter, response.getOutputStream());
        } catch (FormRejected e) {
            response.reset();
            response.sendRedirect(new ListAddress(params).self());
        }
    }

    @PostMapping("/cases/filters")
    String save(
            @RequestParam(defaultValue = "") String filterName,
            @RequestParam(defaultValue = "") String query,
            RedirectAttributes flash) {
        CaseListParams params = ListAddress.parse(query);
        String kept = new ListAddress(params).toSave();
        try {
            CaseListQuery.read(params);
            saved.save(filterName, kept);
        } catch (FormRejected e) {
            flash.addFlashAttribute("refused", sentences.of(e));
        }
        return "redirect:/cases" + (kept.isEmpty() ? "" : "?" + kept);
    }

    @PostMapping("/cases/filters/{id}/removal")
    String remove(@PathVariable long id) {
        saved.remove(id);
        return "redirect:/cases";
    }
}
