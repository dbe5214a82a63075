package cn.baoxiu.scorecard.process;

import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.scorecard.card.CardComputation;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Works the score out from what was frozen, confirmed and decided. */
@ProcessBean("computeScoreDelegate")
class ComputeScoreDelegate implements JavaDelegate {

    private final CardComputation computation;

    ComputeScoreDelegate(CardComputation computation) {
        this.computation = computation;
    }

    @Override
    public void execute(DelegateExecution execution) {
        computation.compute(MonthlyScorecardBpmn.card(execution));
    }
}
