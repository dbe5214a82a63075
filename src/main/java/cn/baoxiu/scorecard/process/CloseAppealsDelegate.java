package cn.baoxiu.scorecard.process;

import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.scorecard.appraisal.AppealDesk;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** The window is over: what the head raised in it is submitted. */
@ProcessBean("closeAppealsDelegate")
class CloseAppealsDelegate implements JavaDelegate {

    private final AppealDesk desk;

    CloseAppealsDelegate(AppealDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        MonthlyScorecardBpmn.APPEALS.set(execution, desk.close(MonthlyScorecardBpmn.card(execution)));
    }
}
