package cn.baoxiu.attachment;

import cn.baoxiu.attachment.PreparedFiles.Prepared;
import cn.baoxiu.attachment.picture.CheckedFile;
import cn.baoxiu.attachment.picture.FileCheck;
import cn.baoxiu.attachment.picture.FileNames;
import cn.baoxiu.attachment.picture.FileRefused;
import cn.baoxiu.engine.FieldError;
import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.identity.CurrentUser;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Rows here, content in the store. No row is ever seen whose content is not there. */
@Service
class StoredAttachments implements Attachments {

    static final String THUMBNAIL = "-thumbnail";
    private static final int REASON_LENGTH = 500;

    private final FileCheck check;
    private final AttachmentStore store;
    private final AttachmentRows rows;
    private final PendingFiles pending;
    private final CurrentUser currentUser;
    private final Clock clock;

    StoredAttachments(
            FileCheck check,
            AttachmentStore store,
            AttachmentRows rows,
            PendingFiles pending,
            CurrentUser currentUser,
            Clock clock) {
        this.check = check;
        this.store = store;
        this.rows = rows;
        this.pending = pending;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    @Override
    public PreparedFiles prepare(List<NewFile> files) {
        if (files.isEmpty()) {
            throw new FormRejected(FIELD, "attachment.refused.none");
        }
        if (files.size() > MAX_FILES_PER_REQUEST) {
            throw new FormRejected(FIELD, "attachment.refused.tooMany", MAX_FILES_PER_REQUEST, files.size());
        }
        List<Prepared> prepared = new ArrayList<>();
        List<FieldError> errors = new ArrayList<>();
        for (NewFile file : files) {
            try {
                prepared.add(new Prepared(UUID.randomUUID().toString(), check.check(file)));
            } catch (FileRefused e) {
                List<Object> args = new ArrayList<>(List.of(FileNames.shown(file.name())));
                args.addAll(e.args());
                errors.add(new FieldError(FIELD, e.messageKey(), args));
            }
        }
        if (!errors.isEmpty()) {
            throw new FormRejected(errors);
        }
        if (store.joinsTransaction()) {
            return new PreparedFiles(prepared, nothingToTakeBack -> {});
        }
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("files are prepared before the transaction that adds them");
        }
        PreparedFiles put = new PreparedFiles(
                prepared, all -> pending.takeBack(all.stream().map(Prepared::id).toList()));
        try {
            prepared.forEach(p -> {
                pending.note(p.id());
                put(p);
            });
            return put;
        } catch (RuntimeException e) {
            put.close();
            throw e;
        }
    }

    private void put(Prepared prepared) {
        store.put(prepared.id(), prepared.file().content());
        Bytes thumbnail = prepared.file().thumbnail();
        if (thumbnail != null) {
            store.put(prepared.id() + THUMBNAIL, thumbnail);
        }
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Added add(Occasion occasion, PreparedFiles files) {
        List<Attachment> all = new ArrayList<>();
        int present = rows.count(occasion.ownerKey());
        int fresh = 0;
        for (Prepared prepared : files.files()) {
            CheckedFile file = prepared.file();
            Optional<Attachment> earlier = rows.sameBytes(occasion, file.sourceSha256());
            if (earlier.isPresent()) {
                all.add(earlier.get());
                continue;
            }
            if (present + fresh >= MAX_FILES_PER_OWNER) {
                throw new FormRejected(FIELD, "attachment.refused.full", MAX_FILES_PER_OWNER);
            }
            if (store.joinsTransaction()) {
                put(prepared);
            } else {
                pending.settle(prepared.id());
            }
            Attachment attachment = attachment(occasion, prepared.id(), file);
            rows.insert(attachment, file.sourceSha256());
            all.add(attachment);
            fresh++;
        }
        return new Added(List.copyOf(all), fresh);
    }

    private Attachment attachment(Occasion occasion, String id, CheckedFile file) {
        return new Attachment(
                id,
                occasion.ownerKey(),
                occasion.round(),
                occasion.kind(),
                occasion.spot(),
                occasion.step(),
                file.name(),
                file.contentType(),
                file.content().size(),
                file.content().sha256(),
                file.width(),
                file.height(),
                file.thumbnail() != null,
                file.takenAt(),
                actor(),
                clock.instant(),
                null,
                null,
                null);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Attachment> of(String ownerKey) {
        return rows.of(ownerKey);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Attachment> find(String ownerKey, String id) {
        return rows.find(ownerKey, id);
    }

    @Override
    public AttachmentStore.Stored open(Attachment attachment, Variant variant) {
        if (variant == Variant.THUMBNAIL && !attachment.thumbnail()) {
            throw new NoSuchElementException(attachment.id());
        }
        return store.get(variant == Variant.FULL ? attachment.id() : attachment.id() + THUMBNAIL)
                .orElseThrow(() -> new NoSuchElementException(attachment.id()));
    }

    @Override
    @Transactional
    public boolean markWrong(Attachment attachment, String reason) {
        String text = reason.strip();
        if (text.isEmpty()) {
            throw new FormRejected("reason", "form.required");
        }
        if (text.codePointCount(0, text.length()) > REASON_LENGTH) {
            throw new FormRejected("reason", "form.tooLong", REASON_LENGTH);
        }
        return rows.markWrong(attachment.id(), clock.instant(), actor(), text);
    }

    @Override
    @Transactional(readOnly = true)
    public int count(Pictures wanted) {
        return rows.count(wanted, false);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public int hold(Pictures wanted) {
        return rows.count(wanted, true);
    }

    private String actor() {
        return currentUser.idOrSystem();
    }
}
