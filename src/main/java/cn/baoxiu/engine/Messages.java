package cn.baoxiu.engine;

import java.util.Map;

/**
 * Sends a message to one running process instance, with values that reach its listeners as {@link SubmittedForm} and
 * are never stored. The caller has checked that the current user may do this: the engine checks only the tenant.
 */
public interface Messages {

    /**
     * @param businessKey case number
     * @param form values for the listener of the catching event
     * @return false if no running instance with that key waits for the message; nothing happened then
     * @throws FormRejected if a value is refused; nothing is changed then
     */
    boolean correlate(String processKey, String businessKey, String messageName, Map<String, ?> form);

    /**
     * As {@link #correlate}, where several instances may run under one key: to the one whose variable has the value.
     *
     * @param variable of the instance, for example its id in the domain
     */
    boolean correlate(
            String processKey, String businessKey, ProcessVariable<Long> variable, long value, String messageName);
}
