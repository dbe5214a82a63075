package cn.baoxiu.escalation.chain;

/**
 * What a cause leads to.
 *
 * @param level where the cause belongs by decision {@code escalation-start}, 0 for nowhere
 * @param subsidiary tenant of the case
 */
public record Beginning(Kind kind, int level, int priority, String subsidiary) {

    /** An escalation was opened; one runs already, to which the cause belongs; or the cause opens nothing. */
    public enum Kind {
        OPENED,
        RUNNING,
        NONE
    }
}
