package cn.baoxiu.attachment;

import java.io.InputStream;
import java.util.Optional;

/** Keeps content under a key. What it is and whom it belongs to is not its business. */
public interface AttachmentStore {

    /** Stores the content; a second time under the same key replaces it, so a repeated attempt is harmless. */
    void put(String key, Bytes content);

    Optional<Stored> get(String key);

    /** Removes the content, if it is there. */
    void delete(String key);

    /**
     * True if content appears and vanishes with the caller's database transaction. If not, it has to be put before the
     * row that speaks of it is written.
     */
    boolean joinsTransaction();

    /**
     * @param size in bytes
     * @param sha256 hexadecimal
     * @param content read as it goes; the caller closes it
     */
    record Stored(long size, String sha256, InputStream content) {}
}
