package cn.baoxiu.engine.work;

import cn.baoxiu.engine.InstanceTimers;
import cn.baoxiu.engine.guard.EngineCommands;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Finds the job by plain SQL: the engine's query cannot ask for a business key, and this runs at every step of a case. Where no
 * command of the engine is under way, which might hold the job, it is also moved so, under its revision as the engine does it.
 */
@Service
class CamundaInstanceTimers implements InstanceTimers {

    private static final String MOVE =
            "update ACT_RU_JOB set DUEDATE_ = ?, RETRIES_ = ?, REV_ = REV_ + 1 where ID_ = ? and REV_ = ?";

    /** Without a join, so that both databases lock the job and nothing else. */
    private static final String OF_CASE =
            """
            select j.ID_ as job, j.REV_ as revision, j.DUEDATE_ as due, j.RETRIES_ as retries from ACT_RU_JOB j
            where j.PROCESS_INSTANCE_ID_ in (
                select e.ID_ from ACT_RU_EXECUTION e where e.BUSINESS_KEY_ = :key and e.PARENT_ID_ is null)
              and j.PROCESS_DEF_KEY_ = :process and j.HANDLER_CFG_ in (:activities)""";

    private static final String OF_CASE_LOCKED = OF_CASE + " for update";

    private static final int LOOKS = 3;

    private final JdbcClient jdbc;
    private final EngineCommands commands;

    CamundaInstanceTimers(JdbcClient jdbc, EngineCommands commands) {
        this.jdbc = jdbc;
        this.commands = commands;
    }

    private record Waiting(String job, int revision, Instant due, int retries) {}

    @Override
    public void move(String processKey, String businessKey, Collection<String> activityIds, Instant due) {
        move(find(OF_CASE, processKey, businessKey, activityIds), due);
    }

    @Override
    public void moveLocked(
            String processKey, String businessKey, Collection<String> activityIds, Supplier<Optional<Instant>> due) {
        for (int look = 0; look < LOOKS; look++) {
            List<Waiting> locked = find(OF_CASE_LOCKED, processKey, businessKey, activityIds);
            if (!locked.isEmpty()) {
                due.get().ifPresent(at -> move(locked, at));
                return;
            }
            // it may have fired while its lock was waited for, and then another waits by now
        }
    }

    private List<Waiting> find(String sql, String processKey, String businessKey, Collection<String> activityIds) {
        return list(jdbc.sql(sql)
                .param("key", businessKey)
                .param("process", processKey)
                .param("activities", activityIds));
    }

    @Override
    public void moveIn(String instanceId, Collection<String> activityIds, Instant due) {
        move(
                list(jdbc.sql(
                                "select ID_ as job, REV_ as revision, DUEDATE_ as due, RETRIES_ as retries from ACT_RU_JOB"
                                        + " where PROCESS_INSTANCE_ID_ = :instance and HANDLER_CFG_ in (:activities)")
                        .param("instance", instanceId)
                        .param("activities", activityIds)),
                due);
    }

    private static List<Waiting> list(JdbcClient.StatementSpec waitingJobs) {
        return waitingJobs
                .query((row, n) -> new Waiting(
                        row.getString("job"),
                        row.getInt("revision"),
                        instant(row.getTimestamp("due")),
                        row.getInt("retries")))
                .list();
    }

    private void move(List<Waiting> all, Instant due) {
        Instant wanted = due.truncatedTo(ChronoUnit.MILLIS);
        all.stream()
                .filter(waiting -> !waiting.due().equals(wanted) || waiting.retries() < commands.attempts())
                .forEach(waiting -> move(waiting, wanted));
    }

    private void move(Waiting waiting, Instant due) {
        // the incident of a job without attempts is ended by the engine
        if (commands.isUnderWay() || waiting.retries() == 0) {
            moveByEngine(waiting.job(), Date.from(due));
            return;
        }
        int moved = jdbc.sql(MOVE)
                .params(Timestamp.from(due), commands.attempts(), waiting.job(), waiting.revision())
                .update();
        if (moved == 0) {
            throw new OptimisticLockingFailureException("job " + waiting.job() + " was changed meanwhile");
        }
    }

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
