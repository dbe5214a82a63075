package cn.baoxiu.engine;

import java.util.Set;

/**
 * Which process instances there are, for records in tables that must not wait for an instance that somebody cancelled in
 * Cockpit. No rights of the current user are asked.
 */
public interface RunningInstances {

    /** GONE: it ended, was cancelled, or never began. */
    enum State {
        ACTIVE,
        SUSPENDED,
        GONE
    }

    /** @param variable of the instance, for example its id in the domain */
    State state(String processKey, String businessKey, ProcessVariable<Long> variable, long value);

    /**
     * Business keys of the instances of a process that go on by themselves: neither suspended, nor with a job that the engine has
     * given up on.
     */
    Set<String> going(String processKey);

    /** Values of a variable over all instances of a process, suspended ones included. */
    Set<Long> values(String processKey, ProcessVariable<Long> variable);
}
