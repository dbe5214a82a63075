package cn.baoxiu.escalation.process;

import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.engine.SubmittedForm;
import cn.baoxiu.escalation.chain.EscalationChain;
import cn.baoxiu.escalation.chain.LevelAnswer;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** The level has answered; now the owner has a time to say whether that is enough. */
@ProcessBean("answerEscalationListener")
class AnswerEscalationListener implements TaskListener {

    private final EscalationChain chain;

    AnswerEscalationListener(EscalationChain chain) {
        this.chain = chain;
    }

    @Override
    public void notify(DelegateTask task) {
        LevelAnswer answer = LevelAnswer.read(SubmittedForm.from(task));
        Instant until = chain.answer(EscalationBpmn.caseNumber(task), answer);
        EscalationBpmn.OWNER_UNTIL.set(task, Date.from(until));
    }
}
