package cn.baoxiu.repair.process;

import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.engine.SubmittedForm;
import cn.baoxiu.repair.Outcome;
import cn.baoxiu.repair.casework.OwnerPaidRepair;
import cn.baoxiu.repair.casework.QuoteAnswer;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** The owner takes or declines the quote. */
@ProcessBean("answerQuoteListener")
class AnswerQuoteListener implements TaskListener {

    private final OwnerPaidRepair repair;

    AnswerQuoteListener(OwnerPaidRepair repair) {
        this.repair = repair;
    }

    @Override
    public void notify(DelegateTask task) {
        QuoteAnswer values = QuoteAnswer.read(SubmittedForm.from(task));
        repair.answer(RepairCaseBpmn.caseNumber(task), values);
        RepairCaseBpmn.QUOTE_ACCEPTED.set(task, values.accepted());
        if (!values.accepted()) {
            RepairCaseBpmn.OUTCOME.set(task, Outcome.QUOTE_DECLINED.name());
        }
    }
}
