package cn.baoxiu.engine.work;

import cn.baoxiu.engine.InstanceTimers;
import cn.baoxiu.engine.guard.EngineCommands;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Date;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Finds the job by plain SQL: the engine's query cannot ask for a business key, and this runs at every step of a case. Where no
 * command of the engine is under way, which might have read the job, a timer is moved by the same statement, with its revision
 * counted up as the engine does it.
 */
@Service
class CamundaInstanceTimers implements InstanceTimers {

    /** One that has used up its attempts is left to the engine, which also ends its incident. */
    private static final String AT_ONCE =
            """
            update ACT_RU_JOB set DUEDATE_ = :due, RETRIES_ = :attempts, REV_ = REV_ + 1
            where PROCESS_INSTANCE_ID_ in
                (select e.ID_ from ACT_RU_EXECUTION e where e.BUSINESS_KEY_ = :key and e.PARENT_ID_ is null)
              and PROCESS_DEF_KEY_ = :process and HANDLER_CFG_ in (:activities) and RETRIES_ > 0
              and (DUEDATE_ <> :due or RETRIES_ < :attempts)""";

    private final JdbcClient jdbc;
    private final EngineCommands commands;

    CamundaInstanceTimers(JdbcClient jdbc, EngineCommands commands) {
        this.jdbc = jdbc;
        this.commands = commands;
    }

    private record Waiting(String job, Instant due, int retries) {}

    @Override
    public void move(String processKey, String businessKey, Collection<String> activityIds, Instant due) {
        if (!commands.isUnderWay() && isMovedAtOnce(processKey, businessKey, activityIds, due)) {
            return;
        }
        move(
                jdbc.sql(
                                """
                        select j.ID_ as job, j.DUEDATE_ as due, j.RETRIES_ as retries
                        from ACT_RU_EXECUTION e join ACT_RU_JOB j on j.PROCESS_INSTANCE_ID_ = e.ID_
                        where e.BUSINESS_KEY_ = :key and e.PARENT_ID_ is null and j.PROCESS_DEF_KEY_ = :process
                          and j.HANDLER_CFG_ in (:activities)""")
                        .param("key", businessKey)
                        .param("process", processKey)
                        .param("activities", activityIds),
                due);
    }

    private boolean isMovedAtOnce(String processKey, String businessKey, Collection<String> activityIds, Instant due) {
        return jdbc.sql(AT_ONCE)
                        .param("key", businessKey)
                        .param("process", processKey)
                        .param("activities", activityIds)
                        .param("due", Timestamp.from(due.truncatedTo(ChronoUnit.MILLIS)))
                        .param("attempts", commands.attempts())
                        .update()
                > 0;
    }

    @Override
    public void moveIn(String instanceId, Collection<String> activityIds, Instant due) {
        move(
                jdbc.sql("select ID_ as job, DUEDATE_ as due, RETRIES_ as retries from ACT_RU_JOB"
                                + " where PROCESS_INSTANCE_ID_ = :instance and HANDLER_CFG_ in (:activities)")
                        .param("instance", instanceId)
                        .param("activities", activityIds),
                due);
    }

    private void move(JdbcClient.StatementSpec waitingJobs, Instant due) {
        Instant wanted = due.truncatedTo(ChronoUnit.MILLIS);
        waitingJobs
                .query((row, n) ->
                        new Waiting(row.getString("job"), instant(row.getTimestamp("due")), row.getInt("retries")))
                .list()
                .stream()
                .filter(waiting -> !waiting.due().equals(wanted) || waiting.retries() < commands.attempts())
                .forEach(waiting -> move(waiting.job(), Date.from(wanted)));
    }

    /** Not the engine's own command: nobody's right is asked for, and no line of the log says that somebody did it. */
    private void move(String job, Date due) {
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
