package cn.baoxiu.survey.callback;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * One question that owners are asked; data in {@code survey_question}.
 *
 * @param code for example {@code SPEED}; forms carry the answer under {@link #field()}
 * @param min lowest score
 * @param max highest score; a yes-or-no question goes from 0 to 1
 */
public record AskedQuestion(String code, int min, int max, String chinese, String english) {

    public static final String SOLVED = "SOLVED";
    public static final String OVERALL = "OVERALL";
    public static final String QUALITY = "QUALITY";

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Key of the form field. */
    public String field() {
        return "answer" + code.charAt(0) + code.substring(1).toLowerCase(Locale.ROOT);
    }

    public boolean yesOrNo() {
        return min == 0 && max == 1;
    }

    /** The score on the scale of 0 to 100, two decimals: 1 to 5 counts 20 each (rules R7). */
    public BigDecimal points(int score) {
        return BigDecimal.valueOf(score).multiply(HUNDRED).divide(BigDecimal.valueOf(max), 2, RoundingMode.HALF_UP);
    }
}
