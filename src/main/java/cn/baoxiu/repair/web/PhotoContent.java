package cn.baoxiu.repair.web;

import cn.baoxiu.attachment.Attachment;
import cn.baoxiu.attachment.AttachmentStore;
import cn.baoxiu.attachment.Attachments;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.WebRequest;

/**
 * Answers with the content of a file. Content under an id never changes, so a browser may keep it; documents are never
 * shown in the window of the program, and nothing in a file may run.
 */
@Component
class PhotoContent {

    private static final Duration KEPT = Duration.ofDays(365);

    private final PhotoDesk desk;

    PhotoContent(PhotoDesk desk) {
        this.desk = desk;
    }

    ResponseEntity<Resource> of(String caseNumber, String id, Attachments.Variant variant, WebRequest request) {
        Attachment attachment = desk.get(caseNumber, id);
        String etag = '"' + attachment.sha256() + (variant == Attachments.Variant.FULL ? "" : "-t") + '"';
        if (request.checkNotModified(etag)) {
            return headers(ResponseEntity.status(HttpStatus.NOT_MODIFIED), etag).build();
        }
        AttachmentStore.Stored stored = desk.open(attachment, variant);
        ContentDisposition disposition = (attachment.isPicture()
                        ? ContentDisposition.inline()
                        : ContentDisposition.attachment())
                .filename(attachment.downloadName(), StandardCharsets.UTF_8)
                .build();
        return headers(ResponseEntity.ok(), etag)
                .header("Content-Disposition", disposition.toString())
                .contentType(MediaType.parseMediaType(attachment.contentType()))
                .contentLength(stored.size())
                .body(new InputStreamResource(stored.content()));
    }

    private static ResponseEntity.BodyBuilder headers(ResponseEntity.BodyBuilder answer, String etag) {
        return answer.eTag(etag)
                .cacheControl(CacheControl.maxAge(KEPT).cachePrivate().immutable())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'");
    }
}
