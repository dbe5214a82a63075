package cn.baoxiu.engine.guard;

import cn.baoxiu.engine.OpenTask;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.impl.cfg.CommandChecker;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Claims a task that nobody holds and completes it, with one check of the user's rights where the engine's own
 * commands, one after the other, would make three.
 */
@Component
public final class TaskWork {

    private final FormSubmission submission;

    TaskWork(FormSubmission submission) {
        this.submission = submission;
    }

    /**
     * @throws NoSuchElementException if there is no such task, or the user may not even see it
     * @throws org.camunda.bpm.engine.AuthorizationException if the user may see it but not work on it
     */
    public Command<@Nullable Void> claimAndComplete(String taskId, Map<String, Object> values) {
        return command -> {
            TaskEntity task = command.getTaskManager().findTaskById(taskId);
            if (task == null) {
                throw new NoSuchElementException("no open task " + taskId);
            }
            checkWork(command, task);
            Authentication user = command.getAuthentication();
            if (task.getAssignee() == null && user != null && user.getUserId() != null) {
                claim(command, task, user.getUserId());
            }
            return command.runWithoutAuthorization(() -> {
                new CompleteWithForm(submission, CompleteWithForm.End.COMPLETE, taskId, values, false, false)
                        .execute(command);
                return null;
            });
        };
    }

    /**
     * Completes the task in nobody's name, whoever is logged in where a link is opened.
     *
     * @return false if there is none
     */
    public Command<Boolean> completeForGuest(String businessKey, String definitionKey, Map<String, Object> values) {
        return command -> {
            IdentityService identity = command.getProcessEngineConfiguration().getIdentityService();
            Authentication user = identity.getCurrentAuthentication();
            identity.clearAuthentication();
            try {
                Optional<OpenTask> open = OpenTasks.ofCase(businessKey).execute(command).stream()
                        .filter(task -> task.definitionKey().equals(definitionKey))
                        .findFirst();
                if (open.isEmpty()) {
                    return false;
                }
                new CompleteWithForm(
                                submission,
                                CompleteWithForm.End.COMPLETE,
                                open.get().id(),
                                values,
                                false,
                                false)
                        .execute(command);
                return true;
            } finally {
                identity.setAuthentication(user);
            }
        };
    }

    private static void checkWork(CommandContext command, TaskEntity task) {
        try {
            for (CommandChecker checker :
                    command.getProcessEngineConfiguration().getCommandCheckers()) {
                checker.checkTaskWork(task);
            }
        } catch (ProcessEngineException e) {
            // no right, or a task of another tenant: who may not see it is not told that it exists
            boolean visible = command.getProcessEngineConfiguration()
                            .getTaskService()
                            .createTaskQuery()
                            .taskId(task.getId())
                            .count()
                    == 1;
            if (visible) {
                throw e;
            }
            throw new NoSuchElementException("no open task " + task.getId(), e);
        }
    }

    /** As the engine's claim does it, without its check of the same right. */
    private static void claim(CommandContext command, TaskEntity task, String user) {
        Candidates.checkAssignee(command, task, user);
        task.setAssignee(user);
        task.triggerUpdateEvent();
        task.logUserOperation(UserOperationLogEntry.OPERATION_TYPE_CLAIM);
    }
}
