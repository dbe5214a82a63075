package cn.baoxiu.contractor.retention;

import cn.baoxiu.engine.BackgroundWork;
import cn.baoxiu.estate.ContractsImported;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Ledgers follow the contracts' data: at once after an import, and at start-up for what was imported before. */
@Component
class ContractsFollowed {

    private final Openings openings;
    private final BackgroundWork work;

    ContractsFollowed(Openings openings, BackgroundWork work) {
        this.openings = openings;
        this.work = work;
    }

    /** In order of the numbers, as they come: two transactions that lock several ledgers do not wait for each other. */
    @EventListener
    void imported(ContractsImported event) {
        event.contracts().forEach(openings::agree);
    }

    @EventListener(ApplicationReadyEvent.class)
    void started() {
        work.submit(LedgerOpening.NAME, "all");
    }
}
