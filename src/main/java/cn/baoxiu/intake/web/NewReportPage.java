package cn.baoxiu.intake.web;

import cn.baoxiu.engine.FieldError;
import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.estate.Location;
import cn.baoxiu.intake.Channel;
import cn.baoxiu.intake.Receipt;
import cn.baoxiu.intake.ReportDesk;
import cn.baoxiu.repair.DefectClass;
import cn.baoxiu.repair.Hazard;
import cn.baoxiu.repair.Place;
import cn.baoxiu.repair.Symptom;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The counter's page for a new report; works without scripts as well. */
@Controller
@RequestMapping("/reports/new")
class NewReportPage {

    private static final int HITS = 12;
    private static final String PAGE = "intake/new-report";

    private final ReportDesk desk;
    private final WarrantyGlance warranty;
    private final MessageSource messages;

    NewReportPage(ReportDesk desk, WarrantyGlance warranty, MessageSource messages) {
        this.desk = desk;
        this.warranty = warranty;
        this.messages = messages;
    }

    @GetMapping
    String show(
            @RequestParam(required = false) @Nullable String location,
            @RequestParam(defaultValue = "") String q,
            Model model) {
        desk.checkMayReport();
        model.addAttribute("q", q);
        model.addAttribute("hits", search(q));
        fill(model, NewReportForm.empty(location, UUID.randomUUID().toString()), Map.of());
        return PAGE;
    }

    @GetMapping("/search")
    String searched(@RequestParam(defaultValue = "") String q, Model model) {
        model.addAttribute("q", q);
        model.addAttribute("hits", search(q));
        return "intake/parts :: hits";
    }

    @GetMapping("/location")
    String chosen(
            @RequestParam String code,
            @RequestParam(required = false) @Nullable String defectClass,
            @RequestParam(required = false) @Nullable String place,
            @RequestParam(required = false) @Nullable String symptom,
            Model model) {
        addLocation(model, code, defectClass, place, symptom);
        return "intake/parts :: location";
    }

    @GetMapping("/warranty")
    String warranty(
            @RequestParam(defaultValue = "") String location,
            @RequestParam(required = false) @Nullable String defectClass,
            @RequestParam(required = false) @Nullable String place,
            @RequestParam(required = false) @Nullable String symptom,
            Model model) {
        addLocation(model, location, defectClass, place, symptom);
        return "intake/parts :: warranty";
    }

    @PostMapping
    ModelAndView submit(@ModelAttribute NewReportForm form, Model model, RedirectAttributes redirect, Locale locale) {
        boolean area = form.location() != null
                && desk.find(form.location()).map(Location::area).orElse(false);
        try {
            Receipt receipt = desk.submit(form.values(area));
            redirect.addFlashAttribute("receipt", receipt);
            return new ModelAndView("redirect:/reports/new");
        } catch (FormRejected e) {
            model.addAttribute("q", "");
            model.addAttribute("hits", List.of());
            fill(model, form, sentences(e, locale));
            HttpStatusCode wrong = HttpStatus.UNPROCESSABLE_ENTITY;
            return new ModelAndView(PAGE, model.asMap(), wrong);
        }
    }

    private List<Location> search(String text) {
        return text.isBlank() ? List.of() : desk.search(text, HITS);
    }

    private void fill(Model model, NewReportForm form, Map<String, String> errors) {
        model.addAttribute("report", form);
        model.addAttribute("errors", errors);
        model.addAttribute("classes", DefectClass.values());
        model.addAttribute("places", Place.values());
        model.addAttribute("symptoms", Symptom.values());
        model.addAttribute("hazards", Hazard.values());
        model.addAttribute(
                "channels",
                Arrays.stream(Channel.values()).filter(c -> c != Channel.IMPORT).toList());
        addLocation(model, form.location(), form.defectClass(), form.place(), form.symptom());
    }

    private void addLocation(
            Model model,
            @Nullable String code,
            @Nullable String defectClass,
            @Nullable String place,
            @Nullable String symptom) {
        Optional<Location> found = code == null || code.isBlank() ? Optional.empty() : desk.find(code);
        model.addAttribute("location", found.orElse(null));
        model.addAttribute(
                "answers",
                found.map(l -> warranty.of(l.code(), defectClass, place, symptom))
                        .orElse(List.of()));
    }

    /** One sentence per field; the two codes are one field of the page. */
    private Map<String, String> sentences(FormRejected rejected, Locale locale) {
        Map<String, String> sentences = new LinkedHashMap<>();
        for (FieldError error : rejected.errors()) {
            String field = error.field().endsWith("Code") ? "location" : error.field();
            sentences.putIfAbsent(
                    field, messages.getMessage(error.messageKey(), error.args().toArray(), locale));
        }
        return sentences;
    }
}
