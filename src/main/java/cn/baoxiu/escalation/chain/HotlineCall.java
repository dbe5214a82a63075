package cn.baoxiu.escalation.chain;

import cn.baoxiu.engine.SubmittedForm;
import cn.baoxiu.escalation.EscalationCause;

/** A call of the owner about a case, entered by hand. */
public record HotlineCall(String caseNumber, String words) {

    private static final int WORDS = 2000;

    /** @throws cn.baoxiu.engine.FormRejected with every wrong field */
    public static HotlineCall read(SubmittedForm form) {
        HotlineCall read =
                new HotlineCall(form.requiredText("caseNumber", 40), form.requiredText("callerWords", WORDS));
        form.check();
        return read;
    }

    public EscalationCause cause() {
        return EscalationCause.said(caseNumber, EscalationCause.Kind.HOTLINE, words);
    }
}
