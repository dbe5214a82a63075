package cn.baoxiu.identity.camunda;

import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Component;

/** Tells whether the user of the thread may see a task; some sub-resources of a task are not checked by the engine. */
@Component
public class VisibleTasks {

    private final TaskService taskService;

    VisibleTasks(TaskService taskService) {
        this.taskService = taskService;
    }

    public boolean contains(String taskId) {
        return taskService.createTaskQuery().taskId(taskId).count() == 1;
    }
}
