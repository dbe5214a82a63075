package cn.baoxiu.repair.web;

import cn.baoxiu.attachment.Attachment;
import cn.baoxiu.attachment.AttachmentKind;
import cn.baoxiu.attachment.AttachmentStore;
import cn.baoxiu.attachment.Attachments;
import cn.baoxiu.attachment.NewFile;
import cn.baoxiu.attachment.PreparedFiles;
import cn.baoxiu.attachment.SentFiles;
import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.engine.OpenTask;
import cn.baoxiu.engine.TaskInbox;
import cn.baoxiu.identity.AppUser;
import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.identity.Groups;
import cn.baoxiu.repair.RepairPhotos;
import cn.baoxiu.repair.casework.CaseAccess;
import cn.baoxiu.repair.casework.CaseFacts;
import cn.baoxiu.repair.casework.CasePhotos;
import cn.baoxiu.repair.casework.CaseRecords;
import cn.baoxiu.repair.casework.ClosingEvidence;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/**
 * Photos of a case within the walls: who sees the case sees them, a company that let its order go only the older ones.
 * Nobody deletes.
 */
@Component
class PhotoDesk implements RepairPhotos {

    private static final int SPOT_LENGTH = 40;

    private final CaseAccess access;
    private final CasePhotos photos;
    private final ClosingEvidence evidence;
    private final Attachments attachments;
    private final CaseRecords records;
    private final TaskInbox tasks;
    private final CurrentUser currentUser;

    PhotoDesk(
            CaseAccess access,
            CasePhotos photos,
            ClosingEvidence evidence,
            Attachments attachments,
            CaseRecords records,
            TaskInbox tasks,
            CurrentUser currentUser) {
        this.access = access;
        this.photos = photos;
        this.evidence = evidence;
        this.attachments = attachments;
        this.records = records;
        this.tasks = tasks;
        this.currentUser = currentUser;
    }

    /** @throws NoSuchElementException if there is no such case for the current user */
    List<Attachment> of(String caseNumber) {
        access.requireVisible(caseNumber);
        Optional<CompanyShare> share = share(caseNumber);
        return attachments.of(caseNumber).stream()
                .filter(a -> share.map(s -> s.covers(a.uploadedAt())).orElse(true))
                .toList();
    }

    /**
     * @param signedRounds of the case: their photos are locked
     * @param locked whether the present round is one of them
     * @throws NoSuchElementException if there is no such case for the current user
     */
    PhotoBoard board(CaseFacts facts, Set<Integer> signedRounds, boolean locked) {
        String caseNumber = facts.caseNumber();
        List<Attachment> all = of(caseNumber);
        Set<String> mayStrikeOut = all.stream()
                .filter(a -> !signedRounds.contains(a.round()))
                .filter(this::mayStrikeOut)
                .map(Attachment::id)
                .collect(Collectors.toUnmodifiableSet());
        ClosingEvidence.Photos wanted =
                hasGone(caseNumber) ? null : evidence.wanted(facts).orElse(null);
        return PhotoBoard.of(all, !locked && mayAdd(caseNumber), mayStrikeOut, wanted);
    }

    /** @throws NoSuchElementException if there is no such file in a case that the current user may see */
    Attachment get(String caseNumber, String id) {
        return of(caseNumber).stream()
                .filter(a -> a.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(id));
    }

    AttachmentStore.Stored open(Attachment attachment, Attachments.Variant variant) {
        return attachments.open(attachment, variant);
    }

    private boolean mayAdd(String caseNumber) {
        return currentUser.find().filter(AppUser::worksOnTasks).isPresent() && !hasGone(caseNumber);
    }

    /** The user's company let its order go. */
    private boolean hasGone(String caseNumber) {
        return share(caseNumber).filter(CompanyShare::isOver).isPresent();
    }

    private boolean mayStrikeOut(Attachment attachment) {
        return !attachment.isWrong()
                && currentUser
                        .find()
                        .filter(u -> u.isIn(Groups.WARRANTY_OFFICE) || u.id().equals(attachment.uploadedBy()))
                        .isPresent();
    }

    /**
     * All files or none.
     *
     * @throws NoSuchElementException if there is no such case for the current user
     * @throws AccessDeniedException for those who only look on
     * @throws FormRejected with a sentence for each wrong file
     */
    Attachments.Added add(String caseNumber, String kind, String spot, List<MultipartFile> sent) {
        requireMayAdd(caseNumber);
        AttachmentKind chosen = Stream.of(AttachmentKind.values())
                .filter(k -> k.name().equals(kind))
                .findFirst()
                .orElseThrow(() -> new FormRejected("kind", "form.unknownChoice", kind));
        String place = spot.strip().replaceAll("[\\p{Cntrl}\\p{Cf}]", "");
        if (place.codePointCount(0, place.length()) > SPOT_LENGTH) {
            throw new FormRejected("spot", "form.tooLong", SPOT_LENGTH);
        }
        return keep(caseNumber, chosen, place.isEmpty() ? null : place, SentFiles.of(sent));
    }

    @Override
    public Attachments.Added add(String caseNumber, AttachmentKind kind, @Nullable String spot, List<NewFile> files) {
        requireMayAdd(caseNumber);
        return keep(caseNumber, kind, spot, files);
    }

    private void requireMayAdd(String caseNumber) {
        access.requireVisible(caseNumber);
        if (!mayAdd(caseNumber)) {
            throw new AccessDeniedException("no files from this user");
        }
    }

    private Attachments.Added keep(String caseNumber, AttachmentKind kind, @Nullable String spot, List<NewFile> files) {
        try (PreparedFiles prepared = attachments.prepare(files)) {
            return photos.add(caseNumber, kind, spot, step(caseNumber), prepared);
        }
    }

    /**
     * @throws NoSuchElementException if there is no such file in a case that the current user may see
     * @throws AccessDeniedException for those who neither uploaded it nor belong to the warranty office
     * @throws FormRejected without a reason, or if an inspection that was passed would lose its proof
     */
    void strikeOut(String caseNumber, String id, String reason) {
        Attachment attachment = get(caseNumber, id);
        if (!attachment.isWrong() && !mayStrikeOut(attachment)) {
            throw new AccessDeniedException("not the uploader");
        }
        photos.strikeOut(attachment, reason);
    }

    /** The task the user is at, or could take. */
    private @Nullable String step(String caseNumber) {
        AppUser user = currentUser.find().orElseThrow();
        return tasks.ofCase(caseNumber).stream()
                .filter(t -> user.id().equals(t.assignee())
                        || (t.assignee() == null && t.candidateGroups().stream().anyMatch(user::isIn)))
                .map(OpenTask::definitionKey)
                .findFirst()
                .orElse(null);
    }

    private Optional<CompanyShare> share(String caseNumber) {
        return currentUser
                .find()
                .flatMap(AppUser::companyCode)
                .map(company -> new CompanyShare(company, records.workOrders(caseNumber)));
    }
}
