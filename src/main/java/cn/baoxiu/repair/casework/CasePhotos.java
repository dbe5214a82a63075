package cn.baoxiu.repair.casework;

import cn.baoxiu.attachment.Attachment;
import cn.baoxiu.attachment.AttachmentKind;
import cn.baoxiu.attachment.Attachments;
import cn.baoxiu.attachment.Occasion;
import cn.baoxiu.attachment.PreparedFiles;
import cn.baoxiu.engine.FormRejected;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Photos and files become part of a case, and its timeline tells so. The caller has checked who may do it. */
@Service
public class CasePhotos {

    private final CaseStore store;
    private final Attachments attachments;
    private final ClosingEvidence evidence;
    private final Signatures signatures;
    private final Timeline timeline;
    private final JdbcClient jdbc;

    CasePhotos(
            CaseStore store,
            Attachments attachments,
            ClosingEvidence evidence,
            Signatures signatures,
            Timeline timeline,
            JdbcClient jdbc) {
        this.store = store;
        this.attachments = attachments;
        this.evidence = evidence;
        this.signatures = signatures;
        this.timeline = timeline;
        this.jdbc = jdbc;
    }

    /**
     * One entry in the timeline for all files together; none if all of them were there before.
     *
     * @param step id of the open task in whose course they were taken, if known
     * @throws NoSuchElementException if there is no such case
     * @throws CaseConflict if the owner has signed the record
     * @throws FormRejected if the case has too many files
     */
    @Transactional
    public Attachments.Added add(
            String caseNumber, AttachmentKind kind, @Nullable String spot, @Nullable String step, PreparedFiles files) {
        lock(caseNumber);
        RepairCase repairCase = store.get(caseNumber);
        signatures.requireUnlocked(caseNumber, repairCase.round());
        Attachments.Added added =
                attachments.add(new Occasion(caseNumber, repairCase.round(), kind, spot, step), files);
        if (added.fresh() > 0) {
            timeline.add(repairCase, TimelineKind.PHOTO_ADDED, kind.name() + " " + added.fresh());
        }
        return added;
    }

    /**
     * First the file, then the case: an inspection that is about to count on the file is waited for, and two people do not
     * strike out the last two photos at once.
     *
     * @throws CaseConflict if the owner has signed the record that the photo belongs to
     * @throws FormRejected without a reason, or if an inspection that was passed would lose its proof
     */
    @Transactional
    public void strikeOut(Attachment attachment, String reason) {
        if (!attachments.markWrong(attachment, reason)) {
            return;
        }
        lock(attachment.ownerKey());
        RepairCase repairCase = store.get(attachment.ownerKey());
        signatures.requireUnlocked(attachment.ownerKey(), attachment.round());
        evidence.requireWithout(repairCase, attachment);
        timeline.add(repairCase, TimelineKind.PHOTO_STRUCK_OUT, attachment.fileName());
    }

    /** One after the other, so that limits hold and the same file is not added twice. */
    private void lock(String caseNumber) {
        Optional<String> locked = jdbc.sql("select case_number from repair_case where case_number = ? for update")
                .param(caseNumber)
                .query(String.class)
                .optional();
        if (locked.isEmpty()) {
            throw new NoSuchElementException(caseNumber);
        }
    }
}
