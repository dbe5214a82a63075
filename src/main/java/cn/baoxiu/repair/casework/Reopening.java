package cn.baoxiu.repair.casework;

import cn.baoxiu.repair.CaseReopened;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes closed cases into work again: round + 1 (rules R9). The caller begins the process. */
@Service
@Transactional
public class Reopening {

    private final CaseStore store;
    private final CompanyCases companies;
    private final CaseHolders holders;
    private final Timeline timeline;
    private final ApplicationEventPublisher events;

    Reopening(
            CaseStore store,
            CompanyCases companies,
            CaseHolders holders,
            Timeline timeline,
            ApplicationEventPublisher events) {
        this.store = store;
        this.companies = companies;
        this.holders = holders;
        this.timeline = timeline;
        this.events = events;
    }

    /**
     * @param at when the owner said that it is needed
     * @param why what the owner answered, if there is no report
     * @throws CaseConflict if the case is open
     */
    public void reopen(String caseNumber, Instant at, @Nullable String why) {
        RepairCase repairCase = store.get(caseNumber);
        repairCase.reopen(at);
        store.save(repairCase);
        companies.follow(repairCase);
        holders.begin(repairCase, at);
        timeline.add(repairCase, TimelineKind.REOPENED, why);
        events.publishEvent(new CaseReopened(caseNumber, repairCase.round()));
    }

    /** As {@link #reopen}; a case that is in work again keeps its round, and its story tells what the owner answered. */
    public boolean reopenIfClosed(String caseNumber, Instant at, String why) {
        RepairCase repairCase = store.get(caseNumber);
        if (repairCase.isOpen()) {
            timeline.add(repairCase, TimelineKind.OWNER_NOT_SATISFIED, why);
            return false;
        }
        reopen(caseNumber, at, why);
        return true;
    }
}
