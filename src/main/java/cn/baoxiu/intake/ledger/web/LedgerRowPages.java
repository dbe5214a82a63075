package cn.baoxiu.intake.ledger.web;

import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.engine.Sentences;
import cn.baoxiu.intake.ledger.LedgerDesk;
import cn.baoxiu.intake.ledger.LedgerRowsPage;
import cn.baoxiu.intake.ledger.RowOutcome;
import cn.baoxiu.repair.DefectClass;
import cn.baoxiu.repair.Place;
import cn.baoxiu.repair.Symptom;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The rows of a ledger by outcome; a clerk resolves the doubtful ones. */
@Controller
@PreAuthorize(LedgerPages.CLERKS)
@RequestMapping("/ledgers/{id}")
class LedgerRowPages {

    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    private static final List<String> CORRECTED_AS_TEXT =
            List.of("ROOM", "OWNER", "PHONE", "REPORTED", "DISPATCHED", "FINISHED", "CONTENT", "CATEGORY");

    private final LedgerDesk desk;
    private final Sentences sentences;

    LedgerRowPages(LedgerDesk desk, Sentences sentences) {
        this.desk = desk;
        this.sentences = sentences;
    }

    @GetMapping("/rows")
    String rows(
            @PathVariable long id,
            @RequestParam(defaultValue = "DOUBTFUL") String outcome,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "0") int page,
            Model model) {
        RowOutcome of = Arrays.stream(RowOutcome.values())
                .filter(o -> o.name().equals(outcome))
                .findFirst()
                .orElseThrow();
        LedgerRowsPage rows = desk.rows(id, of, code, Math.min(Math.max(page, 0), 100_000));
        model.addAttribute("p", rows);
        model.addAttribute("file", rows.file());
        model.addAttribute("texts", CORRECTED_AS_TEXT);
        model.addAttribute("choices", desk.choices(id));
        model.addAttribute("classes", DefectClass.values());
        model.addAttribute("places", Place.values());
        model.addAttribute("symptoms", Symptom.values());
        return "intake/ledger/rows";
    }

    @PostMapping("/rows/{row}")
    String correct(
            @PathVariable long id,
            @PathVariable int row,
            @RequestParam Map<String, String> form,
            RedirectAttributes redirect) {
        try {
            desk.correct(id, row, form, form.containsKey("remember"));
            desk.workNow(id);
            redirect.addFlashAttribute(
                    "done",
                    sentences.text("ledger.page.done", row, sentences.text("ledger.outcome." + desk.outcome(id, row))));
        } catch (FormRejected e) {
            redirect.addFlashAttribute("problem", sentences.of(e));
        }
        return back(id, form);
    }

    @PostMapping("/rows/{row}/discard")
    String discard(
            @PathVariable long id,
            @PathVariable int row,
            @RequestParam Map<String, String> form,
            RedirectAttributes redirect) {
        desk.discard(id, row);
        redirect.addFlashAttribute(
                "done", sentences.text("ledger.page.done", row, sentences.text("ledger.reason.DISCARDED")));
        return back(id, form);
    }

    @PostMapping("/words")
    String remember(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String written,
            @RequestParam(defaultValue = "") String meaning,
            @RequestParam Map<String, String> form,
            RedirectAttributes redirect) {
        try {
            desk.remember(id, kind, written, meaning);
            desk.workNow(id);
            redirect.addFlashAttribute("done", sentences.text("ledger.page.remembered", written));
        } catch (FormRejected e) {
            redirect.addFlashAttribute("problem", sentences.of(e));
        }
        return back(id, form);
    }

    private static String back(long id, Map<String, String> form) {
        String code = form.getOrDefault("code", "");
        return "redirect:/ledgers/" + id + "/rows?outcome=DOUBTFUL" + (code.matches("[A-Z_]+") ? "&code=" + code : "");
    }

    @GetMapping("/rest.xlsx")
    ResponseEntity<byte[]> rest(@PathVariable long id) {
        return ResponseEntity.ok()
                .contentType(XLSX)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("ledger-" + id + "-rest.xlsx")
                                .build()
                                .toString())
                .body(desk.exportRest(id));
    }

    @ExceptionHandler
    void notThere(NoSuchElementException e, HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
}
