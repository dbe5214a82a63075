package cn.baoxiu.contractor.letter;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.NoSuchElementException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Issued papers. They are written once; there is no way to change one. */
@Component
class PdfRows {

    private static final int PIECE_BYTES = 512 * 1024;

    private final JdbcClient jdbc;

    PdfRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(long letterId, byte[] pdf, String sha256) {
        jdbc.sql("insert into contractor_letter_pdf (letter_id, size_bytes, sha256) values (?, ?, ?)")
                .params(letterId, pdf.length, sha256)
                .update();
        for (int from = 0, number = 0; from < pdf.length; from += PIECE_BYTES, number++) {
            jdbc.sql("insert into contractor_letter_pdf_piece (letter_id, piece_no, content) values (?, ?, ?)")
                    .params(letterId, number, Arrays.copyOfRange(pdf, from, Math.min(pdf.length, from + PIECE_BYTES)))
                    .update();
        }
    }

    /**
     * @throws NoSuchElementException if the letter was not issued
     * @throws IllegalStateException if what is stored is not what was issued
     */
    byte[] read(long letterId) {
        String sha256 = jdbc.sql("select sha256 from contractor_letter_pdf where letter_id = ?")
                .param(letterId)
                .query(String.class)
                .optional()
                .orElseThrow(() -> new NoSuchElementException("letter " + letterId + " has no PDF"));
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        jdbc.sql("select content from contractor_letter_pdf_piece where letter_id = ? order by piece_no")
                .param(letterId)
                .query((row, number) -> row.getBytes(1))
                .list()
                .forEach(pdf::writeBytes);
        if (!DraftJson.hash(pdf.toByteArray()).equals(sha256)) {
            throw new IllegalStateException("the PDF of letter " + letterId + " is not what was issued");
        }
        return pdf.toByteArray();
    }
}
