package cn.baoxiu.contractor.letter;

import cn.baoxiu.attachment.Attachment;
import cn.baoxiu.attachment.Attachments;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.coobird.thumbnailator.Thumbnails;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Photos of a case as an annex of a letter: small enough to be sent, large enough to see the defect. */
@Component
class LetterPhotos {

    private static final int PIXELS = 1200;
    private static final double QUALITY = 0.82;

    private final Attachments attachments;
    private final LetterWords words;

    LetterPhotos(Attachments attachments, LetterWords words) {
        this.attachments = attachments;
        this.words = words;
    }

    /** A photo that a letter may show: a picture of the case that is not struck out. */
    Optional<Attachment> find(String caseNumber, String id) {
        return attachments.find(caseNumber, id).filter(a -> a.isPicture() && !a.isWrong());
    }

    /** @throws IllegalStateException if one of them is there no more */
    List<Photo> load(String caseNumber, List<String> ids) {
        List<Photo> photos = new ArrayList<>();
        for (String id : ids) {
            Attachment attachment = find(caseNumber, id)
                    .orElseThrow(() -> new IllegalStateException("photo " + id + " is no photo of the case any more"));
            photos.add(new Photo(caption(attachment), content(attachment)));
        }
        return photos;
    }

    private String caption(Attachment photo) {
        List<String> parts = new ArrayList<>();
        parts.add(words.label("attachmentKind", photo.kind()));
        @Nullable String spot = photo.spot();
        if (spot != null) {
            parts.add(spot);
        }
        parts.add(LetterWords.moment(photo.takenAt() == null ? photo.uploadedAt() : photo.takenAt()));
        return String.join("，", parts);
    }

    private byte[] content(Attachment photo) {
        try (InputStream in = attachments.open(photo, Attachments.Variant.FULL).content()) {
            if (side(photo.width()) <= PIXELS && side(photo.height()) <= PIXELS) {
                return in.readAllBytes();
            }
            ByteArrayOutputStream small = new ByteArrayOutputStream();
            Thumbnails.of(in)
                    .size(PIXELS, PIXELS)
                    .outputFormat("jpg")
                    .outputQuality(QUALITY)
                    .toOutputStream(small);
            return small.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("photo " + photo.id() + " cannot be read", e);
        }
    }

    private static int side(@Nullable Integer pixels) {
        return pixels == null ? Integer.MAX_VALUE : pixels;
    }

    /** @param jpeg content */
    record Photo(String caption, byte[] jpeg) {}
}
