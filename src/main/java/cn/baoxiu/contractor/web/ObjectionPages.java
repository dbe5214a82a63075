package cn.baoxiu.contractor.web;

import cn.baoxiu.attachment.Attachment;
import cn.baoxiu.attachment.Attachments;
import cn.baoxiu.attachment.PreparedFiles;
import cn.baoxiu.attachment.SentFiles;
import cn.baoxiu.contractor.Letters.Letter;
import cn.baoxiu.contractor.sanction.LetterObjections;
import cn.baoxiu.contractor.sanction.ObjectionFiles;
import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.engine.Sentences;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
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
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Objections to a letter: the contractor raises one here with its files, staff read it, and the office adds a later proof
 * of delivery. A page of its own, which the page of the letter also loads into itself.
 */
@Controller
@RequestMapping("/letters/{id}")
class ObjectionPages {

    private static final String BACK = "redirect:/letters/{id}/objection";

    private final LetterObjections objections;
    private final ObjectionFiles files;
    private final Attachments attachments;
    private final Moments moments;
    private final Sentences sentences;

    ObjectionPages(
            LetterObjections objections,
            ObjectionFiles files,
            Attachments attachments,
            Moments moments,
            Sentences sentences) {
        this.objections = objections;
        this.files = files;
        this.attachments = attachments;
        this.moments = moments;
        this.sentences = sentences;
    }

    @GetMapping("/objection")
    String show(@PathVariable long id, Model model) {
        Letter letter = objections.visible(id);
        model.addAttribute("letter", letter);
        model.addAttribute("state", objections.state(letter));
        model.addAttribute("objectionFiles", files.of(id));
        model.addAttribute("t", moments);
        return "contractor/objection";
    }

    @PostMapping("/objection")
    String raise(
            @PathVariable long id,
            @RequestParam Map<String, String> form,
            @RequestPart(name = Attachments.FIELD, required = false) @Nullable List<MultipartFile> sent,
            RedirectAttributes flash) {
        objections.requireOwn(id);
        return act(id, flash, () -> {
            // files first: an objection whose files are refused is not raised
            try (PreparedFiles prepared = attachments.prepare(SentFiles.of(sent))) {
                objections.raise(id, form, prepared);
            }
        });
    }

    @PreAuthorize(ViolationPages.OFFICE)
    @PostMapping("/receipt")
    String receipt(@PathVariable long id, @RequestParam Map<String, String> form, RedirectAttributes flash) {
        objections.visible(id);
        return act(id, flash, () -> objections.receipt(id, form));
    }

    @GetMapping("/objection/files/{file}")
    ResponseEntity<Resource> file(@PathVariable long id, @PathVariable String file) {
        objections.visible(id);
        Attachment attachment = files.find(id, file).orElseThrow(() -> new NoSuchElementException(file));
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
        return BACK;
    }
}
