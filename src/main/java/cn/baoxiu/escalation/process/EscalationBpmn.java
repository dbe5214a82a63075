package cn.baoxiu.escalation.process;

import cn.baoxiu.engine.ProcessVariable;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;

/** Names that the model {@code escalation} and the code share. */
public final class EscalationBpmn {

    public static final String KEY = "escalation";

    /** Where the program begins an escalation. */
    public static final String START_CAUSE_RAISED = "startEvent_causeRaised";

    public static final String MESSAGE_CAUSE_RAISED = "escalation.causeRaised";
    public static final String MESSAGE_CAUSE_ADDED = "escalation.causeAdded";
    public static final String MESSAGE_LEVEL_LIFTED = "escalation.levelLifted";
    public static final String MESSAGE_OWNER_ANSWERED = "escalation.ownerAnswered";
    public static final String MESSAGE_ESCALATION_DROPPED = "escalation.escalationDropped";

    /** Timers of the levels and of the decision; at most one of them waits. */
    static final List<String> TIMERS = List.of(
            "event_level1Unanswered", "event_level2Unanswered", "event_level3Unanswered", "event_decisionOverdue");

    public static final ProcessVariable<Boolean> ALREADY_RUNNING = ProcessVariable.flag("alreadyRunning");
    public static final ProcessVariable<Integer> START_LEVEL = ProcessVariable.integer("startLevel");
    /** Input of a step: the level that it belongs to. */
    public static final ProcessVariable<String> LEVEL = ProcessVariable.string("level");

    public static final ProcessVariable<Integer> PRIORITY = ProcessVariable.integer("priority");
    public static final ProcessVariable<Date> ANSWER_UNTIL = ProcessVariable.date("answerUntil");
    public static final ProcessVariable<Date> OWNER_UNTIL = ProcessVariable.date("ownerUntil");
    /** How the level at hand ended, a name of {@link cn.baoxiu.escalation.chain.Result}. */
    public static final ProcessVariable<String> RESULT = ProcessVariable.string("result");

    private EscalationBpmn() {}

    static String caseNumber(DelegateTask task) {
        return caseNumber(task.getExecution());
    }

    static String caseNumber(DelegateExecution execution) {
        return Objects.requireNonNull(execution.getProcessBusinessKey(), "the instance has no case number");
    }
}
