package cn.baoxiu.repair.casework;

import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jdbc.core.JdbcAggregateTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.ResourceHolderSupport;
import org.springframework.transaction.support.ResourceHolderSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Reads and writes the aggregate; two writers of the same case do not overwrite each other. Within a transaction a case
 * is one object, however many services ask for it: one step of the process goes through several of them.
 */
@Component
class CaseStore {

    private final JdbcAggregateTemplate aggregates;

    CaseStore(JdbcAggregateTemplate aggregates) {
        this.aggregates = aggregates;
    }

    Optional<RepairCase> find(String caseNumber) {
        Loaded loaded = loaded();
        if (loaded == null) {
            return Optional.ofNullable(read(caseNumber));
        }
        return Optional.ofNullable(loaded.cases.computeIfAbsent(caseNumber, this::read));
    }

    private @Nullable RepairCase read(String caseNumber) {
        return aggregates.findById(caseNumber, RepairCase.class);
    }

    /** @throws NoSuchElementException if there is no such case */
    RepairCase get(String caseNumber) {
        return find(caseNumber).orElseThrow(() -> new NoSuchElementException(caseNumber));
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException if somebody else changed it meanwhile */
    void save(RepairCase changed) {
        changed.prepareForList();
        RepairCase saved = aggregates.save(changed);
        Loaded loaded = loaded();
        if (loaded != null) {
            loaded.cases.put(saved.caseNumber(), saved);
        }
    }

    /** The cases of the running transaction; null outside any. */
    private @Nullable Loaded loaded() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()
                || !TransactionSynchronizationManager.isActualTransactionActive()) {
            return null;
        }
        Loaded known = (Loaded) TransactionSynchronizationManager.getResource(this);
        if (known != null) {
            return known;
        }
        Loaded loaded = new Loaded();
        TransactionSynchronizationManager.bindResource(this, loaded);
        // takes it off at the end, and for as long as another transaction interrupts this one
        TransactionSynchronizationManager.registerSynchronization(new ResourceHolderSynchronization<>(loaded, this) {});
        return loaded;
    }

    private static final class Loaded extends ResourceHolderSupport {
        private final Map<String, RepairCase> cases = new HashMap<>();
    }
}
