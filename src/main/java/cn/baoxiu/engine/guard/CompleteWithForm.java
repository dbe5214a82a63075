package cn.baoxiu.engine.guard;

import java.util.Map;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.DelegationState;
import org.jspecify.annotations.Nullable;

/**
 * Completes or resolves a task with nothing but its form's values in a transient variable. Submitting a form goes the
 * same way, because the engine's own command would write every value into the history as a form property.
 */
final class CompleteWithForm extends CompleteTaskCmd {

    private static final long serialVersionUID = 1L;

    enum End {
        COMPLETE,
        RESOLVE,
        /** Resolves a task that was delegated, completes any other, as a submitted form does. */
        SUBMIT
    }

    private final transient FormSubmission submission;
    private final End end;

    CompleteWithForm(
            FormSubmission submission,
            End end,
            String taskId,
            @Nullable Map<String, Object> submitted,
            boolean returnVariables,
            boolean deserialize) {
        super(taskId, submitted, returnVariables, deserialize);
        this.submission = submission;
        this.end = end;
    }

    @Override
    protected void checkCompleteTask(TaskEntity task, CommandContext command) {
        super.checkCompleteTask(task, command);
        Candidates.checkEnd(command, task);
        variables = submission.ofTask(command, task, variables);
    }

    @Override
    protected void completeTask(TaskEntity task) {
        boolean resolve =
                end == End.RESOLVE || (end == End.SUBMIT && task.getDelegationState() == DelegationState.PENDING);
        if (!resolve) {
            super.completeTask(task);
            return;
        }
        task.resolve();
        task.triggerUpdateEvent();
        task.logUserOperation(UserOperationLogEntry.OPERATION_TYPE_RESOLVE);
    }
}
