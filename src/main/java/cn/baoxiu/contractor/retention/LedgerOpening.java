package cn.baoxiu.contractor.retention;

import cn.baoxiu.engine.BackgroundTask;
import org.springframework.stereotype.Component;

/** Opens ledgers of contracts that were imported before ledgers were kept. */
@Component
class LedgerOpening implements BackgroundTask {

    static final String NAME = "contractor.ledger-opening";

    private final ContractRegister contracts;
    private final Openings openings;

    LedgerOpening(ContractRegister contracts, Openings openings) {
        this.contracts = contracts;
        this.openings = openings;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(String id) {
        contracts.numbersWithoutLedger().forEach(openings::agree);
    }
}
