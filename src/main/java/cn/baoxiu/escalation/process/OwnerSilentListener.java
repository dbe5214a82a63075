package cn.baoxiu.escalation.process;

import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.escalation.chain.Result;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;

/** The owner has let the time pass. */
@ProcessBean("ownerSilentListener")
class OwnerSilentListener implements ExecutionListener {

    @Override
    public void notify(DelegateExecution execution) {
        EscalationBpmn.RESULT.set(execution, Result.OWNER_SILENT.name());
    }
}
