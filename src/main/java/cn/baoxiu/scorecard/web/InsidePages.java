package cn.baoxiu.scorecard.web;

import cn.baoxiu.attachment.Attachment;
import cn.baoxiu.attachment.Attachments;
import cn.baoxiu.attachment.NewFile;
import cn.baoxiu.attachment.PreparedFiles;
import cn.baoxiu.attachment.SentFiles;
import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.engine.Sentences;
import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.scorecard.card.Card;
import cn.baoxiu.scorecard.inside.Correction;
import cn.baoxiu.scorecard.inside.Corrections;
import cn.baoxiu.scorecard.inside.InsideAccess;
import cn.baoxiu.scorecard.inside.InsideCase;
import cn.baoxiu.scorecard.inside.InsideItem;
import cn.baoxiu.scorecard.inside.InsideList;
import cn.baoxiu.scorecard.inside.InsideScore;
import cn.baoxiu.scorecard.inside.InsideSheet;
import cn.baoxiu.scorecard.kpi.KpiCases;
import cn.baoxiu.scorecard.kpi.Months;
import cn.baoxiu.scorecard.rule.ScoreRefused;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
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

/** Inside scores of a card: departments, posts, people, the cases behind each line, corrections. */
@Controller
@RequestMapping("/scorecards/{month:\\d{4}-\\d{2}}/{subsidiary}/inside")
class InsidePages {

    private static final String SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String PAGE = "scorecard/inside";
    private static final int SIZE = 50;

    private final InsideList list;
    private final InsideAccess access;
    private final Corrections corrections;
    private final Attachments attachments;
    private final InsideSpreadsheet spreadsheet;
    private final CurrentUser currentUser;
    private final InsideText text;
    private final Sentences sentences;

    InsidePages(
            InsideList list,
            InsideAccess access,
            Corrections corrections,
            Attachments attachments,
            InsideSpreadsheet spreadsheet,
            CurrentUser currentUser,
            InsideText text,
            Sentences sentences) {
        this.list = list;
        this.access = access;
        this.corrections = corrections;
        this.attachments = attachments;
        this.spreadsheet = spreadsheet;
        this.currentUser = currentUser;
        this.text = text;
        this.sentences = sentences;
    }

    @ModelAttribute("t")
    InsideText words() {
        return text;
    }

    @GetMapping
    String inside(
            @PathVariable String month,
            @PathVariable String subsidiary,
            @RequestParam(defaultValue = "false") boolean done,
            Model model) {
        model.addAttribute("done", done);
        return show(month(month), subsidiary, Map.of(), model);
    }

    private String show(YearMonth month, String subsidiary, Map<String, String> form, Model model) {
        InsideSheet sheet = list.sheet(month, subsidiary);
        Card card = sheet.card();
        String person = currentUser.person();
        model.addAttribute("s", sheet);
        model.addAttribute("names", text.names(sheet));
        model.addAttribute("form", form);
        model.addAttribute(
                "correctable",
                card.isPublished()
                        ? List.of()
                        : sheet.departments().stream()
                                .filter(score -> score.isGiven()
                                        && score.itemsTotal() != null
                                        && access.corrects(card, score.scope()))
                                .toList());
        model.addAttribute(
                "decidable",
                sheet.corrections().stream()
                        .filter(one -> !card.isPublished()
                                && one.waits()
                                && !one.enteredBy().equals(person)
                                && access.confirms(card, one.scope()))
                        .map(Correction::id)
                        .toList());
        return PAGE;
    }

    @GetMapping("/{scope:[A-Z_]+}/{item:[A-Z_]+}")
    String cases(
            @PathVariable String month,
            @PathVariable String subsidiary,
            @PathVariable String scope,
            @PathVariable String item,
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "COUNTED") String show,
            @RequestParam(defaultValue = "0") String page,
            Model model,
            HttpServletResponse response) {
        YearMonth wanted = month(month);
        try {
            InsideItem one = CardParams.insideItem(item);
            KpiCases.Shown shown = CardParams.shown(show);
            int number = CardParams.page(page);
            Card card = list.card(wanted, subsidiary);
            InsideScore score = list.score(card, CardParams.insideScope(scope), person);
            List<InsideCase> found = list.cases(card, score, one, shown, SIZE, number);
            model.addAttribute("card", card);
            model.addAttribute("score", score);
            model.addAttribute("names", text.names(Set.of(person)));
            model.addAttribute("line", score.line(one));
            model.addAttribute("shown", shown);
            model.addAttribute("page", number);
            model.addAttribute("hasNext", found.size() > SIZE);
            model.addAttribute("cases", found.stream().limit(SIZE).toList());
            return "scorecard/inside-cases";
        } catch (FormRejected e) {
            return refused(wanted, subsidiary, Map.of(), sentences.of(e), model, response);
        }
    }

    /** The address allows what looks like a month. */
    private static YearMonth month(String text) {
        return Months.parse(text).orElseThrow(() -> new NoSuchElementException(text));
    }

    @GetMapping("/export")
    void export(@PathVariable String month, @PathVariable String subsidiary, HttpServletResponse response)
            throws IOException {
        YearMonth wanted = month(month);
        InsideSheet sheet = list.sheet(wanted, subsidiary);
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        spreadsheet.write(sheet, written);
        response.setContentType(SHEET);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(
                                text.text("inside.title") + "-" + subsidiary + "-" + wanted + ".xlsx",
                                StandardCharsets.UTF_8)
                        .build()
                        .toString());
        written.writeTo(response.getOutputStream());
    }

    @PostMapping(path = "/corrections", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    String correct(
            @PathVariable String month,
            @PathVariable String subsidiary,
            @RequestParam Map<String, String> form,
            @RequestPart(name = Attachments.FIELD, required = false) @Nullable List<MultipartFile> sent,
            Model model,
            HttpServletResponse response) {
        YearMonth wanted = month(month);
        Card card = list.card(wanted, subsidiary);
        return act(wanted, subsidiary, form, model, response, () -> {
            List<NewFile> files = SentFiles.of(sent);
            if (files.isEmpty()) {
                corrections.enter(card, form, null);
            } else {
                try (PreparedFiles prepared = attachments.prepare(files)) {
                    corrections.enter(card, form, prepared);
                }
            }
        });
    }

    @PostMapping("/corrections/{id}/decision")
    String decide(
            @PathVariable String month,
            @PathVariable String subsidiary,
            @PathVariable long id,
            @RequestParam Map<String, String> form,
            Model model,
            HttpServletResponse response) {
        YearMonth wanted = month(month);
        Card card = list.card(wanted, subsidiary);
        return act(wanted, subsidiary, form, model, response, () -> corrections.decide(card, id, form));
    }

    @GetMapping("/corrections/{id}/files/{file}")
    ResponseEntity<Resource> file(
            @PathVariable String month,
            @PathVariable String subsidiary,
            @PathVariable long id,
            @PathVariable String file) {
        Card card = list.card(month(month), subsidiary);
        Attachment attachment =
                corrections.evidence(card, id, file).orElseThrow(() -> new NoSuchElementException(file));
        return SentFiles.answer(attachment, attachments.open(attachment, Attachments.Variant.FULL));
    }

    private String act(
            YearMonth month,
            String subsidiary,
            Map<String, String> form,
            Model model,
            HttpServletResponse response,
            Runnable wish) {
        try {
            wish.run();
            return "redirect:/scorecards/" + month + "/" + subsidiary + "/inside?done=true";
        } catch (FormRejected e) {
            return refused(month, subsidiary, form, sentences.of(e), model, response);
        } catch (ScoreRefused e) {
            return refused(month, subsidiary, form, e.sentence(), model, response);
        }
    }

    private String refused(
            YearMonth month,
            String subsidiary,
            Map<String, String> form,
            String sentence,
            Model model,
            HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        model.addAttribute("refused", sentence);
        return show(month, subsidiary, form, model);
    }

    @ExceptionHandler(NoSuchElementException.class)
    void notFound(NoSuchElementException e, HttpServletResponse response) throws IOException {
        response.sendError(HttpStatus.NOT_FOUND.value());
    }
}
