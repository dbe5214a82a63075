package cn.baoxiu.repair.casework;

import cn.baoxiu.repair.PersonalDataErased;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Owners' signatures: one valid one for a round; none is ever removed. */
@Service
@Transactional
public class Signatures {

    private static final String COLUMNS =
            "id, round, means, signer_name, signed_at, taken_by, record_sha256, voided_at,"
                    + " voided_by, void_reason, erased_at";

    private final SignedRecord record;
    private final JdbcClient jdbc;
    private final Actor actor;
    private final Clock clock;

    Signatures(SignedRecord record, JdbcClient jdbc, Actor actor, Clock clock) {
        this.record = record;
        this.jdbc = jdbc;
        this.actor = actor;
        this.clock = clock;
    }

    /**
     * Puts a signature under the record as it is now.
     *
     * @throws CaseConflict if the round has a valid signature
     */
    void take(RepairCase repairCase, SignatureMeans means, SignedName signed) {
        String caseNumber = repairCase.caseNumber();
        int round = repairCase.round();
        try {
            SqlRow.of(caseNumber, round)
                    .with("means", means)
                    .with("signer_name", signed.name())
                    .with("signed_at", clock.instant())
                    .text("taken_by", means == SignatureMeans.DRAWN ? actor.id() : null)
                    .with("picture", signed.picture())
                    .with("record_sha256", record.sha256(caseNumber, round))
                    .with("valid_key", key(caseNumber, round))
                    .insertInto("repair_signature", jdbc);
        } catch (DuplicateKeyException e) {
            throw new CaseConflict("repair.signature.twice", caseNumber);
        }
    }

    /** Whether the owner has signed this round, and the signature counts. */
    @Transactional(readOnly = true)
    public boolean isSigned(String caseNumber, int round) {
        return jdbc.sql("select 1 from repair_signature where valid_key = ?")
                .param(key(caseNumber, round))
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /**
     * While a signature stands under a round, its record is not changed.
     *
     * @throws CaseConflict if one does
     */
    void requireUnlocked(String caseNumber, int round) {
        if (isSigned(caseNumber, round)) {
            throw new CaseConflict("repair.signature.locked", caseNumber);
        }
    }

    /** True if a signature under this round was made void and the owner has not signed again. */
    @Transactional(readOnly = true)
    public boolean isAwaitedAgain(String caseNumber, int round) {
        List<Signature> ofRound =
                of(caseNumber).stream().filter(s -> s.round() == round).toList();
        return !ofRound.isEmpty() && ofRound.stream().noneMatch(Signature::isValid);
    }

    /** All signatures of a case, also those that are void, oldest first. */
    @Transactional(readOnly = true)
    public List<Signature> of(String caseNumber) {
        return jdbc.sql("select " + COLUMNS + " from repair_signature where case_number = ? order by id")
                .param(caseNumber)
                .query(new DataClassRowMapper<>(Signature.class))
                .list();
    }

    /** True if the record still is what was signed. */
    @Transactional(readOnly = true)
    public boolean isUnchanged(String caseNumber, Signature signature) {
        return record.sha256(caseNumber, signature.round()).equals(signature.recordSha256());
    }

    /** PNG; empty for another case's signature, or once it is erased. */
    @Transactional(readOnly = true)
    public Optional<byte[]> picture(String caseNumber, long id) {
        return jdbc.sql("select picture from repair_signature where id = ? and case_number = ? and picture is not null")
                .params(id, caseNumber)
                .query((row, n) -> row.getBytes(1))
                .optional();
    }

    Optional<Signature> valid(String caseNumber, int round) {
        return jdbc.sql("select " + COLUMNS + " from repair_signature where valid_key = ?")
                .param(key(caseNumber, round))
                .query(new DataClassRowMapper<>(Signature.class))
                .optional();
    }

    void makeVoid(Signature signature, String reason) {
        int changed = jdbc.sql(
                        "update repair_signature set valid_key = null, voided_at = ?, voided_by = ?, void_reason = ?"
                                + " where id = ? and valid_key is not null")
                .params(at(clock.instant()), actor.id(), reason, signature.id())
                .update();
        if (changed == 0) {
            throw new CaseConflict("repair.signature.none");
        }
    }

    /** Who signed is forgotten with the other personal data of the case; that it was signed, how and when stays. */
    @EventListener
    void erased(PersonalDataErased event) {
        if (!event.caseNumbers().isEmpty()) {
            jdbc.sql("update repair_signature set signer_name = null, picture = null, erased_at = :now"
                            + " where case_number in (:cases) and erased_at is null")
                    .param("now", at(clock.instant()))
                    .param("cases", event.caseNumbers())
                    .update();
        }
    }

    private static String key(String caseNumber, int round) {
        return caseNumber + "#" + round;
    }

    private static @Nullable Object at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
