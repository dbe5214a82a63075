package cn.baoxiu.engine.work;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import cn.baoxiu.engine.OpenTask;
import cn.baoxiu.engine.Rejections;
import cn.baoxiu.engine.TaskInbox;
import cn.baoxiu.engine.TaskOfCase;
import cn.baoxiu.engine.guard.EngineCommands;
import cn.baoxiu.engine.guard.OpenTasks;
import cn.baoxiu.engine.guard.TaskWork;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class CamundaTaskInbox implements TaskInbox {

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final TaskWork work;
    private final EngineCommands commands;

    CamundaTaskInbox(TaskService tasks, RuntimeService runtime, TaskWork work, EngineCommands commands) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.work = work;
        this.commands = commands;
    }

    @Override
    public List<OpenTask> ofCase(String businessKey) {
        return commands.run(OpenTasks.ofCase(businessKey));
    }

    @Override
    public List<OpenTask> allOfCase(String businessKey) {
        return commands.runFreely(OpenTasks.ofCase(businessKey));
    }

    @Override
    public Optional<OpenTask> find(String taskId) {
        Task task = tasks.createTaskQuery().taskId(taskId).singleResult();
        return task == null ? Optional.empty() : Optional.ofNullable(read(task));
    }

    @Override
    public List<TaskOfCase> casesOf(Collection<String> taskIds) {
        if (taskIds.isEmpty()) {
            return List.of();
        }
        List<Task> visible =
                tasks.createTaskQuery().taskIdIn(taskIds.toArray(String[]::new)).list();
        Map<String, String> numbers = caseNumbers(visible.stream()
                .map(Task::getProcessInstanceId)
                .filter(Objects::nonNull)
                .collect(toSet()));
        List<TaskOfCase> found = new ArrayList<>();
        for (Task task : visible) {
            String number = numbers.get(task.getProcessInstanceId());
            if (number != null) {
                Date due = task.getDueDate();
                found.add(new TaskOfCase(task.getId(), number, due == null ? null : due.toInstant()));
            }
        }
        return found;
    }

    /** Read without asking for rights on the process instances, which staff do not have. */
    private Map<String, String> caseNumbers(Set<String> instances) {
        if (instances.isEmpty()) {
            return Map.of();
        }
        return commands.runFreely(
                command -> runtime.createProcessInstanceQuery().processInstanceIds(instances).list().stream()
                        .filter(instance -> instance.getBusinessKey() != null)
                        .collect(toMap(ProcessInstance::getId, ProcessInstance::getBusinessKey)));
    }

    @Override
    @Transactional
    public void complete(String taskId, Map<String, ?> values) {
        Rejections.unwrap(() -> commands.run(work.claimAndComplete(taskId, new LinkedHashMap<>(values))));
    }

    @Override
    @Transactional
    public boolean completeForGuest(String businessKey, String definitionKey, Map<String, ?> values) {
        return Rejections.unwrap(() ->
                commands.runFreely(work.completeForGuest(businessKey, definitionKey, new LinkedHashMap<>(values))));
    }

    private @Nullable OpenTask read(Task task) {
        return commands.run(OpenTasks.byId(task.getId()));
    }
}
