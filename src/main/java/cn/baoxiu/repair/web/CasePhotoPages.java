package cn.baoxiu.repair.web;

import cn.baoxiu.attachment.Attachments;
import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.engine.Sentences;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Photos of a case in the browser; the page of the case shows them. */
@Controller
@RequestMapping("/cases/{number}/attachments")
class CasePhotoPages {

    private static final String BACK = "redirect:/cases/{number}#photos";

    private final PhotoDesk desk;
    private final PhotoContent content;
    private final Sentences sentences;

    CasePhotoPages(PhotoDesk desk, PhotoContent content, Sentences sentences) {
        this.desk = desk;
        this.content = content;
        this.sentences = sentences;
    }

    @PostMapping
    String add(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String spot,
            @RequestPart(name = Attachments.FIELD, required = false) @Nullable List<MultipartFile> files,
            RedirectAttributes flash) {
        try {
            Attachments.Added added = desk.add(number, kind, spot, files == null ? List.of() : files);
            flash.addFlashAttribute("photosAdded", added.fresh());
            flash.addFlashAttribute("photosKnown", added.all().size() - added.fresh());
        } catch (FormRejected e) {
            flash.addFlashAttribute(
                    "photosRefused", e.errors().stream().map(sentences::of).toList());
        }
        flash.addAttribute("number", number);
        return BACK;
    }

    @GetMapping("/{id}")
    ResponseEntity<Resource> full(@PathVariable String number, @PathVariable String id, WebRequest request) {
        return content.of(number, id, Attachments.Variant.FULL, request);
    }

    @GetMapping("/{id}/thumbnail")
    ResponseEntity<Resource> thumbnail(@PathVariable String number, @PathVariable String id, WebRequest request) {
        return content.of(number, id, Attachments.Variant.THUMBNAIL, request);
    }

    @PostMapping("/{id}/wrong")
    String strikeOut(
            @PathVariable String number,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes flash) {
        try {
            desk.strikeOut(number, id, reason);
        } catch (FormRejected e) {
            flash.addFlashAttribute(
                    "strikingRefused", e.errors().stream().map(sentences::of).toList());
        }
        flash.addAttribute("number", number);
        return BACK;
    }

    @ExceptionHandler
    void notThere(NoSuchElementException e, HttpServletResponse response) throws IOException {
        response.sendError(HttpStatus.NOT_FOUND.value());
    }
}
