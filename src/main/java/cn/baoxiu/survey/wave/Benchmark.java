package cn.baoxiu.survey.wave;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What others in the industry reach with a segment in a year.
 *
 * @param question code
 * @param points from 0 to 100; null where a benchmark was taken away
 * @param source where it comes from
 */
public record Benchmark(
        Instrument instrument,
        String question,
        Segment segment,
        int year,
        @Nullable BigDecimal points,
        String source,
        String setBy,
        Instant setAt) {}
