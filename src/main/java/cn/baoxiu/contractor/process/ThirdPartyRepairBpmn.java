package cn.baoxiu.contractor.process;

import cn.baoxiu.contractor.thirdparty.ThirdPartyResult;
import cn.baoxiu.engine.ProcessVariable;
import java.util.Date;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;

/** Names that the model {@code third-party-repair} and the code share. The business key is the case number. */
public final class ThirdPartyRepairBpmn {

    public static final String KEY = "third-party-repair";

    /** Where the program begins a repair. */
    public static final String START_NOTICE_DELIVERED = "startEvent_noticeDelivered";

    public static final String MESSAGE_NOTICE_DELIVERED = "contractor.noticeDelivered";
    public static final String MESSAGE_WORK_ACCEPTED = "contractor.workAccepted";
    public static final String MESSAGE_REPAIR_DROPPED = "contractor.repairDropped";

    public static final ProcessVariable<Integer> PRIORITY = ProcessVariable.integer("priority");
    /** Of the open task. */
    public static final ProcessVariable<Date> TASK_DUE = ProcessVariable.date("taskDue");
    /** Until when the written notice must follow a call. */
    public static final ProcessVariable<Date> NOTICE_UNTIL = ProcessVariable.date("noticeUntil");
    /** How the last step ended, a name of {@link cn.baoxiu.contractor.thirdparty.ThirdPartyStep}. */
    public static final ProcessVariable<String> STEP = ProcessVariable.string("step");

    public static final ProcessVariable<String> APPROVAL_GROUP = ProcessVariable.string("approvalGroup");
    public static final ProcessVariable<Boolean> WORK_ACCEPTED = ProcessVariable.flag("workAccepted");
    /** A name of {@link cn.baoxiu.contractor.thirdparty.ThirdPartyOutcome}. */
    public static final ProcessVariable<String> OUTCOME = ProcessVariable.string("outcome");

    private ThirdPartyRepairBpmn() {}

    static String caseNumber(DelegateTask task) {
        return caseNumber(task.getExecution());
    }

    static String caseNumber(DelegateExecution execution) {
        return Objects.requireNonNull(execution.getProcessBusinessKey(), "the instance has no case number");
    }

    /** Writes how a step ended, and who is next. */
    static void set(VariableScope scope, ThirdPartyResult result) {
        STEP.set(scope, result.step().name());
        APPROVAL_GROUP.set(scope, result.group());
        TASK_DUE.set(scope, Date.from(result.due()));
    }
}
