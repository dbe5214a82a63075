package cn.baoxiu.escalation.chain;

import cn.baoxiu.engine.SubmittedForm;
import cn.baoxiu.escalation.EscalationCause;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** A cause on its way through the engine as a message, where only the values of a form travel. */
public final class CauseForm {

    private static final int WORDS = 2000;

    private CauseForm() {}

    public static Map<String, String> of(EscalationCause cause) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("kind", cause.kind().name());
        if (cause.promise() != null) {
            values.put("promise", cause.promise());
        }
        Instant due = cause.promiseDue();
        if (due != null) {
            values.put("promiseDue", due.toString());
        }
        if (cause.party() != null) {
            values.put("party", cause.party());
        }
        if (cause.reference() != null) {
            values.put("reference", cause.reference());
        }
        if (cause.major()) {
            values.put("major", "yes");
        }
        if (cause.words() != null) {
            values.put("words", cause.words());
        }
        return values;
    }

    /** @throws cn.baoxiu.engine.FormRejected with every wrong field */
    public static EscalationCause read(String caseNumber, SubmittedForm form) {
        EscalationCause read = new EscalationCause(
                caseNumber,
                form.requiredChoice("kind", EscalationCause.Kind.class),
                form.text("promise", 30),
                form.instant("promiseDue"),
                form.text("party", 64),
                form.text("words", WORDS),
                Boolean.TRUE.equals(form.flag("major")),
                form.text("reference", 100));
        form.check();
        return read;
    }
}
