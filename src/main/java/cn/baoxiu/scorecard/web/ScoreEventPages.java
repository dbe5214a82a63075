package cn.baoxiu.scorecard.web;

import cn.baoxiu.attachment.Attachment;
import cn.baoxiu.attachment.Attachments;
import cn.baoxiu.attachment.NewFile;
import cn.baoxiu.attachment.PreparedFiles;
import cn.baoxiu.attachment.SentFiles;
import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.engine.Sentences;
import cn.baoxiu.identity.AppUser;
import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.scorecard.appraisal.EventForm;
import cn.baoxiu.scorecard.appraisal.EventState;
import cn.baoxiu.scorecard.appraisal.ScoreDuty;
import cn.baoxiu.scorecard.appraisal.ScoreEvent;
import cn.baoxiu.scorecard.appraisal.ScoreEvents;
import cn.baoxiu.scorecard.appraisal.SubsidiaryNames;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Score events: a list, a form for whoever enters them, and a page each on which another one decides. */
@Controller
class ScoreEventPages {

    private static final int PAGE_SIZE = 50;
    private static final String LIST = "scorecard/events";

    private final ScoreEvents events;
    private final ScoreDuty duty;
    private final SubsidiaryNames names;
    private final Attachments attachments;
    private final CurrentUser currentUser;
    private final CycleText text;
    private final Sentences sentences;

    ScoreEventPages(
            ScoreEvents events,
            ScoreDuty duty,
            SubsidiaryNames names,
            Attachments attachments,
            CurrentUser currentUser,
            CycleText text,
            Sentences sentences) {
        this.events = events;
        this.duty = duty;
        this.names = names;
        this.attachments = attachments;
        this.currentUser = currentUser;
        this.text = text;
        this.sentences = sentences;
    }

    @ModelAttribute("t")
    CycleText words() {
        return text;
    }

    @GetMapping("/score-events")
    String list(
            @RequestParam(required = false) @Nullable EventState state,
            @RequestParam(defaultValue = "0") int page,
            Model model) {
        return show(state, Math.max(0, page), Map.of(), model);
    }

    @PostMapping("/score-events")
    String enter(
            @RequestParam Map<String, String> form,
            @RequestPart(name = Attachments.FIELD, required = false) @Nullable List<MultipartFile> sent,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        List<NewFile> files = SentFiles.of(sent);
        ScoreEvent entered;
        try {
            if (files.isEmpty()) {
                entered = events.enter(form, null);
            } else {
                try (PreparedFiles prepared = attachments.prepare(files)) {
                    entered = events.enter(form, prepared);
                }
            }
        } catch (FormRejected e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("refused", sentences.of(e));
            return show(null, 0, form, model);
        }
        flash.addFlashAttribute("done", true);
        flash.addAttribute("id", entered.id());
        return "redirect:/score-events/{id}";
    }

    private String show(@Nullable EventState state, int page, Map<String, String> form, Model model) {
        Set<String> tenants = currentUser.find().map(AppUser::tenants).orElse(Set.of());
        model.addAttribute("result", events.list(state, page, PAGE_SIZE));
        model.addAttribute("state", state);
        model.addAttribute("pageNo", page);
        model.addAttribute("form", form);
        model.addAttribute("enters", duty.entersEvents());
        model.addAttribute("subsidiaries", names.among(tenants));
        model.addAttribute("kinds", EventForm.kinds());
        return LIST;
    }

    @GetMapping("/score-events/{id}")
    String one(@PathVariable long id, Model model) {
        ScoreEvent event = events.visible(id);
        model.addAttribute("event", event);
        model.addAttribute("evidence", events.evidence(id));
        model.addAttribute("adds", event.waits() && duty.entersEventsOf(event.subsidiaryId()));
        model.addAttribute("decides", event.waits() && duty.decidesForGroup());
        model.addAttribute("frozen", events.isFrozen(event));
        model.addAttribute("reverses", event.isReversible() && duty.entersEventsOf(event.subsidiaryId()));
        return "scorecard/event";
    }

    @PostMapping("/score-events/{id}/files")
    String add(
            @PathVariable long id,
            @RequestPart(name = Attachments.FIELD, required = false) @Nullable List<MultipartFile> sent,
            RedirectAttributes flash) {
        events.visible(id);
        return act(id, flash, () -> {
            try (PreparedFiles prepared = attachments.prepare(SentFiles.of(sent))) {
                events.addEvidence(id, prepared);
            }
        });
    }

    @PostMapping("/score-events/{id}/reversal")
    String reverse(
            @PathVariable long id,
            @RequestParam Map<String, String> form,
            @RequestPart(name = Attachments.FIELD, required = false) @Nullable List<MultipartFile> sent,
            RedirectAttributes flash) {
        List<NewFile> files = SentFiles.of(sent);
        try (PreparedFiles prepared = files.isEmpty() ? null : attachments.prepare(files)) {
            flash.addAttribute("id", events.reverse(id, form, prepared).id());
            flash.addFlashAttribute("done", true);
        } catch (FormRejected e) {
            flash.addAttribute("id", id);
            flash.addFlashAttribute("refused", sentences.of(e));
        }
        return "redirect:/score-events/{id}";
    }

    @PostMapping("/score-events/{id}/decision")
    String decide(@PathVariable long id, @RequestParam Map<String, String> form, RedirectAttributes flash) {
        events.visible(id);
        return act(id, flash, () -> events.decide(id, form));
    }

    @GetMapping("/score-events/{id}/files/{file}")
    ResponseEntity<Resource> file(@PathVariable long id, @PathVariable String file) {
        events.visible(id);
        Attachment attachment = events.evidence(id, file).orElseThrow(() -> new NoSuchElementException(file));
        return SentFiles.answer(attachment, attachments.open(attachment, Attachments.Variant.FULL));
    }

    @ExceptionHandler
    void notThere(NoSuchElementException e, HttpServletResponse response) throws IOException {
        response.sendError(HttpStatus.NOT_FOUND.value());
    }

    private String act(long id, RedirectAttributes flash, Runnable wish) {
        try {
            wish.run();
            flash.addFlashAttribute("done", true);
        } catch (FormRejected e) {
            flash.addFlashAttribute("refused", sentences.of(e));
        }
        flash.addAttribute("id", id);
        return "redirect:/score-events/{id}";
    }
}
