package cn.baoxiu.engine.work;

import cn.baoxiu.engine.TaskDueDates;
import cn.baoxiu.engine.guard.EngineCommands;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Service;

@Service
class CamundaTaskDueDates implements TaskDueDates {

    private final EngineCommands commands;

    CamundaTaskDueDates(EngineCommands commands) {
        this.commands = commands;
    }

    @Override
    public void move(String processKey, String businessKey, Instant due) {
        commands.runFreely(command -> move(command, processKey, businessKey, Date.from(due)));
    }

    private static boolean move(CommandContext command, String processKey, String businessKey, Date due) {
        TaskService tasks = command.getProcessEngineConfiguration().getTaskService();
        for (Task task : tasks.createTaskQuery()
                .processDefinitionKey(processKey)
                .processInstanceBusinessKey(businessKey)
                .list()) {
            task.setDueDate(due);
            tasks.saveTask(task);
        }
        return true;
    }
}
