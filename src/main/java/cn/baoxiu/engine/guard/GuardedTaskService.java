package cn.baoxiu.engine.guard;

import cn.baoxiu.engine.Rejections;
import java.util.Map;
import java.util.function.Function;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.impl.cfg.CommandChecker;
import org.camunda.bpm.engine.impl.cmd.HandleTaskBpmnErrorCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskEscalationCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.jspecify.annotations.Nullable;

/** Task service of which no way to end a task lets a caller set a process variable (rules R10). */
final class GuardedTaskService extends TaskServiceImpl {

    private final FormSubmission submission;

    GuardedTaskService(FormSubmission submission) {
        this.submission = submission;
    }

    @Override
    public void complete(String taskId) {
        complete(taskId, Map.of());
    }

    @Override
    public void complete(String taskId, @Nullable Map<String, Object> variables) {
        end(CompleteWithForm.End.COMPLETE, taskId, variables, false, false);
    }

    @Override
    public VariableMap completeWithVariablesInReturn(
            String taskId, @Nullable Map<String, Object> variables, boolean deserializeValues) {
        return end(CompleteWithForm.End.COMPLETE, taskId, variables, true, deserializeValues);
    }

    @Override
    public void resolveTask(String taskId) {
        resolveTask(taskId, Map.of());
    }

    @Override
    public void resolveTask(String taskId, @Nullable Map<String, Object> variables) {
        end(CompleteWithForm.End.RESOLVE, taskId, variables, false, false);
    }

    @Override
    public void handleBpmnError(String taskId, String errorCode) {
        handleBpmnError(taskId, errorCode, null, null);
    }

    @Override
    public void handleBpmnError(String taskId, String errorCode, @Nullable String errorMessage) {
        handleBpmnError(taskId, errorCode, errorMessage, null);
    }

    @Override
    public void handleBpmnError(
            String taskId, String errorCode, @Nullable String errorMessage, @Nullable Map<String, Object> variables) {
        leave(taskId, variables, guarded -> new HandleTaskBpmnErrorCmd(taskId, errorCode, errorMessage, guarded));
    }

    @Override
    public void handleEscalation(String taskId, String escalationCode) {
        handleEscalation(taskId, escalationCode, null);
    }

    @Override
    public void handleEscalation(String taskId, String escalationCode, @Nullable Map<String, Object> variables) {
        leave(taskId, variables, guarded -> new HandleTaskEscalationCmd(taskId, escalationCode, guarded));
    }

    VariableMap end(
            CompleteWithForm.End end,
            String taskId,
            @Nullable Map<String, Object> variables,
            boolean returnVariables,
            boolean deserialize) {
        return Rejections.unwrap(() -> commandExecutor.execute(
                new CompleteWithForm(submission, end, taskId, variables, returnVariables, deserialize)));
    }

    private void leave(
            String taskId,
            @Nullable Map<String, Object> variables,
            Function<Map<String, Object>, Command<Void>> leaving) {
        Rejections.unwrap(() -> commandExecutor.execute(command -> {
            TaskEntity task = command.getTaskManager().findTaskById(taskId);
            if (task == null) {
                // the engine's own command says so in its own words
                return leaving.apply(Map.of()).execute(command);
            }
            checkWork(command, task);
            return leaving.apply(submission.ofTask(command, task, variables)).execute(command);
        }));
    }

    private static void checkWork(CommandContext command, TaskEntity task) {
        for (CommandChecker checker : command.getProcessEngineConfiguration().getCommandCheckers()) {
            checker.checkTaskWork(task);
        }
    }
}
