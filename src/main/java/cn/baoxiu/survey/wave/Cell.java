package cn.baoxiu.survey.wave;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * One figure: what one question got of one segment in one wave.
 *
 * @param held day of the wave
 * @param score in its scale, two decimals
 * @param n answers, or visits
 * @param parts 1 for a figure as it was reported; more for the mean of so many figures, weighted by n
 */
public record Cell(
        String wave,
        LocalDate held,
        Question question,
        Segment segment,
        Scale scale,
        BigDecimal score,
        int n,
        int parts) {

    /** From 0 to 100. */
    @JsonProperty
    public BigDecimal points() {
        return scale.points(score);
    }
}
