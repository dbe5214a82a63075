package cn.baoxiu.repair.casework;

import cn.baoxiu.clock.OwnerPromisesChanged;
import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Keeps column {@code next_due} of the list of cases: once per case at the end of each transaction that changed
 * promises to the owner.
 */
@Component
class NextDue {

    private final JdbcClient jdbc;

    NextDue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void changed(OwnerPromisesChanged event) {
        TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(Changes.class::isInstance)
                .map(Changes.class::cast)
                .findFirst()
                .orElseGet(this::begin)
                .cases
                .add(event.caseNumber());
    }

    private Changes begin() {
        Changes changes = new Changes();
        TransactionSynchronizationManager.registerSynchronization(changes);
        return changes;
    }

    private void write(String caseNumber) {
        jdbc.sql(
                        """
                        update repair_case set next_due = (
                            select v.next_due from v_clock_owner_due v where v.case_number = repair_case.case_number)
                        where case_number = ?""")
                .param(caseNumber)
                .update();
    }

    /** Cases of one transaction. */
    private final class Changes implements TransactionSynchronization {

        private final Set<String> cases = new LinkedHashSet<>();

        @Override
        public void beforeCommit(boolean readOnly) {
            cases.forEach(NextDue.this::write);
        }
    }
}
