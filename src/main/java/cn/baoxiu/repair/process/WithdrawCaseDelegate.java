package cn.baoxiu.repair.process;

import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.engine.SubmittedForm;
import cn.baoxiu.repair.Outcome;
import cn.baoxiu.repair.casework.CaseClosing;
import cn.baoxiu.repair.casework.Withdrawal;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** The owner takes the report back. */
@ProcessBean("withdrawCaseDelegate")
class WithdrawCaseDelegate implements JavaDelegate {

    private final CaseClosing closing;

    WithdrawCaseDelegate(CaseClosing closing) {
        this.closing = closing;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Withdrawal withdrawal = Withdrawal.read(SubmittedForm.from(execution));
        closing.withdraw(RepairCaseBpmn.caseNumber(execution), withdrawal);
        RepairCaseBpmn.OUTCOME.set(execution, Outcome.WITHDRAWN.name());
    }
}
