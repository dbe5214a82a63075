package cn.baoxiu.repair.casework;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A signature under the record of a round, without its picture.
 *
 * @param signerName null once erased
 * @param takenBy user on whose telephone it was drawn; null for the owner's own
 * @param recordSha256 of what was signed
 * @param erasedAt when name and picture were erased because their time was over
 */
public record Signature(
        long id,
        int round,
        SignatureMeans means,
        @Nullable String signerName,
        Instant signedAt,
        @Nullable String takenBy,
        String recordSha256,
        @Nullable Instant voidedAt,
        @Nullable String voidedBy,
        @Nullable String voidReason,
        @Nullable Instant erasedAt) {

    public boolean isValid() {
        return voidedAt == null;
    }
}
