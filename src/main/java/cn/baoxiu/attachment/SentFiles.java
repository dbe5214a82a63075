package cn.baoxiu.attachment;

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

/** Files on their way in and out of the program, the same for every room that has some. */
public final class SentFiles {

    private SentFiles() {}

    /**
     * A browser sends a nameless empty part for a field that was left alone; an empty file that has a name is kept, so that it
     * is refused with a reason and not passed over.
     */
    public static List<NewFile> of(@Nullable List<MultipartFile> sent) {
        return sent == null
                ? List.of()
                : sent.stream()
                        .filter(f -> f.getSize() > 0 || !name(f).isEmpty())
                        .map(f -> new NewFile(name(f), f.getSize(), f::getInputStream))
                        .toList();
    }

    private static String name(MultipartFile file) {
        return Objects.requireNonNullElse(file.getOriginalFilename(), "");
    }

    /** A file that a browser asks for anew each time. */
    public static ResponseEntity<Resource> answer(Attachment file, AttachmentStore.Stored stored) {
        return answer(ResponseEntity.ok().cacheControl(CacheControl.noCache().cachePrivate()), file, stored);
    }

    /** Documents are never shown in the window of the program, and nothing in a file may run or load anything. */
    public static ResponseEntity<Resource> answer(
            ResponseEntity.BodyBuilder answer, Attachment file, AttachmentStore.Stored stored) {
        return guarded(answer)
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

    /** Also where the answer has no body. */
    public static ResponseEntity.BodyBuilder guarded(ResponseEntity.BodyBuilder answer) {
        return answer.header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'");
    }
}
