package cn.baoxiu.contractor.sanction;

import cn.baoxiu.attachment.Attachment;
import cn.baoxiu.attachment.AttachmentKind;
import cn.baoxiu.attachment.Attachments;
import cn.baoxiu.attachment.Occasion;
import cn.baoxiu.attachment.PreparedFiles;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Files that a contractor adds to an objection; their owner is {@code letter-<id>}. */
@Service
public class ObjectionFiles {

    private final PenaltyTable table;
    private final Attachments attachments;

    ObjectionFiles(PenaltyTable table, Attachments attachments) {
        this.table = table;
        this.attachments = attachments;
    }

    /**
     * One after the other, so that the same file is not added twice. The caller has checked who may do it.
     *
     * @throws NoSuchElementException if no procedure has drafted this letter
     */
    @Transactional
    public Attachments.Added add(long letterId, PreparedFiles files) {
        Penalty penalty = table.ofLetter(letterId)
                .map(found -> table.lock(found.id()))
                .orElseThrow(() -> new NoSuchElementException("no procedure of letter " + letterId));
        return attachments.add(new Occasion(owner(letterId), penalty.round(), AttachmentKind.OTHER, null, null), files);
    }

    @Transactional(readOnly = true)
    public List<Attachment> of(long letterId) {
        return attachments.of(owner(letterId));
    }

    @Transactional(readOnly = true)
    public Optional<Attachment> find(long letterId, String id) {
        return attachments.find(owner(letterId), id);
    }

    private static String owner(long letterId) {
        return "letter-" + letterId;
    }
}
