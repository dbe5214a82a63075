package cn.baoxiu.engine.guard;

import cn.baoxiu.engine.OpenTask;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collections;
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
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.UncategorizedSQLException;

/**
 * Reads tasks with their case number and candidate groups. What belongs to a task is read without asking for rights on
 * the process instance, which staff do not have.
 */
public final class OpenTasks {

    /** A row for each candidate group. */
    private static final String OF_CASE =
            """
            select t.id_, t.proc_def_id_, t.task_def_key_, t.name_, t.tenant_id_, t.assignee_, t.create_time_, t.due_date_,
              t.priority_, l.group_id_
            from act_ru_execution e join act_ru_task t on t.proc_inst_id_ = e.id_
            left join act_ru_identitylink l on l.task_id_ = t.id_ and l.type_ = 'candidate' and l.group_id_ is not null
            where e.business_key_ = ? order by t.create_time_, t.id_""";

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
            String process = processKey(command, task.getProcessDefinitionId());
            return read(task, process, instance == null ? null : instance.getBusinessKey());
        });
    }

    /**
     * Those of a case that the user may see, the oldest first. Rights and tenants are asked for task by task, of which a
     * case has one or two: the engine's own query, with conditions for both, is composed anew each time, which takes
     * longer than the query itself.
     */
    public static Command<List<OpenTask>> ofCase(String businessKey) {
        return command -> known(command, businessKey).stream()
                .filter(task -> command.getTenantManager().isAuthenticatedTenant(task.tenantId()))
                .filter(task -> mayRead(command, task))
                .toList();
    }

    /** As this command knows them: what it has changed and not written yet counts. */
    private static List<OpenTask> known(CommandContext command, String businessKey) {
        return stored(command, businessKey).stream()
                .map(task -> {
                    TaskEntity held = command.getDbEntityManager().getCachedEntity(TaskEntity.class, task.id());
                    return held == null
                            ? task
                            : command.runWithoutAuthorization(() -> read(held, task.processKey(), businessKey));
                })
                .toList();
    }

    private static List<OpenTask> stored(CommandContext command, String businessKey) {
        List<OpenTask> tasks = new ArrayList<>();
        try (PreparedStatement statement =
                command.getDbSqlSession().getSqlSession().getConnection().prepareStatement(OF_CASE)) {
            statement.setString(1, businessKey);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    if (tasks.isEmpty() || !tasks.get(tasks.size() - 1).id().equals(row.getString("id_"))) {
                        tasks.add(read(command, row, businessKey, new ArrayList<>()));
                    }
                    String group = row.getString("group_id_");
                    if (group != null) {
                        tasks.get(tasks.size() - 1).candidateGroups().add(group);
                    }
                }
            }
        } catch (SQLException e) {
            throw new UncategorizedSQLException("tasks of a case", OF_CASE, e);
        }
        tasks.forEach(task -> Collections.sort(task.candidateGroups()));
        return tasks;
    }

    private static OpenTask read(CommandContext command, ResultSet row, String businessKey, List<String> groups)
            throws SQLException {
        String definitionKey = row.getString("task_def_key_");
        String name = row.getString("name_");
        Timestamp due = row.getTimestamp("due_date_");
        return new OpenTask(
                row.getString("id_"),
                processKey(command, row.getString("proc_def_id_")),
                definitionKey,
                name == null ? definitionKey : name,
                businessKey,
                row.getString("tenant_id_"),
                row.getString("assignee_"),
                groups,
                row.getTimestamp("create_time_").toInstant(),
                due == null ? null : due.toInstant(),
                row.getInt("priority_"));
    }

    private static boolean mayRead(CommandContext command, OpenTask task) {
        try {
            command.getAuthorizationManager()
                    .checkAuthorization(new PermissionCheckBuilder()
                            .disjunctive()
                            .atomicCheckForResourceId(Resources.TASK, task.id(), Permissions.READ)
                            .atomicCheckForResourceId(
                                    Resources.PROCESS_DEFINITION, task.processKey(), Permissions.READ_TASK)
                            .build());
            return true;
        } catch (AuthorizationException e) {
            return false;
        }
    }

    private static String processKey(CommandContext command, String definitionId) {
        return PROCESS_KEYS.computeIfAbsent(definitionId, id -> command.getProcessEngineConfiguration()
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
