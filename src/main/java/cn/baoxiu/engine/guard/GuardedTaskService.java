package cn.baoxiu.engine.guard;

import cn.baoxiu.engine.Rejections;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.impl.cfg.CommandChecker;
import org.camunda.bpm.engine.impl.cmd.HandleTaskBpmnErrorCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskEscalationCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.VariableMap;
import org.jspecify.annotations.Nullable;

/**
 * Task service of which no way to end a task lets a caller set a process variable (rules R10), and no way to give a
 * task away lets it come to somebody who is no candidate for it (rules R3).
 */
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

    @Override
    public void claim(String taskId, @Nullable String userId) {
        give(taskId, userId, CommandChecker::checkTaskWork, () -> super.claim(taskId, userId));
    }

    @Override
    public void setAssignee(String taskId, @Nullable String userId) {
        give(taskId, userId, CommandChecker::checkTaskAssign, () -> super.setAssignee(taskId, userId));
    }

    /** The owner gets the task back from whom it was delegated to. */
    @Override
    public void setOwner(String taskId, @Nullable String userId) {
        give(taskId, userId, CommandChecker::checkTaskAssign, () -> super.setOwner(taskId, userId));
    }

    @Override
    public void delegateTask(String taskId, @Nullable String userId) {
        give(taskId, userId, CommandChecker::checkTaskAssign, () -> super.delegateTask(taskId, userId));
    }

    @Override
    public void addUserIdentityLink(String taskId, String userId, String linkType) {
        boolean gives = IdentityLinkType.ASSIGNEE.equals(linkType) || IdentityLinkType.OWNER.equals(linkType);
        give(
                taskId,
                gives ? userId : null,
                CommandChecker::checkTaskAssign,
                () -> super.addUserIdentityLink(taskId, userId, linkType));
    }

    @Override
    public void saveTask(Task task) {
        Rejections.unwrap(() -> commandExecutor.execute(command -> {
            TaskEntity stored = command.getTaskManager().findTaskById(task.getId());
            if (stored != null) {
                checkChange(command, stored, stored.getAssignee(), task.getAssignee());
                checkChange(command, stored, stored.getOwner(), task.getOwner());
            }
            return null;
        }));
        super.saveTask(task);
    }

    private static void checkChange(
            CommandContext command, TaskEntity task, @Nullable String before, @Nullable String after) {
        if (after != null && !after.equals(before)) {
            check(command, task, CommandChecker::checkTaskAssign);
            Candidates.checkAssignee(command, task, after);
        }
    }

    private void give(
            String taskId, @Nullable String userId, BiConsumer<CommandChecker, TaskEntity> right, Runnable giving) {
        if (userId == null) {
            giving.run();
            return;
        }
        Rejections.unwrap(() -> commandExecutor.execute(command -> {
            TaskEntity task = command.getTaskManager().findTaskById(taskId);
            if (task != null) {
                // whoever may not give the task away learns nothing about other people
                check(command, task, right);
                Candidates.checkAssignee(command, task, userId);
            }
            giving.run();
            return null;
        }));
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
            check(command, task, CommandChecker::checkTaskWork);
            Candidates.checkEnd(command, task);
            return leaving.apply(submission.ofTask(command, task, variables)).execute(command);
        }));
    }

    private static void check(CommandContext command, TaskEntity task, BiConsumer<CommandChecker, TaskEntity> right) {
        for (CommandChecker checker : command.getProcessEngineConfiguration().getCommandCheckers()) {
            right.accept(checker, task);
        }
    }
}
