package cn.baoxiu.engine.guard;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Runs our own commands in the engine, in the current transaction. */
@Component
public class EngineCommands {

    private final ProcessEngineConfigurationImpl configuration;
    private final CommandExecutor executor;

    EngineCommands(ProcessEngine engine) {
        this.configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        this.executor = configuration.getCommandExecutorTxRequired();
    }

    /** How often a job is tried. */
    public int attempts() {
        return configuration.getDefaultNumberOfRetries();
    }

    /** Whether this thread is within a command, whose own changes are not written yet. */
    public boolean isUnderWay() {
        return Context.getCommandContext() != null;
    }

    public <T extends @Nullable Object> T run(Command<T> command) {
        return executor.execute(command);
    }

    /** As {@link #run}, asking for no rights of the user, who stays known to listeners and the operation log. */
    public <T extends @Nullable Object> T runFreely(Command<T> command) {
        return executor.execute(context -> context.runWithoutAuthorization(command));
    }
}
