package cn.baoxiu.scorecard.card;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A case behind a correction: what it added before, and now; null where it did not count. */
public record CorrectedCase(
        String caseNumber,
        @Nullable BigDecimal numeratorBefore,
        @Nullable BigDecimal denominatorBefore,
        @Nullable BigDecimal numeratorNow,
        @Nullable BigDecimal denominatorNow) {}
