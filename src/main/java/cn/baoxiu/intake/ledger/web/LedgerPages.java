package cn.baoxiu.intake.ledger.web;

import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.engine.Sentences;
import cn.baoxiu.intake.ledger.LedgerColumn;
import cn.baoxiu.intake.ledger.LedgerDesk;
import cn.baoxiu.intake.ledger.LedgerMapping;
import cn.baoxiu.intake.ledger.LedgerSummary;
import cn.baoxiu.intake.ledger.file.LedgerRefused;
import cn.baoxiu.repair.DefectClass;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Upload of a ledger, confirmation of its columns and words, and progress of the import. */
@Controller
@PreAuthorize(LedgerPages.CLERKS)
@RequestMapping("/ledgers")
class LedgerPages {

    static final String CLERKS = "hasAnyAuthority('property-cs', 'warranty-office')";

    private static final String LIST = "intake/ledger/list";
    private static final String MAPPING = "intake/ledger/mapping";
    private static final String YEAR = "\\d{4}";

    private final LedgerDesk desk;
    private final Sentences sentences;

    LedgerPages(LedgerDesk desk, Sentences sentences) {
        this.desk = desk;
        this.sentences = sentences;
    }

    @GetMapping
    String list(Model model) {
        return showList(model);
    }

    @PostMapping
    String upload(
            @RequestParam(defaultValue = "") String subsidiary,
            @RequestParam("file") MultipartFile file,
            Model model,
            HttpServletResponse response)
            throws IOException {
        String name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
        if (name.isEmpty()) {
            model.addAttribute("problem", sentences.text("ledger.page.noFile"));
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return showList(model);
        }
        try {
            return "redirect:/ledgers/" + desk.upload(subsidiary, name, file.getBytes()) + "/mapping";
        } catch (LedgerRefused e) {
            model.addAttribute("problem", sentences.text("ledger.refused." + e.reason(), e.arg()));
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return showList(model);
        }
    }

    private String showList(Model model) {
        model.addAttribute("subsidiaries", desk.subsidiaries());
        model.addAttribute("files", desk.files());
        return LIST;
    }

    @GetMapping("/{id}/mapping")
    String mapping(@PathVariable long id, Model model) {
        if (!desk.summary(id).status().equals("MAPPING")) {
            return "redirect:/ledgers/" + id;
        }
        return showMapping(id, model);
    }

    private String showMapping(long id, Model model) {
        LedgerMapping mapping = desk.mapping(id);
        model.addAttribute("m", mapping);
        model.addAttribute(
                "missing",
                String.join(
                        "、",
                        mapping.missing().stream()
                                .map(c -> sentences.text("ledger.column." + c))
                                .toList()));
        model.addAttribute("meanings", LedgerColumn.OF_FILE);
        model.addAttribute("classes", DefectClass.values());
        return MAPPING;
    }

    @PostMapping("/{id}/columns")
    String columns(
            @PathVariable long id,
            @RequestParam(defaultValue = "0") int sheet,
            @RequestParam(defaultValue = "1") int headerRow,
            @RequestParam MultiValueMap<String, String> form,
            Model model,
            HttpServletResponse response) {
        try {
            desk.setColumns(id, sheet, headerRow, form.getOrDefault("meaning", List.of()));
            return "redirect:/ledgers/" + id + "/mapping";
        } catch (FormRejected e) {
            return wrong(id, e, model, response);
        }
    }

    @PostMapping("/{id}/start")
    String start(
            @PathVariable long id,
            @RequestParam MultiValueMap<String, String> form,
            Model model,
            HttpServletResponse response) {
        List<String> words = form.getOrDefault("word", List.of());
        List<String> chosen = form.getOrDefault("chosen", List.of());
        Map<String, String> choices = new HashMap<>();
        for (int i = 0; i < Math.min(words.size(), chosen.size()); i++) {
            choices.put(words.get(i), chosen.get(i));
        }
        try {
            desk.start(id, year(form.getFirst("year")), choices);
            return "redirect:/ledgers/" + id;
        } catch (FormRejected e) {
            return wrong(id, e, model, response);
        }
    }

    private static @Nullable Integer year(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (!text.strip().matches(YEAR)) {
            throw new FormRejected("ledgerYear", "ledger.wrong.year");
        }
        return Integer.valueOf(text.strip());
    }

    private String wrong(long id, FormRejected e, Model model, HttpServletResponse response) {
        model.addAttribute("problem", sentences.of(e));
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        return showMapping(id, model);
    }

    @GetMapping("/{id}")
    String show(@PathVariable long id, Model model) {
        LedgerSummary summary = desk.summary(id);
        if (summary.status().equals("MAPPING")) {
            return "redirect:/ledgers/" + id + "/mapping";
        }
        model.addAttribute("file", summary);
        return "intake/ledger/result";
    }

    /** Asked for again and again while the import runs. */
    @GetMapping("/{id}/progress")
    String progress(@PathVariable long id, Model model) {
        model.addAttribute("file", desk.summary(id));
        return "intake/ledger/parts :: progress";
    }

    @ExceptionHandler
    void notThere(NoSuchElementException e, HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
}
