package cn.baoxiu.contractor.letter;

import cn.baoxiu.contractor.Letters.Letter;
import cn.baoxiu.contractor.Letters.State;
import cn.baoxiu.contractor.Rung;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Confirms to anybody who holds a letter that it is one; says nothing of what stands in it. */
@Service
public class LetterVerification {

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{16,40}");

    private final JdbcClient jdbc;
    private final LetterRows rows;

    LetterVerification(JdbcClient jdbc, LetterRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    /** @param token from the QR code; anything else finds nothing */
    @Transactional(readOnly = true)
    public Optional<Confirmed> find(String token) {
        if (!TOKEN.matcher(token).matches()) {
            return Optional.empty();
        }
        return jdbc.sql("select id from contractor_letter where token = ?")
                .param(token)
                .query(Long.class)
                .optional()
                .flatMap(rows::find)
                .map(this::confirmed);
    }

    private Confirmed confirmed(Letter letter) {
        return new Confirmed(
                letter.says().rung(),
                Objects.requireNonNull(letter.number()),
                LetterModels.dateOf(Objects.requireNonNull(letter.issuedAt())),
                Objects.requireNonNull(letter.pdfHash()),
                letter.state() == State.WITHDRAWN,
                rows.correctionOf(letter.id())
                        .flatMap(rows::find)
                        .map(Letter::number)
                        .orElse(null));
    }

    /**
     * @param sha256 of the PDF, hexadecimal
     * @param correctedBy number of the letter that corrects it
     */
    public record Confirmed(
            Rung kind, String number, LocalDate date, String sha256, boolean withdrawn, @Nullable String correctedBy) {}
}
