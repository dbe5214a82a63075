package cn.baoxiu.attachment;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows that tell of files; never their content. */
@Component
class AttachmentRows {

    private static final String SELECT = "select * from attachment ";

    private final JdbcClient jdbc;

    AttachmentRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Attachment a, String sourceSha256) {
        jdbc.sql(
                        """
                        insert into attachment (id, owner_key, round, kind, spot, step, file_name, content_type,
                            size_bytes, sha256, source_sha256, width, height, thumbnail, taken_at, uploaded_by, uploaded_at)
                        values (:id, :owner, :round, :kind, :spot, :step, :name, :type,
                            :size, :sha256, :source, :width, :height, :thumbnail, :takenAt, :by, :at)""")
                .param("id", a.id())
                .param("owner", a.ownerKey())
                .param("round", a.round())
                .param("kind", a.kind().name())
                .param("spot", a.spot())
                .param("step", a.step())
                .param("name", a.fileName())
                .param("type", a.contentType())
                .param("size", a.sizeBytes())
                .param("sha256", a.sha256())
                .param("source", sourceSha256)
                .param("width", a.width())
                .param("height", a.height())
                .param("thumbnail", a.thumbnail())
                .param("takenAt", at(a.takenAt()))
                .param("by", a.uploadedBy())
                .param("at", at(a.uploadedAt()))
                .update();
    }

    Optional<Attachment> sameBytes(Occasion occasion, String sourceSha256) {
        return jdbc.sql(SELECT + "where owner_key = ? and kind = ? and source_sha256 = ?")
                .params(occasion.ownerKey(), occasion.kind().name(), sourceSha256)
                .query(new DataClassRowMapper<>(Attachment.class))
                .optional();
    }

    int count(String ownerKey) {
        return jdbc.sql("select count(*) from attachment where owner_key = ?")
                .param(ownerKey)
                .query(Integer.class)
                .single();
    }

    /**
     * Counted here and not by the database, because rows can be locked and sums cannot.
     *
     * @param hold locks them for the rest of the transaction
     */
    int count(Attachments.Pictures wanted, boolean hold) {
        return jdbc.sql(
                        """
                        select a.id from attachment a
                        where a.owner_key = ? and a.kind = ? and a.round = ? and a.uploaded_at >= ?
                          and a.wrong_at is null and a.content_type like 'image/%'
                          and not exists (select 1 from attachment o
                                          where o.owner_key = a.owner_key and o.source_sha256 = a.source_sha256
                                            and o.kind <> a.kind and o.wrong_at is null)
                        order by a.id"""
                                + (hold ? " for update" : ""))
                .params(wanted.ownerKey(), wanted.kind().name(), wanted.round(), at(wanted.since()))
                .query(String.class)
                .list()
                .size();
    }

    List<Attachment> of(String ownerKey) {
        return jdbc.sql(SELECT + "where owner_key = ? order by uploaded_at, file_name, id")
                .param(ownerKey)
                .query(new DataClassRowMapper<>(Attachment.class))
                .list();
    }

    Optional<Attachment> find(String ownerKey, String id) {
        return jdbc.sql(SELECT + "where id = ? and owner_key = ?")
                .params(id, ownerKey)
                .query(new DataClassRowMapper<>(Attachment.class))
                .optional();
    }

    boolean markWrong(String id, Instant at, String by, String reason) {
        return jdbc.sql("update attachment set wrong_at = ?, wrong_by = ?, wrong_reason = ?"
                                + " where id = ? and wrong_at is null")
                        .params(at(at), by, reason, id)
                        .update()
                > 0;
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
