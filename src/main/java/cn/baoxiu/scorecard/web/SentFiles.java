package cn.baoxiu.scorecard.web;

import cn.baoxiu.attachment.Attachment;
import cn.baoxiu.attachment.AttachmentStore;
import cn.baoxiu.attachment.NewFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.multipart.MultipartFile;

/** Evidence on its way in and out. */
final class SentFiles {

    private SentFiles() {}

    /** A browser sends a nameless empty part for a field that was left alone. */
    static List<NewFile> of(@Nullable List<MultipartFile> sent) {
        return sent == null
                ? List.of()
                : sent.stream()
                        .filter(f -> f.getSize() > 0)
                        .map(f -> new NewFile(
                                Objects.requireNonNullElse(f.getOriginalFilename(), ""),
                                f.getSize(),
                                f::getInputStream))
                        .toList();
    }

    /** Nothing in the file can run or load anything. */
    static ResponseEntity<Resource> answer(Attachment file, AttachmentStore.Stored stored) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        (file.isPicture() ? ContentDisposition.inline() : ContentDisposition.attachment())
                                .filename(file.downloadName(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .contentType(MediaType.parseMediaType(file.contentType()))
                .contentLength(stored.size())
                .body(new InputStreamResource(stored.content()));
    }
}
