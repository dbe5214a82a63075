package cn.baoxiu.repair.casework;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/** When something that a person logs for a case can have happened. */
@Component
public class LogWindows {

    private final CaseStore store;
    private final Clock clock;

    LogWindows(CaseStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** From the report of this round, cut to the minute as forms are, until now. */
    public LogWindow of(String caseNumber) {
        return new LogWindow(store.get(caseNumber).roundReportedAt().truncatedTo(ChronoUnit.MINUTES), clock.instant());
    }
}
