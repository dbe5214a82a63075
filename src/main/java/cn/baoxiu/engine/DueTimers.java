package cn.baoxiu.engine;

import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;

/**
 * Does due jobs of one case at once, where the job executor is off: while the demo data are driven on a moved
 * clock, and in tests.
 */
@Component
public class DueTimers {

    private final RuntimeService runtimeService;
    private final ManagementService managementService;

    DueTimers(RuntimeService runtimeService, ManagementService managementService) {
        this.runtimeService = runtimeService;
        this.managementService = managementService;
    }

    /** When the next timer of the case is due. */
    public Optional<Instant> next(String businessKey) {
        return runtimeService.createProcessInstanceQuery().processInstanceBusinessKey(businessKey).list().stream()
                .flatMap(i ->
                        managementService
                                .createJobQuery()
                                .processInstanceId(i.getProcessInstanceId())
                                .timers()
                                .list()
                                .stream())
                .map(Job::getDuedate)
                .filter(Objects::nonNull)
                .map(Date::toInstant)
                .min(Comparator.naturalOrder());
    }

    /** @return number of timers fired */
    public int fire(String businessKey) {
        int fired = 0;
        for (ProcessInstance instance : runtimeService
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(businessKey)
                .list()) {
            List<Job> due = managementService
                    .createJobQuery()
                    .processInstanceId(instance.getProcessInstanceId())
                    .timers()
                    .executable()
                    .list();
            due.forEach(job -> managementService.executeJob(job.getId()));
            fired += due.size();
        }
        return fired;
    }

    /** Does what is due for the case until nothing is: timers, and work that was put off to a job of its own. */
    public void work(String businessKey) {
        List<Job> due = due(businessKey);
        while (!due.isEmpty()) {
            due.forEach(job -> managementService.executeJob(job.getId()));
            due = due(businessKey);
        }
    }

    private List<Job> due(String businessKey) {
        return runtimeService.createProcessInstanceQuery().processInstanceBusinessKey(businessKey).list().stream()
                .flatMap(i ->
                        managementService
                                .createJobQuery()
                                .processInstanceId(i.getProcessInstanceId())
                                .executable()
                                .list()
                                .stream())
                .toList();
    }
}
