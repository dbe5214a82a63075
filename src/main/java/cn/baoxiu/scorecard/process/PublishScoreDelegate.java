package cn.baoxiu.scorecard.process;

import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.scorecard.appraisal.CardDesk;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Locks the card, keeps it on paper and sends it. */
@ProcessBean("publishScoreDelegate")
class PublishScoreDelegate implements JavaDelegate {

    private final CardDesk desk;

    PublishScoreDelegate(CardDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        desk.publish(MonthlyScorecardBpmn.card(execution));
    }
}
