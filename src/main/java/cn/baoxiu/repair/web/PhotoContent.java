package cn.baoxiu.repair.web;

import cn.baoxiu.attachment.Attachment;
import cn.baoxiu.attachment.Attachments;
import cn.baoxiu.attachment.SentFiles;
import java.time.Duration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
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
            return SentFiles.guarded(headers(ResponseEntity.status(HttpStatus.NOT_MODIFIED), etag))
                    .build();
        }
        return SentFiles.answer(headers(ResponseEntity.ok(), etag), attachment, desk.open(attachment, variant));
    }

    private static ResponseEntity.BodyBuilder headers(ResponseEntity.BodyBuilder answer, String etag) {
        return answer.eTag(etag)
                .cacheControl(CacheControl.maxAge(KEPT).cachePrivate().immutable());
    }
}
