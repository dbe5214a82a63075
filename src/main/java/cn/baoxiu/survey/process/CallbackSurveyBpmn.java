package cn.baoxiu.survey.process;

import cn.baoxiu.engine.ProcessVariable;
import java.util.Date;
import org.camunda.bpm.engine.delegate.VariableScope;

/** Names that the model {@code callback-survey} and the code share. The business key is the case number. */
public final class CallbackSurveyBpmn {

    public static final String KEY = "callback-survey";

    /** Where the program begins. */
    public static final String START = "startEvent_caseClosed";

    public static final String MESSAGE_OWNER_ANSWERED = "survey.ownerAnswered";
    public static final String MESSAGE_CASE_REOPENED = "survey.caseReopened";

    public static final ProcessVariable<Long> CALLBACK_ID = new ProcessVariable<>("callbackId", Long.class);
    /** Until when the owner must have been called. */
    public static final ProcessVariable<Date> CALL_UNTIL = ProcessVariable.date("callUntil");
    /** Until when the owner's link works. */
    public static final ProcessVariable<Date> LINK_UNTIL = ProcessVariable.date("linkUntil");
    /** Of the open task. */
    public static final ProcessVariable<Date> TASK_DUE = ProcessVariable.date("taskDue");
    /** A name of {@link cn.baoxiu.survey.callback.AttemptResult}. */
    public static final ProcessVariable<String> CALL_RESULT = ProcessVariable.string("callResult");

    public static final ProcessVariable<Boolean> MORE_ATTEMPTS = ProcessVariable.flag("moreAttempts");
    /** A name of {@link cn.baoxiu.survey.callback.Consequence}. */
    public static final ProcessVariable<String> CONSEQUENCE = ProcessVariable.string("consequence");
    /** Whether the group calls now. */
    public static final ProcessVariable<Boolean> SECOND_CALL = ProcessVariable.flag("secondCall");

    private CallbackSurveyBpmn() {}

    static long callback(VariableScope scope) {
        return CALLBACK_ID.from(scope);
    }
}
