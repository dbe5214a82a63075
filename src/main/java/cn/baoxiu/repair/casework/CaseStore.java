package cn.baoxiu.repair.casework;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.ResourceHolderSupport;
import org.springframework.transaction.support.ResourceHolderSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Reads and writes the cases; two writers of the same case do not overwrite each other. Within a transaction a case is
 * one object, however many services ask for it, and is written once, at its end: one step of the process goes through
 * several services, and each write of the row costs its indexes. A new case is written at once, because its records
 * refer to it.
 */
@Component
class CaseStore {

    private final CaseTable table;

    CaseStore(CaseTable table) {
        this.table = table;
    }

    Optional<RepairCase> find(String caseNumber) {
        Loaded loaded = loaded();
        if (loaded == null) {
            return table.read(caseNumber);
        }
        Held known = loaded.cases.get(caseNumber);
        if (known != null) {
            return Optional.of(known.repairCase());
        }
        Optional<RepairCase> found = table.read(caseNumber);
        found.ifPresent(loaded::holds);
        return found;
    }

    /** @throws NoSuchElementException if there is no such case */
    RepairCase get(String caseNumber) {
        return find(caseNumber).orElseThrow(() -> new NoSuchElementException(caseNumber));
    }

    /**
     * Writes a case that was read in this transaction. If somebody else changed it meanwhile, the transaction fails at
     * its end with an {@link org.springframework.dao.OptimisticLockingFailureException}.
     *
     * @throws IllegalStateException outside a transaction, or for a case of another one
     */
    void save(RepairCase changed) {
        Loaded loaded = loaded();
        if (loaded == null) {
            throw new IllegalStateException("cases are written in transactions");
        }
        changed.prepareForList();
        if (changed.isNew()) {
            table.insert(changed);
            loaded.holds(changed);
            return;
        }
        Held known = loaded.cases.get(changed.caseNumber());
        if (known == null || known.repairCase() != changed) {
            throw new IllegalStateException(changed.caseNumber() + " was not read in this transaction");
        }
        loaded.changed.add(changed.caseNumber());
    }

    /** Promises to the owner changed: the row says when the next one is due. */
    void dueChanged(String caseNumber) {
        Loaded loaded = loaded();
        if (loaded == null) {
            table.updateDue(caseNumber);
        } else {
            loaded.due.add(caseNumber);
        }
    }

    /** Writes what was saved so far, for a statement of this transaction that looks at the table itself. */
    void flush() {
        Loaded loaded = loaded();
        if (loaded != null) {
            loaded.write();
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
        TransactionSynchronizationManager.registerSynchronization(new ResourceHolderSynchronization<>(loaded, this) {
            @Override
            public void beforeCommit(boolean readOnly) {
                loaded.write();
            }

            /** Before the case's timer is locked: what that timer fires takes the case first too ({@link CaseClock#write}). */
            @Override
            public int getOrder() {
                return Ordered.LOWEST_PRECEDENCE - 1;
            }
        });
        return loaded;
    }

    /** A case with what its row holds. */
    private record Held(RepairCase repairCase, List<@Nullable Object> stored) {}

    private final class Loaded extends ResourceHolderSupport {

        private final Map<String, Held> cases = new HashMap<>();

        /** In one order for all transactions, so that two of them never wait for each other. */
        private final Set<String> changed = new TreeSet<>();

        private final Set<String> due = new TreeSet<>();

        private void holds(RepairCase repairCase) {
            cases.put(repairCase.caseNumber(), new Held(repairCase, CaseTable.valuesOf(repairCase)));
        }

        private void write() {
            Set<String> numbers = new TreeSet<>(changed);
            numbers.addAll(due);
            for (String number : numbers) {
                Held held = cases.get(number);
                if (held != null && changed.contains(number)) {
                    table.update(held.repairCase(), held.stored(), due.contains(number));
                    holds(held.repairCase());
                } else {
                    table.updateDue(number);
                }
            }
            changed.clear();
            due.clear();
        }
    }
}
