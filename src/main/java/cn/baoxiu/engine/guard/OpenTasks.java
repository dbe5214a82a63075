package cn.baoxiu.engine.guard;

import cn.baoxiu.engine.OpenTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.db.PermissionCheckBuilder;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;

/**
 * Reads tasks with their case number and candidate groups. What belongs to a task is read without asking for rights on
 * the process instance, which staff do not have.
 */
public final class OpenTasks {

    private static final String OF_CASE =
            """
            select t.* from act_ru_task t join act_ru_execution e on e.id_ = t.proc_inst_id_
            where e.business_key_ = #{key} order by t.create_time_, t.id_""";

    /** By definition id, whose key never changes; the engine would read the definition in every command. */
    private static final Map<String, String> PROCESS_KEYS = new ConcurrentHashMap<>();

    private OpenTasks() {}

    /** One that the user may see, found before; null if there is no such task of a process (any more). */
    public static Command<@Nullable OpenTask> byId(String taskId) {
        return command -> command.runWithoutAuthorization(() -> {
            TaskEntity task = command.getTaskManager().findTaskById(taskId);
            if (task == null || task.getProcessDefinitionId() == null) {
                return null;
            }
            ExecutionEntity instance = command.getExecutionManager().findExecutionById(task.getProcessInstanceId());
            return read(task, processKey(command, task), instance == null ? null : instance.getBusinessKey());
        });
    }

    /**
     * Those of a case that the user may see, the oldest first. Rights and tenants are asked for task by task, of which a
     * case has one or two: the engine's own query, with conditions for both, is composed anew each time, which takes
     * longer than the query itself.
     */
    public static Command<List<OpenTask>> ofCase(String businessKey) {
        return command -> {
            List<Task> tasks = command.getProcessEngineConfiguration()
                    .getTaskService()
                    .createNativeTaskQuery()
                    .sql(OF_CASE)
                    .parameter("key", businessKey)
                    .list();
            List<OpenTask> visible = new ArrayList<>();
            for (Task task : tasks) {
                String process = processKey(command, (TaskEntity) task);
                if (command.getTenantManager().isAuthenticatedTenant(task.getTenantId())
                        && mayRead(command, task, process)) {
                    visible.add(command.runWithoutAuthorization(() -> read((TaskEntity) task, process, businessKey)));
                }
            }
            return visible;
        };
    }

    private static boolean mayRead(CommandContext command, Task task, String process) {
        try {
            command.getAuthorizationManager()
                    .checkAuthorization(new PermissionCheckBuilder()
                            .disjunctive()
                            .atomicCheckForResourceId(Resources.TASK, task.getId(), Permissions.READ)
                            .atomicCheckForResourceId(Resources.PROCESS_DEFINITION, process, Permissions.READ_TASK)
                            .build());
            return true;
        } catch (AuthorizationException e) {
            return false;
        }
    }

    private static String processKey(CommandContext command, TaskEntity task) {
        return PROCESS_KEYS.computeIfAbsent(task.getProcessDefinitionId(), id -> command.getProcessEngineConfiguration()
                .getDeploymentCache()
                .findDeployedProcessDefinitionById(id)
                .getKey());
    }

    private static OpenTask read(TaskEntity task, String process, @Nullable String businessKey) {
        List<String> groups = task.getCandidates().stream()
                .map(IdentityLink::getGroupId)
                .filter(g -> g != null)
                .sorted()
                .toList();
        return new OpenTask(
                task.getId(),
                process,
                task.getTaskDefinitionKey(),
                task.getName() == null ? task.getTaskDefinitionKey() : task.getName(),
                businessKey,
                task.getTenantId(),
                task.getAssignee(),
                groups,
                task.getCreateTime().toInstant(),
                task.getDueDate() == null ? null : task.getDueDate().toInstant(),
                task.getPriority());
    }
}
