package cn.baoxiu.contractor;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * What owners said about repairs of contractors; answered by the room that asks them. As long as there is none, or nobody
 * answered, the item stays out of ratings.
 */
public interface OwnerScores {

    /** Answers from a moment on and before another, of repairs by contractors in cases that count (rules R7). */
    List<Score> between(Instant from, Instant until);

    /**
     * @param contractor whose repair it was
     * @param points 0 to 100; an answer of 1 to 5 counts 20 each (rules R7)
     */
    record Score(
            String contractor,
            String subsidiary,
            String project,
            String caseNumber,
            Instant answeredAt,
            BigDecimal points) {}
}
