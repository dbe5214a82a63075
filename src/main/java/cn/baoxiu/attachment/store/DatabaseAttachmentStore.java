package cn.baoxiu.attachment.store;

import cn.baoxiu.attachment.AttachmentStore;
import cn.baoxiu.attachment.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Content in pieces of half a megabyte; no more than one of them is in memory. */
class DatabaseAttachmentStore implements AttachmentStore {

    private static final int PIECE_BYTES = 512 * 1024;

    private final JdbcClient jdbc;

    DatabaseAttachmentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void put(String key, Bytes content) {
        if (!begin(key, content)) {
            delete(key);
            begin(key, content);
        }
        try (InputStream in = content.source().open()) {
            int number = 0;
            for (byte[] piece = in.readNBytes(PIECE_BYTES); piece.length > 0; piece = in.readNBytes(PIECE_BYTES)) {
                jdbc.sql("insert into attachment_piece (content_key, piece_no, content) values (?, ?, ?)")
                        .params(key, number++, piece)
                        .update();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("content cannot be read", e);
        }
    }

    /** False if there is content under the key, which is rare: it is asked for by the insert itself. */
    private boolean begin(String key, Bytes content) {
        return jdbc.sql(
                                """
                        insert into attachment_content (content_key, size_bytes, sha256)
                        select ?, cast(? as bigint), ?
                        where not exists (select 1 from attachment_content where content_key = ?)""")
                        .params(key, content.size(), content.sha256(), key)
                        .update()
                > 0;
    }

    @Override
    public Optional<Stored> get(String key) {
        return jdbc.sql("select size_bytes, sha256 from attachment_content where content_key = ?")
                .param(key)
                .query((row, number) -> new Stored(row.getLong(1), row.getString(2), new Pieces(jdbc, key)))
                .optional();
    }

    @Override
    public void delete(String key) {
        jdbc.sql("delete from attachment_content where content_key = ?")
                .param(key)
                .update();
    }

    @Override
    public boolean joinsTransaction() {
        return true;
    }

    /** Reads piece after piece as it is read itself, and holds no connection in between. */
    private static final class Pieces extends InputStream {

        private final JdbcClient jdbc;
        private final String key;
        private byte[] piece = {};
        private int read;
        private int next;

        Pieces(JdbcClient jdbc, String key) {
            this.jdbc = jdbc;
            this.key = key;
        }

        @Override
        public int read() {
            return advance() ? piece[read++] & 0xff : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (length == 0) {
                return 0;
            }
            if (!advance()) {
                return -1;
            }
            int count = Math.min(length, piece.length - read);
            System.arraycopy(piece, read, target, offset, count);
            read += count;
            return count;
        }

        /** False at the end. */
        private boolean advance() {
            if (read < piece.length) {
                return true;
            }
            Optional<byte[]> found = jdbc.sql(
                            "select content from attachment_piece where content_key = ? and piece_no = ?")
                    .params(key, next)
                    .query((row, number) -> row.getBytes(1))
                    .optional();
            next++;
            read = 0;
            piece = found.orElse(new byte[0]);
            return piece.length > 0;
        }
    }
}
