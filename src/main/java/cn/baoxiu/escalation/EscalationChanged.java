package cn.baoxiu.escalation;

import org.jspecify.annotations.Nullable;

/**
 * An escalation was opened, reached another level or ended. Published synchronously.
 *
 * @param level level that it has now, 0 when it has ended
 * @param outcome as in {@link EscalationView}, null while it runs
 */
public record EscalationChanged(String caseNumber, int level, @Nullable String outcome) {

    /** Outcome of an escalation that the end of its case leaves without an object. */
    public static final String DROPPED = "DROPPED";
}
