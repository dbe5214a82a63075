package cn.baoxiu.escalation.process;

import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.escalation.chain.EscalationChain;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** When those above the hotline are told that a decision is overdue: when its time ends, and again and again. */
@ProcessBean("decisionReminders")
public class DecisionReminders {

    private static final DateTimeFormatter START = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT);

    private final EscalationChain chain;

    DecisionReminders(EscalationChain chain) {
        this.chain = chain;
    }

    /** For the model: an ISO cycle that begins when the time to decide ends. One timer waits at a time. */
    public String cycle(DelegateExecution execution) {
        LocalDateTime due = LocalDateTime.ofInstant(
                        EscalationBpmn.ANSWER_UNTIL.from(execution).toInstant(), EngineTime.ZONE)
                .truncatedTo(ChronoUnit.SECONDS);
        return "R/" + START.format(due) + "/" + chain.reminderEvery(EscalationBpmn.caseNumber(execution));
    }
}
