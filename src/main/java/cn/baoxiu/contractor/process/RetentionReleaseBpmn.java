package cn.baoxiu.contractor.process;

import cn.baoxiu.engine.ProcessVariable;
import java.util.Date;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;

/** Names that the model {@code retention-release} and the code share. The business key is the contract's number. */
public final class RetentionReleaseBpmn {

    public static final String KEY = "retention-release";

    public static final String TASK_RECORD_URGING = "userTask_recordUrging";

    /** End of the legal term that runs, for the tasks. */
    public static final ProcessVariable<Date> ANSWER_UNTIL = ProcessVariable.date("answerUntil");
    /** When the clock looks next: a warning, or the end of the term. */
    public static final ProcessVariable<Date> LOOK_AT = ProcessVariable.date("lookAt");
    /** What the clock saw, a name of {@link cn.baoxiu.contractor.retention.ReleaseDesk.ClockEvent}. */
    public static final ProcessVariable<String> CLOCK_EVENT = ProcessVariable.string("clockEvent");

    public static final ProcessVariable<Boolean> OFFICE_APPROVES = ProcessVariable.flag("officeApproves");
    public static final ProcessVariable<Boolean> PROPERTY_AGREES = ProcessVariable.flag("propertyAgrees");

    private RetentionReleaseBpmn() {}

    static String contractNo(DelegateTask task) {
        return contractNo(task.getExecution());
    }

    static String contractNo(DelegateExecution execution) {
        return Objects.requireNonNull(execution.getProcessBusinessKey(), "the instance has no contract number");
    }
}
