package cn.baoxiu.engine.work;

import cn.baoxiu.engine.InstanceTimers;
import cn.baoxiu.engine.guard.EngineCommands;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Finds the job by plain SQL: the engine's query cannot ask for a business key, and this runs at every step of a case. Where no
 * command of the engine is under way, which might hold the job, it is also moved so, and gets another revision as if the engine
 * had done it: whoever has read the job before fails and tries again.
 */
@Service
class CamundaInstanceTimers implements InstanceTimers {

    private static final String OF_CASE =
            """
            PROCESS_INSTANCE_ID_ in (select e.ID_ from ACT_RU_EXECUTION e
                where e.BUSINESS_KEY_ = :key and e.PARENT_ID_ is null)
            and PROCESS_DEF_KEY_ = :process and HANDLER_CFG_ in (:activities)""";

    private static final String OF_INSTANCE = "PROCESS_INSTANCE_ID_ = :instance and HANDLER_CFG_ in (:activities)";

    /** The incident of a job without attempts is ended by the engine. */
    private static final String MOVE =
            """
            update ACT_RU_JOB set DUEDATE_ = :due, RETRIES_ = :attempts, REV_ = REV_ + 1
            where RETRIES_ > 0 and (DUEDATE_ <> :due or RETRIES_ < :attempts) and\s""";

    private final JdbcClient jdbc;
    private final EngineCommands commands;

    CamundaInstanceTimers(JdbcClient jdbc, EngineCommands commands) {
        this.jdbc = jdbc;
        this.commands = commands;
    }

    @Override
    public void move(String processKey, String businessKey, Collection<String> activityIds, Instant due) {
        move(OF_CASE, Map.of("key", businessKey, "process", processKey, "activities", activityIds), due);
    }

    @Override
    public void moveIn(String instanceId, Collection<String> activityIds, Instant due) {
        move(OF_INSTANCE, Map.of("instance", instanceId, "activities", activityIds), due);
    }

    private void move(String which, Map<String, Object> params, Instant due) {
        Instant wanted = due.truncatedTo(ChronoUnit.MILLIS);
        boolean moved = !commands.isUnderWay()
                && jdbc.sql(MOVE + which)
                                .params(params)
                                .param("due", Timestamp.from(wanted))
                                .param("attempts", commands.attempts())
                                .update()
                        > 0;
        if (!moved) {
            jdbc
                    .sql("select ID_, DUEDATE_, RETRIES_ from ACT_RU_JOB where " + which)
                    .params(params)
                    .query((row, n) -> new Waiting(row.getString(1), instant(row.getTimestamp(2)), row.getInt(3)))
                    .list()
                    .stream()
                    .filter(waiting -> !waiting.due().equals(wanted) || waiting.retries() < commands.attempts())
                    .forEach(waiting -> moveByEngine(waiting.job(), Date.from(wanted)));
        }
    }

    private record Waiting(String job, Instant due, int retries) {}

    /** Not the engine's own command: nobody's right is asked for, and no line of the log says that somebody did it. */
    private void moveByEngine(String job, Date due) {
        commands.runFreely(command -> {
            JobEntity waiting = command.getJobManager().findJobById(job);
            if (waiting != null) {
                waiting.setDuedate(due);
                // whatever made it fail, another moment is another try
                waiting.setRetries(commands.attempts());
            }
            return waiting;
        });
    }

    private static Instant instant(Timestamp stored) {
        return stored.toInstant().truncatedTo(ChronoUnit.MILLIS);
    }
}
