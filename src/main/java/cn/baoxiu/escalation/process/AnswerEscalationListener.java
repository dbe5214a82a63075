package cn.baoxiu.escalation.process;

import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.engine.SubmittedForm;
import cn.baoxiu.escalation.chain.EscalationChain;
import cn.baoxiu.escalation.chain.LevelAnswer;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** The level has answered; the owner is told, and has a time to say whether that is enough. */
@ProcessBean("answerEscalationListener")
class AnswerEscalationListener implements TaskListener {

    private final EscalationChain chain;
    private final Clock clock;

    AnswerEscalationListener(EscalationChain chain, Clock clock) {
        this.chain = chain;
        this.clock = clock;
    }

    @Override
    public void notify(DelegateTask task) {
        LevelAnswer answer = LevelAnswer.read(SubmittedForm.from(task), clock.instant());
        Instant until = chain.answer(EscalationBpmn.caseNumber(task), answer);
        EscalationBpmn.OWNER_UNTIL.set(task, Date.from(until));
    }
}
