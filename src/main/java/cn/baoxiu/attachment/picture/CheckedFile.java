package cn.baoxiu.attachment.picture;

import cn.baoxiu.attachment.Bytes;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file that passed every check, as it will be kept.
 *
 * @param name fit to be shown
 * @param sourceSha256 of the bytes as they were sent
 * @param content what is kept
 * @param thumbnail null for what is no picture
 * @param width upright, in pixels; null for what is no picture
 */
public record CheckedFile(
        String name,
        String sourceSha256,
        String contentType,
        Bytes content,
        @Nullable Bytes thumbnail,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Instant takenAt) {}
