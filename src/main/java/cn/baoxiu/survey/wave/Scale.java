package cn.baoxiu.survey.wave;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** In what a score is told. Labels: {@code surveyScale.<NAME>}. */
public enum Scale {
    /** From 1 to 5. */
    FIVE(1, 5, 20),
    /** From 0 to 100. */
    HUNDRED(0, 100, 1);

    private final BigDecimal least;
    private final BigDecimal most;
    private final BigDecimal factor;

    Scale(int least, int most, int factor) {
        this.least = BigDecimal.valueOf(least);
        this.most = BigDecimal.valueOf(most);
        this.factor = BigDecimal.valueOf(factor);
    }

    public BigDecimal least() {
        return least;
    }

    public BigDecimal most() {
        return most;
    }

    public boolean has(BigDecimal score) {
        return score.compareTo(least) >= 0 && score.compareTo(most) <= 0;
    }

    /** The score from 0 to 100, two decimals: 1–5 × 20 (rules R7). */
    public BigDecimal points(BigDecimal score) {
        return score.multiply(factor).setScale(2, RoundingMode.HALF_UP);
    }
}
