package cn.baoxiu.attachment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a file that was added.
 *
 * @param fileName as the sender called it, without folders and invisible characters; never a path
 * @param contentType of what is kept: pictures are kept as JPEG, documents as they came
 * @param sizeBytes of what is kept
 * @param sha256 of what is kept
 * @param thumbnail whether there is a small picture of it
 * @param takenAt when the camera says it was taken
 * @param wrongAt when it was marked as wrong; it stays visible, struck out
 */
public record Attachment(
        String id,
        String ownerKey,
        int round,
        AttachmentKind kind,
        @Nullable String spot,
        @Nullable String step,
        String fileName,
        String contentType,
        long sizeBytes,
        String sha256,
        @Nullable Integer width,
        @Nullable Integer height,
        boolean thumbnail,
        @Nullable Instant takenAt,
        String uploadedBy,
        Instant uploadedAt,
        @Nullable Instant wrongAt,
        @Nullable String wrongBy,
        @Nullable String wrongReason) {

    public boolean isPicture() {
        return contentType.startsWith("image/");
    }

    public boolean isWrong() {
        return wrongAt != null;
    }

    /** Name for a download: the ending says what the content is, whatever the sender called it. */
    public String downloadName() {
        int dot = fileName.lastIndexOf('.');
        return (dot > 0 ? fileName.substring(0, dot) : fileName) + (isPicture() ? ".jpg" : ".pdf");
    }
}
