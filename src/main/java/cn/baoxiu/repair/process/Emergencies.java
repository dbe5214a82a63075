package cn.baoxiu.repair.process;

import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.repair.casework.FirstResponse;
import cn.baoxiu.repair.casework.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** Whether an emergency still has to be made safe: a case may become one at any time, and again. */
@ProcessBean("emergencies")
public class Emergencies {

    private final FirstResponse response;

    Emergencies(FirstResponse response) {
        this.response = response;
    }

    /** For the model: nobody has done it in this round, and no task for it is open. */
    public boolean makeSafeOwed(DelegateExecution execution) {
        boolean open = execution
                        .getProcessEngineServices()
                        .getTaskService()
                        .createTaskQuery()
                        .processInstanceId(execution.getProcessInstanceId())
                        .taskDefinitionKeyIn(Step.MAKE_SAFE.taskId(), Step.MAKE_SAFE_AFTER_REGRADE.taskId())
                        .count()
                > 0;
        return !open && !response.isMadeSafe(RepairCaseBpmn.caseNumber(execution));
    }
}
