package cn.baoxiu.attachment;

import cn.baoxiu.engine.FormRejected;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Photos and files of an owner. The caller has checked who may see or add them.
 *
 * <p>Adding takes two steps, so that no database transaction waits for pictures to be decoded:
 *
 * <pre>{@code
 * try (PreparedFiles files = attachments.prepare(sent)) {
 *     // in a transaction
 *     attachments.add(occasion, files);
 * }
 * }</pre>
 */
public interface Attachments {

    int MAX_FILES_PER_REQUEST = 20;
    int MAX_FILES_PER_OWNER = 200;
    long MAX_FILE_BYTES = 15L * 1024 * 1024;

    /** Field under which files are sent and refused. */
    String FIELD = "files";

    /**
     * Checks the files by content and makes pictures anew: upright, at most 2,560 pixels, without anything hidden.
     *
     * @throws FormRejected with one sentence per wrong file; then none of them is taken
     */
    PreparedFiles prepare(List<NewFile> files);

    /**
     * Writes the rows; the caller's transaction must be running and let only one add to an owner at a time. The same
     * bytes of the same kind are kept once: then the answer is the attachment that is there.
     *
     * @throws FormRejected if the owner has too many files
     */
    Added add(Occasion occasion, PreparedFiles files);

    /** All files of an owner, oldest first, also those marked as wrong. */
    List<Attachment> of(String ownerKey);

    Optional<Attachment> find(String ownerKey, String id);

    /** @throws NoSuchElementException if there is no such content, for example no small picture of a document */
    AttachmentStore.Stored open(Attachment attachment, Variant variant);

    /**
     * Strikes a file out; it stays visible. A second time changes nothing.
     *
     * @throws FormRejected if the reason is missing or longer than 500 characters
     * @return false if it was struck out before
     */
    boolean markWrong(Attachment attachment, String reason);

    /** How many there are of the pictures wanted. */
    int count(Pictures wanted);

    /**
     * As {@link #count}, and none of those counted is struck out before the caller's transaction, which must be running,
     * has ended.
     */
    int hold(Pictures wanted);

    enum Variant {
        FULL,
        THUMBNAIL
    }

    /**
     * Pictures that can prove something: of this round and kind, added at this time or later, not struck out, and not the
     * very file that is there under another kind as well. Documents are no pictures.
     */
    record Pictures(String ownerKey, int round, AttachmentKind kind, Instant since) {}

    /** @param all in the order they were sent; those that were there before have their earlier id */
    record Added(List<Attachment> all, int fresh) {}
}
