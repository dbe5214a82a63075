package cn.baoxiu.notification;

import java.util.Optional;

/**
 * Files that a room encloses in mails. They are read when a mail leaves, so that no file is copied into the outbox. Other
 * channels carry no file; their messages have the link.
 */
public interface Enclosures {

    /** First part of the names of these files: {@code <kind>:<rest>}. Letters, digits and hyphens. */
    String kind();

    /** @param rest of the name, as the room gave it; the whole name has at most 120 characters */
    Optional<Enclosure> open(String rest);

    /** @param contentType for example {@code application/pdf} */
    record Enclosure(String fileName, String contentType, byte[] content) {}
}
