package cn.baoxiu.survey.wave;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A file that was imported.
 *
 * @param held last day of the wave
 * @param figures how many
 * @param withdrawnReason with the two before it null as long as the wave counts
 */
public record ImportedWave(
        long id,
        Instrument instrument,
        String wave,
        LocalDate held,
        String source,
        String note,
        String fileName,
        int figures,
        String importedBy,
        Instant importedAt,
        @Nullable String withdrawnBy,
        @Nullable Instant withdrawnAt,
        @Nullable String withdrawnReason) {

    public boolean counts() {
        return withdrawnAt == null;
    }
}
