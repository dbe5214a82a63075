package cn.baoxiu.contractor.process;

import cn.baoxiu.engine.ProcessVariable;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.delegate.VariableScope;

/** Names that the model {@code contractor-penalty} and the code share. */
public final class ContractorPenaltyBpmn {

    public static final String KEY = "contractor-penalty";

    /** Where the program begins a procedure. */
    public static final String START_VIOLATION_REGISTERED = "startEvent_violationRegistered";

    public static final String START_SANCTION_PROPOSED = "startEvent_sanctionProposed";

    public static final String MESSAGE_VIOLATION_REGISTERED = "contractor.violationRegistered";
    public static final String MESSAGE_SANCTION_PROPOSED = "contractor.sanctionProposed";

    public static final List<String> TIMER_WINDOW = List.of("event_windowOver");
    public static final List<String> TIMER_PERFORM = List.of("event_performUntil");

    public static final ProcessVariable<Long> PENALTY_ID = new ProcessVariable<>("penaltyId", Long.class);
    /** A name of {@link cn.baoxiu.contractor.sanction.PenaltyOpening.Handling}. */
    public static final ProcessVariable<String> HANDLING = ProcessVariable.string("handling");

    public static final ProcessVariable<Integer> PRIORITY = ProcessVariable.integer("priority");
    /** Of the open task of our own people. */
    public static final ProcessVariable<Date> TASK_DUE = ProcessVariable.date("taskDue");
    /** How the last step of the draft ended, a name of {@link cn.baoxiu.contractor.sanction.LetterDesk.Step}. */
    public static final ProcessVariable<String> STEP = ProcessVariable.string("step");

    public static final ProcessVariable<String> APPROVAL_GROUP = ProcessVariable.string("approvalGroup");
    public static final ProcessVariable<String> CONTRACTOR_GROUP = ProcessVariable.string("contractorGroup");
    /** A name of {@link cn.baoxiu.contractor.sanction.DeliveryDesk.Demand}. */
    public static final ProcessVariable<String> DEMAND = ProcessVariable.string("demand");

    public static final ProcessVariable<Date> DELIVERED_AT = ProcessVariable.date("deliveredAt");
    public static final ProcessVariable<Date> OBJECTION_UNTIL = ProcessVariable.date("objectionUntil");
    public static final ProcessVariable<Date> PERFORM_UNTIL = ProcessVariable.date("performUntil");
    public static final ProcessVariable<Date> DECISION_DUE = ProcessVariable.date("decisionDue");
    /** A name of {@link cn.baoxiu.contractor.sanction.RulingKind}. */
    public static final ProcessVariable<String> RULING = ProcessVariable.string("ruling");
    /** A name of {@link cn.baoxiu.contractor.sanction.PenaltyOutcome}. */
    public static final ProcessVariable<String> OUTCOME = ProcessVariable.string("outcome");

    private ContractorPenaltyBpmn() {}

    static long penalty(VariableScope scope) {
        return PENALTY_ID.from(scope);
    }
}
