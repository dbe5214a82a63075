package cn.baoxiu.scorecard.appraisal;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What a case adds to a line of a card, as it was frozen.
 *
 * @param factMonth the month it belongs to; an earlier one where months are pooled
 * @param facts how many
 */
public record FrozenCase(
        String item, String caseNumber, LocalDate factMonth, BigDecimal hits, BigDecimal base, int facts) {}
