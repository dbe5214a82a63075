package cn.baoxiu.repair.process;

import cn.baoxiu.engine.ProcessVariable;
import java.util.Date;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;

/** Names that the model {@code repair-case} and the code share. */
public final class RepairCaseBpmn {

    public static final String KEY = "repair-case";

    public static final String MESSAGE_CASE_REOPENED = "repair.caseReopened";
    public static final String MESSAGE_CASE_WITHDRAWN = "repair.caseWithdrawn";
    public static final String MESSAGE_GRADE_CHANGED = "repair.gradeChanged";
    public static final String MESSAGE_CONTRACTOR_REPLACED = "repair.contractorReplaced";
    public static final String MESSAGE_PAUSE_REQUESTED = "repair.pauseRequested";
    public static final String MESSAGE_CLOCK_RESUMED = "repair.clockResumed";
    public static final String MESSAGE_ESCALATION_ENDED = "repair.escalationEnded";

    /** Where the program begins a case that an owner's answer opens again. */
    static final String START_CASE_REOPENED = "startEvent_caseReopened";

    /** Leads from the contact with the owner to the end of the assessment. */
    static final String FLOW_OWNER_REACHED = "flow_reached";
    /** Leads from the emergency measures to the same place. */
    static final String FLOW_SAFE = "flow_safe";

    public static final ProcessVariable<String> GRADE = ProcessVariable.string("grade");
    public static final ProcessVariable<Integer> PRIORITY = ProcessVariable.integer("priority");
    /** Home or area code. */
    public static final ProcessVariable<String> HOME_CODE = ProcessVariable.string("homeCode");

    public static final ProcessVariable<Integer> ROUND = ProcessVariable.integer("round");
    public static final ProcessVariable<Boolean> DUPLICATE_SUSPECTED = ProcessVariable.flag("duplicateSuspected");
    public static final ProcessVariable<Boolean> DUPLICATE_CONFIRMED = ProcessVariable.flag("duplicateConfirmed");
    public static final ProcessVariable<Boolean> EMERGENCY = ProcessVariable.flag("emergency");
    public static final ProcessVariable<Boolean> OWNER_REACHED = ProcessVariable.flag("ownerReached");
    public static final ProcessVariable<String> HANDLING = ProcessVariable.string("handling");
    /** True: a work order must be dispatched; false: rework goes on with the same party. */
    public static final ProcessVariable<Boolean> FIRST_DISPATCH = ProcessVariable.flag("firstDispatch");

    public static final ProcessVariable<String> REPAIRING_GROUP = ProcessVariable.string("repairingGroup");
    public static final ProcessVariable<Boolean> WORK_ORDER_ACCEPTED = ProcessVariable.flag("workOrderAccepted");
    public static final ProcessVariable<Date> DRYING_UNTIL = ProcessVariable.date("dryingUntil");
    public static final ProcessVariable<Boolean> DRYING = ProcessVariable.flag("drying");
    public static final ProcessVariable<Boolean> QUOTE_ACCEPTED = ProcessVariable.flag("quoteAccepted");
    public static final ProcessVariable<Boolean> INSPECTION_PASSED = ProcessVariable.flag("inspectionPassed");
    public static final ProcessVariable<String> OWNER_ANSWER = ProcessVariable.string("ownerAnswer");
    public static final ProcessVariable<Date> CONFIRM_UNTIL = ProcessVariable.date("confirmUntil");
    public static final ProcessVariable<Boolean> REPAIR_ACCEPTED = ProcessVariable.flag("repairAccepted");
    /** Id of the pause that is to be decided; local to its sub-process. */
    public static final ProcessVariable<String> PAUSE_ID = ProcessVariable.string("pauseId");

    public static final ProcessVariable<Boolean> PAUSE_APPROVED = ProcessVariable.flag("pauseApproved");
    public static final ProcessVariable<String> OUTCOME = ProcessVariable.string("outcome");

    private RepairCaseBpmn() {}

    static String caseNumber(DelegateTask task) {
        return caseNumber(task.getExecution());
    }

    static String caseNumber(DelegateExecution execution) {
        return Objects.requireNonNull(execution.getProcessBusinessKey(), "the instance has no case number");
    }
}
