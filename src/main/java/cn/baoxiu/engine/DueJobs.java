package cn.baoxiu.engine;

import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/** Tells this node's job executor that jobs have become due in a way that it cannot know of: because time was moved. */
@Component
public class DueJobs {

    private final ProcessEngineConfigurationImpl engine;

    DueJobs(ProcessEngineConfigurationImpl engine) {
        this.engine = engine;
    }

    /** Instead of after its pause, which grows to seconds while there is nothing to do. Nothing if it is off. */
    public void lookNow() {
        engine.getJobExecutor().jobWasAdded();
    }
}
