package cn.baoxiu.repair.web;

import cn.baoxiu.attachment.Attachment;
import cn.baoxiu.attachment.AttachmentKind;
import cn.baoxiu.attachment.Attachments;
import cn.baoxiu.identity.CurrentUser;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.multipart.MultipartFile;

/** Photos and files of a case over HTTP. */
@RestController
@RequestMapping("/api/cases/{number}/attachments")
@Tag(name = "attachments", description = "Photos and files of a case")
class CasePhotoApi {

    private final PhotoDesk desk;
    private final PhotoContent content;
    private final CurrentUser users;

    CasePhotoApi(PhotoDesk desk, PhotoContent content, CurrentUser users) {
        this.desk = desk;
        this.content = content;
        this.users = users;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Add photos (JPEG, PNG, WebP) or PDF files",
            description = "All or none; at most 20 files of 15 MB, 200 per case. Photos are made anew: upright, at most"
                    + " 2,560 pixels, JPEG, without position and other hidden data. The same bytes of the same kind are"
                    + " kept once: the answer then names the file that is there.")
    @ApiResponse(responseCode = "201", description = "All files are there; fresh says how many are new")
    @ApiResponse(responseCode = "413", description = "The request as a whole is too large")
    @ApiResponse(responseCode = "422", description = "One error per refused file, with the reason")
    AddedView add(
            @PathVariable String number,
            @Parameter(schema = @Schema(implementation = AttachmentKind.class)) @RequestParam(defaultValue = "")
                    String kind,
            @Parameter(description = "Photos of the same spot are shown side by side; at most 40 characters")
                    @RequestParam(defaultValue = "")
                    String spot,
            @RequestPart(name = Attachments.FIELD, required = false) @Nullable List<MultipartFile> files) {
        Attachments.Added added = desk.add(number, kind, spot, files == null ? List.of() : files);
        return new AddedView(added.fresh(), added.all().stream().map(this::view).toList());
    }

    @GetMapping
    @Operation(summary = "Files of a case, oldest first")
    List<AttachmentView> list(@PathVariable String number) {
        return desk.of(number).stream().map(this::view).toList();
    }

    @GetMapping("/{id}")
    @Operation(summary = "Content of a file")
    @ApiResponse(responseCode = "404", description = "No such file in a case that this user may see")
    ResponseEntity<Resource> full(@PathVariable String number, @PathVariable String id, WebRequest request) {
        return content.of(number, id, Attachments.Variant.FULL, request);
    }

    @GetMapping("/{id}/thumbnail")
    @Operation(summary = "Small picture of a photo, at most 320 pixels")
    ResponseEntity<Resource> thumbnail(@PathVariable String number, @PathVariable String id, WebRequest request) {
        return content.of(number, id, Attachments.Variant.THUMBNAIL, request);
    }

    @PostMapping("/{id}/wrong")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Strike a file out; it stays visible. For the uploader and the warranty office")
    @ApiResponse(responseCode = "204", description = "Struck out, now or before")
    @ApiResponse(
            responseCode = "422",
            description = "No reason, or too few photos would be left that prove the inspection")
    void strikeOut(@PathVariable String number, @PathVariable String id, @RequestBody WrongBody body) {
        desk.strikeOut(number, id, body.reason() == null ? "" : body.reason());
    }

    private AttachmentView view(Attachment a) {
        return new AttachmentView(
                a.id(),
                a.kind(),
                a.spot(),
                a.round(),
                a.step(),
                a.fileName(),
                a.contentType(),
                a.sizeBytes(),
                a.sha256(),
                a.width(),
                a.height(),
                a.takenAt(),
                users.displayNameOf(a.uploadedBy()),
                a.uploadedAt(),
                a.wrongAt(),
                a.wrongReason());
    }

    /** @param fresh how many were not there before */
    record AddedView(int fresh, List<AttachmentView> attachments) {}

    /** @param uploadedBy display name */
    record AttachmentView(
            String id,
            AttachmentKind kind,
            @Nullable String spot,
            int round,
            @Nullable String step,
            String fileName,
            String contentType,
            long sizeBytes,
            String sha256,
            @Nullable Integer width,
            @Nullable Integer height,
            @Nullable Instant takenAt,
            String uploadedBy,
            Instant uploadedAt,
            @Nullable Instant wrongAt,
            @Nullable String wrongReason) {}

    /** @param reason why, at most 500 characters */
    record WrongBody(@Nullable String reason) {}
}
