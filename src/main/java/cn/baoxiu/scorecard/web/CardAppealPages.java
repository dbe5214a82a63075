package cn.baoxiu.scorecard.web;

import cn.baoxiu.attachment.Attachment;
import cn.baoxiu.attachment.Attachments;
import cn.baoxiu.attachment.PreparedFiles;
import cn.baoxiu.attachment.SentFiles;
import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.engine.Sentences;
import cn.baoxiu.scorecard.appraisal.Appeal;
import cn.baoxiu.scorecard.appraisal.AppealDesk;
import cn.baoxiu.scorecard.appraisal.AppealReading;
import cn.baoxiu.scorecard.appraisal.Demand;
import cn.baoxiu.scorecard.card.Card;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Appeals to a card: its head raises them here with evidence, others who follow the card read them. A page of its own, which
 * the page of the card also loads into itself. Beside it the published card as PDF.
 */
@Controller
@RequestMapping("/scorecards/{month}/{subsidiary}")
class CardAppealPages {

    private final AppealReading reading;
    private final AppealDesk desk;
    private final Attachments attachments;
    private final CycleText text;
    private final Sentences sentences;

    CardAppealPages(
            AppealReading reading, AppealDesk desk, Attachments attachments, CycleText text, Sentences sentences) {
        this.reading = reading;
        this.desk = desk;
        this.attachments = attachments;
        this.text = text;
        this.sentences = sentences;
    }

    @ModelAttribute("t")
    CycleText words() {
        return text;
    }

    /** @param item and {@code caseNumber} for the form, where the page of a line leads here */
    @GetMapping("/appeals")
    String show(
            @PathVariable YearMonth month,
            @PathVariable String subsidiary,
            @RequestParam(defaultValue = "") String item,
            @RequestParam(name = "case", defaultValue = "") String caseNumber,
            Model model) {
        AppealReading.Board board = reading.board(month, subsidiary);
        Map<Integer, List<Attachment>> files = new LinkedHashMap<>();
        board.appeals().forEach(appeal -> files.put(appeal.appealNo(), desk.evidence(appeal)));
        model.addAttribute("board", board);
        model.addAttribute("files", files);
        model.addAttribute("demands", Demand.values());
        model.addAttribute("item", item);
        model.addAttribute("caseNumber", caseNumber);
        return "scorecard/card-appeals";
    }

    @PostMapping("/appeals")
    String raise(
            @PathVariable YearMonth month,
            @PathVariable String subsidiary,
            @RequestParam Map<String, String> form,
            @RequestPart(name = Attachments.FIELD, required = false) @Nullable List<MultipartFile> sent,
            RedirectAttributes flash) {
        Card card = reading.visible(month, subsidiary);
        return act(card, flash, () -> {
            // files first: an appeal whose files are refused is not raised
            try (PreparedFiles prepared = attachments.prepare(SentFiles.of(sent))) {
                desk.raise(card.id(), form, prepared);
            }
        });
    }

    @PostMapping("/appeals/{number}/withdraw")
    String withdraw(
            @PathVariable YearMonth month,
            @PathVariable String subsidiary,
            @PathVariable int number,
            RedirectAttributes flash) {
        Card card = reading.visible(month, subsidiary);
        return act(card, flash, () -> desk.withdraw(card.id(), number));
    }

    @GetMapping("/appeals/{number}/files/{file}")
    ResponseEntity<Resource> file(
            @PathVariable YearMonth month,
            @PathVariable String subsidiary,
            @PathVariable int number,
            @PathVariable String file) {
        Card card = reading.visible(month, subsidiary);
        Appeal appeal = desk.of(card.id()).stream()
                .filter(one -> one.appealNo() == number)
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no appeal " + number));
        Attachment attachment = desk.evidence(appeal, file).orElseThrow(() -> new NoSuchElementException(file));
        return SentFiles.answer(attachment, attachments.open(attachment, Attachments.Variant.FULL));
    }

    @GetMapping("/card.pdf")
    ResponseEntity<byte[]> paper(@PathVariable YearMonth month, @PathVariable String subsidiary) {
        AppealReading.Paper paper = reading.paper(month, subsidiary);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(paper.fileName(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(paper.content());
    }

    @ExceptionHandler
    void notThere(NoSuchElementException e, HttpServletResponse response) throws IOException {
        response.sendError(HttpStatus.NOT_FOUND.value());
    }

    private String act(Card card, RedirectAttributes flash, Runnable wish) {
        try {
            wish.run();
            flash.addFlashAttribute("done", true);
        } catch (FormRejected e) {
            flash.addFlashAttribute("refused", sentences.of(e));
        }
        flash.addAttribute("month", card.month());
        flash.addAttribute("subsidiary", card.subsidiary());
        return "redirect:/scorecards/{month}/{subsidiary}/appeals";
    }
}
