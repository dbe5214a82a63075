package cn.baoxiu.engine.guard;

import cn.baoxiu.engine.OpenTask;
import java.util.List;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.jspecify.annotations.Nullable;

/**
 * Reads a task with its case number and candidate groups. For a task that the user may see, found before: what
 * belongs to it is read without asking for rights on the process instance, which staff do not have.
 */
public final class OpenTasks {

    private OpenTasks() {}

    /** Null if there is no such task of a process (any more). */
    public static Command<@Nullable OpenTask> byId(String taskId) {
        return command -> command.runWithoutAuthorization(() -> {
            TaskEntity task = command.getTaskManager().findTaskById(taskId);
            return task == null || task.getProcessDefinitionId() == null ? null : read(command, task);
        });
    }

    private static OpenTask read(CommandContext command, TaskEntity task) {
        ProcessDefinitionEntity process = command.getProcessEngineConfiguration()
                .getDeploymentCache()
                .findDeployedProcessDefinitionById(task.getProcessDefinitionId());
        ExecutionEntity instance = command.getExecutionManager().findExecutionById(task.getProcessInstanceId());
        List<String> groups = task.getCandidates().stream()
                .map(IdentityLink::getGroupId)
                .filter(g -> g != null)
                .sorted()
                .toList();
        return new OpenTask(
                task.getId(),
                process.getKey(),
                task.getTaskDefinitionKey(),
                task.getName() == null ? task.getTaskDefinitionKey() : task.getName(),
                instance == null ? null : instance.getBusinessKey(),
                task.getTenantId(),
                task.getAssignee(),
                groups,
                task.getCreateTime().toInstant(),
                task.getDueDate() == null ? null : task.getDueDate().toInstant(),
                task.getPriority());
    }
}
