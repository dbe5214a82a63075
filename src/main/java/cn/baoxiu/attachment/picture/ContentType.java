package cn.baoxiu.attachment.picture;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;

/** What a file is, by its content alone: the name and what the sender says of it count for nothing. */
final class ContentType {

    static final String PDF = "application/pdf";
    static final Set<String> PICTURES = Set.of("image/jpeg", "image/png", "image/webp");

    private ContentType() {}

    static String of(InputStream content) throws IOException {
        try (InputStream in = new BufferedInputStream(content)) {
            return Types.KNOWN.detect(in, new Metadata()).toString();
        }
    }

    /** The table of types is read when the first file comes, not when the program starts. */
    private static final class Types {
        static final MimeTypes KNOWN = MimeTypes.getDefaultMimeTypes();
    }
}
