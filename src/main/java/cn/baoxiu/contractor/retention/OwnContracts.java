package cn.baoxiu.contractor.retention;

import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.identity.CurrentUser;
import org.springframework.stereotype.Component;

/** Contracts that a form may name: those of the user's subsidiaries. */
@Component
class OwnContracts {

    private final ContractRegister contracts;
    private final CurrentUser currentUser;

    OwnContracts(ContractRegister contracts, CurrentUser currentUser) {
        this.contracts = contracts;
        this.currentUser = currentUser;
    }

    /**
     * A contract of a subsidiary of the user; jobs see all.
     *
     * @param field of the form that names it
     * @throws FormRejected if there is no such contract for this person
     */
    ContractFacts get(String field, String contractNo) {
        return contracts
                .find(contractNo)
                .filter(contract -> currentUser
                        .find()
                        .map(user -> user.maySee(contract.subsidiary()))
                        .orElse(true))
                .orElseThrow(() -> new FormRejected(field, "release.unknownContract", contractNo));
    }
}
