package cn.baoxiu.attachment;

import cn.baoxiu.engine.BackgroundTask;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Remembers what was put into a store outside the database and has no row yet. It is settled in the transaction that
 * writes the row, or taken back; what a crash left is taken back a day later. Only keys noted here are ever removed.
 */
@Component
class PendingFiles implements BackgroundTask {

    private static final Logger LOG = LoggerFactory.getLogger(PendingFiles.class);

    /** No upload lasts as long. */
    private static final Duration LEFT_BEHIND = Duration.ofHours(6);

    private final JdbcClient jdbc;
    private final AttachmentStore store;
    private final TransactionOperations transactions;
    private final Clock clock;

    PendingFiles(JdbcClient jdbc, AttachmentStore store, TransactionOperations transactions, Clock clock) {
        this.jdbc = jdbc;
        this.store = store;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** To be committed before the content is put. */
    void note(String id) {
        jdbc.sql("insert into attachment_pending (id, put_at) values (?, ?)")
                .params(id, clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * In the transaction that writes the row.
     *
     * @throws IllegalStateException if the content was taken back meanwhile
     */
    void settle(String id) {
        if (!forget(id)) {
            throw new IllegalStateException("the content of " + id + " was taken back");
        }
    }

    /** Removes the content of those that were not settled. What fails is left to the daily work. */
    void takeBack(List<String> ids) {
        for (String id : ids) {
            try {
                takeBack(id);
            } catch (RuntimeException e) {
                LOG.warn("content {} without a row is left for the daily cleaning", id, e);
            }
        }
    }

    /** The note goes first and keeps its row locked: nobody can settle what is being removed. */
    private void takeBack(String id) {
        transactions.executeWithoutResult(status -> {
            if (forget(id)) {
                store.delete(id);
                store.delete(id + StoredAttachments.THUMBNAIL);
            }
        });
    }

    private boolean forget(String id) {
        return jdbc.sql("delete from attachment_pending where id = ?").param(id).update() > 0;
    }

    @Override
    public String name() {
        return "attachment.pending";
    }

    @Override
    public Optional<LocalTime> daily() {
        return Optional.of(LocalTime.of(3, 40));
    }

    @Override
    public void run(String id) {
        Instant before = clock.instant().minus(LEFT_BEHIND);
        jdbc.sql("select id from attachment_pending where put_at < ?")
                .param(before.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .list()
                .forEach(this::takeBack);
    }
}
