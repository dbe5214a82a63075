package cn.baoxiu.contractor.process;

import cn.baoxiu.contractor.retention.ReversalDesk;
import java.util.Date;
import org.camunda.bpm.engine.delegate.VariableScope;

/** Writes what was answered, and who is next. */
final class ReversalSteps {

    private ReversalSteps() {}

    static void set(VariableScope scope, ReversalDesk.Step step) {
        DeductionReversalBpmn.APPROVED.set(scope, step.approved());
        DeductionReversalBpmn.APPROVAL_GROUP.set(scope, step.group());
        DeductionReversalBpmn.TASK_DUE.set(scope, Date.from(step.due()));
    }
}
