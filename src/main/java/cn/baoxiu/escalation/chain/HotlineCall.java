package cn.baoxiu.escalation.chain;

import cn.baoxiu.engine.SubmittedForm;
import cn.baoxiu.escalation.EscalationCause;

/**
 * A call of the owner about a case, entered by hand.
 *
 * @param major media, injury, many people
 */
public record HotlineCall(String caseNumber, String words, boolean major) {

    private static final int WORDS = 2000;

    /** @throws cn.baoxiu.engine.FormRejected with every wrong field */
    public static HotlineCall read(SubmittedForm form) {
        HotlineCall read = new HotlineCall(
                form.requiredText("caseNumber", 40),
                form.requiredText("callerWords", WORDS),
                Boolean.TRUE.equals(form.flag("major")));
        form.check();
        return read;
    }

    public EscalationCause cause() {
        return new EscalationCause(caseNumber, EscalationCause.Kind.HOTLINE, null, null, null, words, major, null);
    }
}
