package cn.baoxiu.contractor.process;

import cn.baoxiu.contractor.sanction.ConclusionDesk;
import cn.baoxiu.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** The letter is revoked. */
@ProcessBean("withdrawLetterDelegate")
class WithdrawLetterDelegate implements JavaDelegate {

    private final ConclusionDesk desk;

    WithdrawLetterDelegate(ConclusionDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        desk.withdraw(ContractorPenaltyBpmn.penalty(execution));
    }
}
