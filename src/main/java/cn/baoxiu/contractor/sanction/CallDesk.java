package cn.baoxiu.contractor.sanction;

import cn.baoxiu.contractor.ContractorCases;
import cn.baoxiu.engine.SubmittedForm;
import cn.baoxiu.identity.CurrentUser;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Logs calls to the contractor that answers for a case. */
@Service
@Transactional
public class CallDesk {

    private final CallLog log;
    private final PenaltyOpening opening;
    private final CurrentUser actor;
    private final Clock clock;

    CallDesk(CallLog log, PenaltyOpening opening, CurrentUser actor, Clock clock) {
        this.log = log;
        this.opening = opening;
        this.actor = actor;
        this.clock = clock;
    }

    /**
     * The caller has checked that the user may do this.
     *
     * @throws cn.baoxiu.engine.FormRejected with every wrong field, or if no contractor answers for the case
     */
    public void log(String caseNumber, SubmittedForm form) {
        ContractorCases.Facts facts = opening.answeredCase(caseNumber);
        Instant now = clock.instant();
        CallLog.Entry entry = CallLog.Entry.read(form, facts.reportedAt().truncatedTo(ChronoUnit.MINUTES), now);
        log.add(new CallLog.Call(
                caseNumber,
                Objects.requireNonNull(facts.responsibleParty()),
                entry.calledAt(),
                entry.endedAt(),
                entry.person(),
                entry.words(),
                actor.person(),
                now));
    }
}
