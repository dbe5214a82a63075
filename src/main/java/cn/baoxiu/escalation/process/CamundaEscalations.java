package cn.baoxiu.escalation.process;

import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.engine.InstanceTimers;
import cn.baoxiu.engine.Messages;
import cn.baoxiu.engine.MidwayStarter;
import cn.baoxiu.engine.TaskDueDates;
import cn.baoxiu.escalation.EscalationCause;
import cn.baoxiu.escalation.EscalationView;
import cn.baoxiu.escalation.Escalations;
import cn.baoxiu.escalation.chain.Beginning;
import cn.baoxiu.escalation.chain.CauseForm;
import cn.baoxiu.escalation.chain.EscalationChain;
import cn.baoxiu.escalation.chain.OwnerOpinion;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Starts instances of the model {@code escalation} and sends them what happens. */
@Service
@Transactional
class CamundaEscalations implements Escalations {

    private final EscalationChain chain;
    private final Messages messages;
    private final MidwayStarter starter;
    private final InstanceTimers timers;
    private final TaskDueDates dueDates;

    CamundaEscalations(
            EscalationChain chain,
            Messages messages,
            MidwayStarter starter,
            InstanceTimers timers,
            TaskDueDates dueDates) {
        this.chain = chain;
        this.messages = messages;
        this.starter = starter;
        this.timers = timers;
        this.dueDates = dueDates;
    }

    @Override
    public Optional<EscalationView> raise(EscalationCause cause) {
        return raise(cause, 0);
    }

    @Override
    public void carryOver(String caseNumber, String into) {
        chain.hold(caseNumber);
        running(caseNumber)
                .ifPresent(from -> chain.causes(from.id(), into).forEach(cause -> raise(cause, from.level())));
    }

    /** @param atLeast lowest level, if the cause opens anything */
    private Optional<EscalationView> raise(EscalationCause cause, int atLeast) {
        Beginning beginning = chain.begin(cause, atLeast);
        switch (beginning.kind()) {
            case OPENED -> start(cause.caseNumber(), beginning);
            case RUNNING -> add(cause, beginning);
            case NONE -> {
                // The decision says that this is nothing to escalate.
            }
        }
        return running(cause.caseNumber());
    }

    private void start(String caseNumber, Beginning beginning) {
        starter.start(
                EscalationBpmn.KEY,
                caseNumber,
                beginning.subsidiary(),
                Map.of(
                        EscalationBpmn.START_LEVEL.name(),
                        beginning.level(),
                        EscalationBpmn.PRIORITY.name(),
                        beginning.priority()),
                new MidwayStarter.Entry(EscalationBpmn.START_CAUSE_RAISED, List.of()));
    }

    /** Adds the cause to the escalation that runs, which goes on higher if the cause belongs there. */
    void add(EscalationCause cause, Beginning beginning) {
        String caseNumber = cause.caseNumber();
        if (!send(caseNumber, EscalationBpmn.MESSAGE_CAUSE_ADDED, CauseForm.of(cause))) {
            // an instance that was suspended takes no messages, but the cause is not lost
            chain.add(cause);
        }
        boolean lifted = false;
        while (chain.level(caseNumber) < beginning.level()
                && send(caseNumber, EscalationBpmn.MESSAGE_LEVEL_LIFTED, Map.of())) {
            lifted = true;
        }
        caseChanged(caseNumber);
        if (!lifted) {
            chain.tellOfCause(cause);
        }
    }

    @Override
    public void caseChanged(String caseNumber) {
        chain.shorten(caseNumber).ifPresent(due -> {
            timers.move(EscalationBpmn.KEY, caseNumber, EscalationBpmn.TIMERS, due);
            dueDates.move(EscalationBpmn.KEY, caseNumber, due);
        });
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<String> caseOfReference(String reference) {
        return chain.caseOfReference(reference);
    }

    @Override
    public void ownerSays(String caseNumber, boolean agrees, String words) {
        if (!send(caseNumber, EscalationBpmn.MESSAGE_OWNER_ANSWERED, OwnerOpinion.form(agrees, words))) {
            throw new FormRejected("agrees", "escalation.noAnswerWaits");
        }
    }

    @Override
    public void drop(String caseNumber, String reason) {
        chain.hold(caseNumber);
        if (running(caseNumber).isPresent()
                && !send(caseNumber, EscalationBpmn.MESSAGE_ESCALATION_DROPPED, Map.of("reason", reason))) {
            throw new IllegalStateException("the escalation of " + caseNumber + " cannot be dropped now");
        }
    }

    @Override
    public void eraseWords(Collection<String> caseNumbers) {
        chain.eraseWords(caseNumbers);
    }

    private boolean send(String caseNumber, String message, Map<String, ?> form) {
        return messages.correlate(EscalationBpmn.KEY, caseNumber, message, form);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<EscalationView> running(String caseNumber) {
        return chain.find(caseNumber);
    }

    @Override
    @Transactional(readOnly = true)
    public List<EscalationView> of(String caseNumber) {
        return chain.of(caseNumber);
    }
}
