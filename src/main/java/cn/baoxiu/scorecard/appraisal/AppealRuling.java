package cn.baoxiu.scorecard.appraisal;

import cn.baoxiu.engine.SubmittedForm;

/** Decision of group customer service on an appeal, with its reason. */
public record AppealRuling(boolean upheld, String reason) {

    public static final String RULING = "appealRuling";
    public static final String REASON = "appealRulingReason";

    private enum Choice {
        UPHELD,
        REJECTED
    }

    /** @throws cn.baoxiu.engine.FormRejected with every wrong field */
    public static AppealRuling read(SubmittedForm form) {
        Choice choice = form.requiredChoice(RULING, Choice.class);
        String reason = form.requiredText(REASON, 2000);
        form.check();
        return new AppealRuling(choice == Choice.UPHELD, reason);
    }
}
