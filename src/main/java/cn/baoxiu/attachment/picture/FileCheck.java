package cn.baoxiu.attachment.picture;

import cn.baoxiu.attachment.Attachments;
import cn.baoxiu.attachment.Bytes;
import cn.baoxiu.attachment.NewFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Decides whether a file is taken, and as what. */
@Component
public class FileCheck {

    private static final double MEGABYTE = 1024.0 * 1024.0;

    private final Pictures pictures = new Pictures();

    /** @throws FileRefused with the reason; only what is said there may be shown to the sender */
    public CheckedFile check(NewFile file) throws FileRefused {
        if (file.size() == 0) {
            throw new FileRefused("attachment.refused.empty");
        }
        if (file.size() > Attachments.MAX_FILE_BYTES) {
            throw new FileRefused(
                    "attachment.refused.tooLarge",
                    String.format(Locale.ROOT, "%.1f", file.size() / MEGABYTE),
                    String.valueOf(Attachments.MAX_FILE_BYTES / 1024 / 1024));
        }
        try {
            String type = ContentType.of(file.content().open());
            if (ContentType.PICTURES.contains(type)) {
                return picture(file, type);
            }
            if (type.equals(ContentType.PDF)) {
                return document(file);
            }
            throw new FileRefused(
                    type.matches("image/hei[cf].*") ? "attachment.refused.heic" : "attachment.refused.type", type);
        } catch (IOException e) {
            throw new UncheckedIOException("the uploaded file cannot be read", e);
        }
    }

    private CheckedFile picture(NewFile file, String type) throws IOException, FileRefused {
        byte[] source;
        try (InputStream in = file.content().open()) {
            source = in.readAllBytes();
        }
        CameraFacts facts = CameraFacts.of(source);
        Pictures.Redrawn redrawn = pictures.redraw(source, type, facts.orientation());
        return new CheckedFile(
                FileNames.shown(file.name()),
                Bytes.of(source).sha256(),
                "image/jpeg",
                Bytes.of(redrawn.picture()),
                Bytes.of(redrawn.thumbnail()),
                redrawn.width(),
                redrawn.height(),
                facts.takenAt());
    }

    private static CheckedFile document(NewFile file) throws IOException, FileRefused {
        if (!PdfCheck.isWhole(file.content().open())) {
            throw new FileRefused("attachment.refused.pdf");
        }
        Bytes content = Bytes.of(file.content());
        return new CheckedFile(
                FileNames.shown(file.name()), content.sha256(), ContentType.PDF, content, null, null, null, null);
    }
}
