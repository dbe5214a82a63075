package cn.baoxiu.scorecard.inside;

import cn.baoxiu.engine.SubmittedForm;
import java.math.BigDecimal;
import java.util.Map;

/**
 * A correction as somebody enters it.
 *
 * @param points with two decimals, not 0
 */
record CorrectionForm(InsideScope scope, BigDecimal points, String reason) {

    static final String SCOPE = "correctionScope";
    static final String POINTS = "correctionPoints";
    static final String REASON = "correctionReason";

    private static final int DECIMALS = 2;

    /** @throws cn.baoxiu.engine.FormRejected with every wrong field */
    static CorrectionForm read(Map<String, ?> values) {
        SubmittedForm form = SubmittedForm.of(values);
        InsideScope scope = form.requiredChoice(SCOPE, InsideScope.class);
        BigDecimal points = points(form);
        String reason = form.requiredText(REASON, 2000);
        form.check();
        return new CorrectionForm(scope, points, reason);
    }

    private static BigDecimal points(SubmittedForm form) {
        String text = form.requiredText(POINTS, 10);
        if (form.isWrong(POINTS)) {
            return BigDecimal.ZERO;
        }
        if (!text.matches("[+-]?\\d{1,3}(\\.\\d{1,2})?")) {
            form.reject(POINTS, "inside.correction.notPoints", text);
            return BigDecimal.ZERO;
        }
        BigDecimal points = new BigDecimal(text).setScale(DECIMALS);
        if (points.signum() == 0) {
            form.reject(POINTS, "inside.correction.nothing");
        }
        return points;
    }
}
