package cn.baoxiu.scorecard.appraisal;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Published cards on paper. They are written once; there is no way to change one. */
@Component
class CardPdfs {

    private static final int PIECE_BYTES = 512 * 1024;

    private final JdbcClient jdbc;

    CardPdfs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param fileName for mails and downloads */
    record Pdf(String fileName, byte[] content) {}

    private record Head(String sha256, String subsidiaryId, LocalDate monthStart) {}

    void insert(long cardId, byte[] pdf, Instant at) {
        jdbc.sql("insert into scorecard_card_pdf (card_id, size_bytes, sha256, made_at) values (?, ?, ?, ?)")
                .params(cardId, pdf.length, sha256(pdf), at.atOffset(ZoneOffset.UTC))
                .update();
        for (int from = 0, number = 0; from < pdf.length; from += PIECE_BYTES, number++) {
            jdbc.sql("insert into scorecard_card_pdf_piece (card_id, piece_no, content) values (?, ?, ?)")
                    .params(cardId, number, Arrays.copyOfRange(pdf, from, Math.min(pdf.length, from + PIECE_BYTES)))
                    .update();
        }
    }

    /** @throws IllegalStateException if what is stored is not what was published */
    Optional<Pdf> find(long cardId) {
        return jdbc.sql("select p.sha256, c.subsidiary_id, c.month_start from scorecard_card_pdf p"
                        + " join scorecard_card c on c.id = p.card_id where p.card_id = ?")
                .param(cardId)
                .query(Head.class)
                .optional()
                .map(head -> new Pdf(
                        "scorecard-" + head.subsidiaryId() + "-"
                                + head.monthStart().toString().substring(0, 7) + ".pdf",
                        content(cardId, head.sha256())));
    }

    private byte[] content(long cardId, String sha256) {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        jdbc.sql("select content from scorecard_card_pdf_piece where card_id = ? order by piece_no")
                .param(cardId)
                .query((row, number) -> row.getBytes(1))
                .list()
                .forEach(pdf::writeBytes);
        if (!sha256(pdf.toByteArray()).equals(sha256)) {
            throw new IllegalStateException("the PDF of card " + cardId + " is not what was published");
        }
        return pdf.toByteArray();
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
