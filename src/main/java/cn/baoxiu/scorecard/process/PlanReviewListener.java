package cn.baoxiu.scorecard.process;

import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.scorecard.appraisal.CardDesk;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;

/** The draft is about to be shown: if that is later than on its day, the timers after it are set anew. */
@ProcessBean("planReviewListener")
class PlanReviewListener implements ExecutionListener {

    private final CardDesk desk;

    PlanReviewListener(CardDesk desk) {
        this.desk = desk;
    }

    @Override
    public void notify(DelegateExecution execution) {
        execution.setVariables(MonthlyScorecardBpmn.dates(desk.plan(MonthlyScorecardBpmn.card(execution))));
    }
}
