package cn.baoxiu.contractor.process;

import cn.baoxiu.engine.ProcessVariable;
import java.util.Date;
import org.camunda.bpm.engine.delegate.VariableScope;

/**
 * Names that the model {@code deduction-reversal} and the code share. The business key is the contract's number; several
 * instances may run for a contract, one for each deduction.
 */
public final class DeductionReversalBpmn {

    public static final String KEY = "deduction-reversal";

    public static final ProcessVariable<Long> REVERSAL_ID = new ProcessVariable<>("reversalId", Long.class);
    /** How many groups have to approve. */
    public static final ProcessVariable<Integer> APPROVALS = ProcessVariable.integer("approvals");
    /** Group that has to answer next, null if none has. */
    public static final ProcessVariable<String> APPROVAL_GROUP = ProcessVariable.string("approvalGroup");
    /** Of the open task. */
    public static final ProcessVariable<Date> TASK_DUE = ProcessVariable.date("taskDue");
    /** Whether nobody has refused. */
    public static final ProcessVariable<Boolean> APPROVED = ProcessVariable.flag("approved");

    private DeductionReversalBpmn() {}

    static long reversal(VariableScope scope) {
        return REVERSAL_ID.from(scope);
    }
}
