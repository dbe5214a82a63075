package cn.baoxiu.intake.ledger;

import cn.baoxiu.estate.Location;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row as a case.
 *
 * @param score 1 to 5; null if the ledger has none, or words
 * @param fingerprint the same for the same report: home, report time, description
 * @param contentHash the same if also everything else is the same
 */
record Understood(
        Location location,
        DefectWords.Defect defect,
        String description,
        String name,
        List<String> phones,
        RowDates dates,
        @Nullable String responsible,
        @Nullable String repairer,
        @Nullable Boolean reworked,
        @Nullable Integer score,
        String scoreText,
        String channelText,
        String remark,
        String fingerprint,
        String contentHash) {}
