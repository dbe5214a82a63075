package cn.baoxiu.contractor.process;

import cn.baoxiu.contractor.sanction.LetterDesk;
import java.util.Date;
import org.camunda.bpm.engine.delegate.VariableScope;

/** Writes how a step of the draft ended, and who is next. */
final class LetterSteps {

    private LetterSteps() {}

    static void set(VariableScope scope, LetterDesk.Result result) {
        ContractorPenaltyBpmn.STEP.set(scope, result.step().name());
        ContractorPenaltyBpmn.APPROVAL_GROUP.set(scope, result.group());
        ContractorPenaltyBpmn.TASK_DUE.set(scope, Date.from(result.due()));
    }
}
