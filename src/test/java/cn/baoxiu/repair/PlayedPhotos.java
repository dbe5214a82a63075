package cn.baoxiu.repair;

import cn.baoxiu.attachment.Attachment;
import cn.baoxiu.attachment.AttachmentKind;
import cn.baoxiu.attachment.AttachmentStore;
import cn.baoxiu.attachment.Attachments;
import cn.baoxiu.attachment.NewFile;
import cn.baoxiu.attachment.Occasion;
import cn.baoxiu.attachment.PreparedFiles;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Photos without their content: a test takes one at the moved time. */
final class PlayedPhotos implements Attachments {

    private final Clock clock;
    private final List<Attachment> all = new ArrayList<>();

    PlayedPhotos(Clock clock) {
        this.clock = clock;
    }

    Attachment take(String caseNumber, int round, AttachmentKind kind) {
        return take(caseNumber, round, kind, "image/jpeg");
    }

    Attachment take(String caseNumber, int round, AttachmentKind kind, String contentType) {
        String id = UUID.randomUUID().toString();
        Attachment taken = new Attachment(
                id,
                caseNumber,
                round,
                kind,
                null,
                null,
                id + ".jpg",
                contentType,
                1,
                id,
                1,
                1,
                false,
                null,
                "clerk",
                clock.instant(),
                null,
                null,
                null);
        all.add(taken);
        return taken;
    }

    @Override
    public int count(Pictures wanted) {
        return (int) all.stream()
                .filter(a -> a.ownerKey().equals(wanted.ownerKey())
                        && a.round() == wanted.round()
                        && a.kind() == wanted.kind()
                        && !a.uploadedAt().isBefore(wanted.since())
                        && !a.isWrong()
                        && a.isPicture())
                .count();
    }

    @Override
    public int hold(Pictures wanted) {
        return count(wanted);
    }

    @Override
    public List<Attachment> of(String ownerKey) {
        return all.stream().filter(a -> a.ownerKey().equals(ownerKey)).toList();
    }

    @Override
    public Optional<Attachment> find(String ownerKey, String id) {
        return of(ownerKey).stream().filter(a -> a.id().equals(id)).findFirst();
    }

    @Override
    public boolean markWrong(Attachment attachment, String reason) {
        Attachment known = find(attachment.ownerKey(), attachment.id()).orElseThrow();
        if (known.isWrong()) {
            return false;
        }
        all.set(all.indexOf(known), struckOut(known, clock.instant(), reason));
        return true;
    }

    private static Attachment struckOut(Attachment a, Instant at, String reason) {
        return new Attachment(
                a.id(),
                a.ownerKey(),
                a.round(),
                a.kind(),
                a.spot(),
                a.step(),
                a.fileName(),
                a.contentType(),
                a.sizeBytes(),
                a.sha256(),
                a.width(),
                a.height(),
                a.thumbnail(),
                a.takenAt(),
                a.uploadedBy(),
                a.uploadedAt(),
                at,
                "clerk",
                reason);
    }

    @Override
    public PreparedFiles prepare(List<NewFile> files) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Added add(Occasion occasion, PreparedFiles files) {
        throw new UnsupportedOperationException();
    }

    @Override
    public AttachmentStore.Stored open(Attachment attachment, Variant variant) {
        throw new UnsupportedOperationException();
    }
}
