package cn.baoxiu.repair.process;

import cn.baoxiu.engine.TaskInbox;
import cn.baoxiu.repair.casework.ConfirmationStep;
import cn.baoxiu.repair.casework.Step;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The user task of the model at which the owner is asked. */
@Component
class CamundaConfirmationStep implements ConfirmationStep {

    private final TaskInbox tasks;

    CamundaConfirmationStep(TaskInbox tasks) {
        this.tasks = tasks;
    }

    @Override
    public boolean isOpen(String caseNumber) {
        return tasks.allOfCase(caseNumber).stream()
                .anyMatch(task -> task.definitionKey().equals(Step.CONFIRM_WITH_OWNER.taskId()));
    }

    @Override
    public boolean complete(String caseNumber, Map<String, ?> form) {
        return tasks.completeForGuest(caseNumber, Step.CONFIRM_WITH_OWNER.taskId(), form);
    }
}
