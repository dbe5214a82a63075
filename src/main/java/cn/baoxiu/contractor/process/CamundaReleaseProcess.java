package cn.baoxiu.contractor.process;

import cn.baoxiu.contractor.retention.ReleaseProcess;
import cn.baoxiu.contractor.retention.Urging;
import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.engine.OpenTask;
import cn.baoxiu.engine.ProcessStarter;
import cn.baoxiu.engine.TaskInbox;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;

/** Starts instances of the model {@code retention-release} and completes its tasks. */
@Service
class CamundaReleaseProcess implements ReleaseProcess {

    private final ProcessStarter starter;
    private final TaskInbox tasks;

    CamundaReleaseProcess(ProcessStarter starter, TaskInbox tasks) {
        this.starter = starter;
        this.tasks = tasks;
    }

    @Override
    public void request(Map<String, String> form) {
        try {
            starter.start(RetentionReleaseBpmn.KEY, form);
        } catch (AuthorizationException e) {
            throw new AccessDeniedException("may not record a request for release", e);
        }
    }

    @Override
    public void urge(String contractNo, Map<String, String> form) {
        OpenTask task = tasks(contractNo).stream()
                .filter(open -> open.definitionKey().equals(RetentionReleaseBpmn.TASK_RECORD_URGING))
                .findFirst()
                .orElseThrow(() -> new FormRejected(Urging.RECEIVED_ON, "release.noUrgingWaits"));
        tasks.complete(task.id(), form);
    }

    @Override
    public List<OpenTask> tasks(String contractNo) {
        return tasks.ofCase(contractNo).stream()
                .filter(task -> task.processKey().equals(RetentionReleaseBpmn.KEY))
                .toList();
    }
}
