package cn.baoxiu.repair.casework;

import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.data.jdbc.core.JdbcAggregateTemplate;
import org.springframework.stereotype.Component;

/** Reads and writes the aggregate; two writers of the same case do not overwrite each other. */
@Component
class CaseStore {

    private final JdbcAggregateTemplate aggregates;

    CaseStore(JdbcAggregateTemplate aggregates) {
        this.aggregates = aggregates;
    }

    Optional<RepairCase> find(String caseNumber) {
        return Optional.ofNullable(aggregates.findById(caseNumber, RepairCase.class));
    }

    /** @throws NoSuchElementException if there is no such case */
    RepairCase get(String caseNumber) {
        return find(caseNumber).orElseThrow(() -> new NoSuchElementException(caseNumber));
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException if somebody else changed it meanwhile */
    void save(RepairCase changed) {
        changed.prepareForList();
        aggregates.save(changed);
    }
}
