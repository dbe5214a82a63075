package cn.baoxiu.survey.callback;

import cn.baoxiu.engine.RunningInstances;
import java.util.Set;

/**
 * The running instance of a call-back; implemented beside the model. A case may have several: one that calls, and earlier ones
 * whose second call waits.
 */
public interface CallbackProcess {

    void begin(Callback callback);

    /** @return false if no instance waits for the owner's answer */
    boolean answered(Callback callback);

    /** Whether the instance is there, and takes messages. */
    RunningInstances.State state(Callback callback);

    /** Ids of the call-backs that have an instance, suspended ones included. */
    Set<Long> running();

    /** @return false if no instance runs that could end */
    boolean caseReopened(Callback callback);
}
