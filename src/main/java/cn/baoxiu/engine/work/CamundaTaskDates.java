package cn.baoxiu.engine.work;

import cn.baoxiu.engine.TaskDates;
import cn.baoxiu.engine.guard.EngineCommands;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Not by the engine's own command, which would write into the log that the user of the moment did it. */
@Service
class CamundaTaskDates implements TaskDates {

    private static final String OF_CASE =
            """
            select t.* from ACT_RU_TASK t
              join ACT_RU_EXECUTION e on e.ID_ = t.PROC_INST_ID_
              join ACT_RE_PROCDEF d on d.ID_ = t.PROC_DEF_ID_
            where e.BUSINESS_KEY_ = #{key} and d.KEY_ = #{process}""";

    private final EngineCommands commands;

    CamundaTaskDates(EngineCommands commands) {
        this.commands = commands;
    }

    @Override
    public void follow(String processKey, String businessKey, Function<String, Optional<Dates>> datesOf) {
        commands.runFreely(command -> {
            List<Task> tasks = command.getProcessEngineConfiguration()
                    .getTaskService()
                    .createNativeTaskQuery()
                    .sql(OF_CASE)
                    .parameter("key", businessKey)
                    .parameter("process", processKey)
                    .list();
            for (Task task : tasks) {
                datesOf.apply(task.getTaskDefinitionKey()).ifPresent(dates -> set((TaskEntity) task, dates));
            }
            return null;
        });
    }

    private static void set(TaskEntity task, Dates dates) {
        Date due = date(dates.due());
        Date followUp = date(dates.followUp());
        if (!Objects.equals(due, task.getDueDate()) || !Objects.equals(followUp, task.getFollowUpDate())) {
            task.setDueDate(due);
            task.setFollowUpDate(followUp);
            task.triggerUpdateEvent();
        }
    }

    private static @Nullable Date date(@Nullable Instant at) {
        return at == null ? null : Date.from(at);
    }
}
