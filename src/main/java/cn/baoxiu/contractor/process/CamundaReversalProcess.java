package cn.baoxiu.contractor.process;

import cn.baoxiu.contractor.retention.ReversalProcess;
import cn.baoxiu.engine.OpenTask;
import cn.baoxiu.engine.ProcessStarter;
import cn.baoxiu.engine.TaskInbox;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;

/** Starts instances of the model {@code deduction-reversal}. */
@Service
class CamundaReversalProcess implements ReversalProcess {

    private final ProcessStarter starter;
    private final TaskInbox tasks;

    CamundaReversalProcess(ProcessStarter starter, TaskInbox tasks) {
        this.starter = starter;
        this.tasks = tasks;
    }

    @Override
    public void request(Map<String, String> form) {
        try {
            starter.start(DeductionReversalBpmn.KEY, form);
        } catch (AuthorizationException e) {
            throw new AccessDeniedException("may not ask for a reversal", e);
        }
    }

    @Override
    public List<OpenTask> tasks(String contractNo) {
        return tasks.ofCase(contractNo).stream()
                .filter(task -> task.processKey().equals(DeductionReversalBpmn.KEY))
                .toList();
    }
}
