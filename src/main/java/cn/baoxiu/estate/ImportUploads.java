package cn.baoxiu.estate;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Files between their trial on the page and their import. In the database, because the next click may reach another
 * node; in pieces, because not every database takes a large binary value. They hold personal data, so they go with the
 * import, at the latest after a day, or with the next file of the same person.
 */
@Repository
public class ImportUploads {

    private static final int PIECE_BYTES = 512 * 1024;
    private static final Duration KEPT = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    ImportUploads(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A file that was kept. */
    public record Upload(String id, String kind, String fileName) {}

    @Transactional
    public Upload keep(String kind, String fileName, String user, byte[] content) {
        Instant now = clock.instant();
        jdbc.sql("delete from estate_import_upload where uploaded_at < :before or uploaded_by = :user")
                .param("before", at(now.minus(KEPT)))
                .param("user", user)
                .update();
        Upload upload = new Upload(UUID.randomUUID().toString(), kind, fileName);
        jdbc.sql(
                        """
                        insert into estate_import_upload (id, kind, file_name, uploaded_by, uploaded_at)
                        values (:id, :kind, :fileName, :user, :now)
                        """)
                .param("id", upload.id())
                .param("kind", kind)
                .param("fileName", fileName)
                .param("user", user)
                .param("now", at(now))
                .update();
        for (int from = 0, piece = 0; from < content.length; from += PIECE_BYTES, piece++) {
            jdbc.sql("insert into estate_import_piece (upload, piece_no, content) values (:id, :piece, :content)")
                    .param("id", upload.id())
                    .param("piece", piece)
                    .param("content", Arrays.copyOfRange(content, from, Math.min(content.length, from + PIECE_BYTES)))
                    .update();
        }
        return upload;
    }

    /** Only the person who tried the file may import it. */
    public Optional<Upload> find(String id, String user) {
        return jdbc.sql("select id, kind, file_name from estate_import_upload where id = :id and uploaded_by = :user")
                .param("id", id)
                .param("user", user)
                .query((row, number) ->
                        new Upload(row.getString("id"), row.getString("kind"), row.getString("file_name")))
                .optional();
    }

    public InputStream content(Upload upload) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        jdbc.sql("select content from estate_import_piece where upload = :id order by piece_no")
                .param("id", upload.id())
                .query((row, number) -> row.getBytes("content"))
                .list()
                .forEach(content::writeBytes);
        return new ByteArrayInputStream(content.toByteArray());
    }

    @Transactional
    public void remove(Upload upload) {
        jdbc.sql("delete from estate_import_upload where id = :id")
                .param("id", upload.id())
                .update();
    }

    private OffsetDateTime at(Instant instant) {
        return instant.atZone(clock.getZone()).toOffsetDateTime();
    }
}
