package cn.baoxiu.contractor.sanction;

import cn.baoxiu.contractor.ContractorCases;
import cn.baoxiu.contractor.Violations;
import cn.baoxiu.identity.CurrentUser;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Violations in table {@code contractor_violation}; each opens a procedure, or is added to the draft that is open. */
@Service
@Transactional
class StoredViolations implements Violations {

    private final ViolationTable table;
    /** Looked up when needed: letters read violations, and procedures read letters. */
    private final ObjectProvider<PenaltyOpening> opening;

    private final ContractorCases cases;
    private final Clock clock;

    StoredViolations(ViolationTable table, ObjectProvider<PenaltyOpening> opening, ContractorCases cases, Clock clock) {
        this.table = table;
        this.opening = opening;
        this.cases = cases;
        this.clock = clock;
    }

    /** Only whoever answers for the defect under a contract can break it: the finding in force says who that is. */
    @Override
    public void record(Fact fact) {
        ContractorCases.Facts facts = cases.find(fact.caseNumber()).orElse(null);
        if (facts == null || facts.contractNo() == null || !fact.party().equals(facts.responsibleParty())) {
            return;
        }
        table.insert(fact, facts, facts.contractNo(), CurrentUser.SYSTEM, clock.instant())
                .ifPresent(violation -> opening.getObject().caused(violation, facts));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Violation> of(String caseNumber) {
        return table.ofCase(caseNumber);
    }
}
