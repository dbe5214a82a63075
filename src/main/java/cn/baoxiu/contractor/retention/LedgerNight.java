package cn.baoxiu.contractor.retention;

import cn.baoxiu.contractor.retention.LedgerProof.Difference;
import cn.baoxiu.engine.BackgroundTask;
import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.identity.Groups;
import cn.baoxiu.notification.Audience;
import cn.baoxiu.notification.Notice;
import cn.baoxiu.notification.Notifications;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Each night: brings ledgers in line with data that came due (a day of release) or waited for money to come back, then
 * proves every balance and tells group customer service of a difference.
 */
@Component
class LedgerNight implements BackgroundTask {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerNight.class);
    private static final LocalTime AT_NIGHT = LocalTime.of(3, 50);

    private final ContractRegister contracts;
    private final Openings openings;
    private final LedgerProof proof;
    private final Notifications notifications;
    private final TransactionOperations transaction;
    private final Clock clock;

    LedgerNight(
            ContractRegister contracts,
            Openings openings,
            LedgerProof proof,
            Notifications notifications,
            TransactionOperations transaction,
            Clock clock) {
        this.contracts = contracts;
        this.openings = openings;
        this.proof = proof;
        this.notifications = notifications;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "contractor.ledger-night";
    }

    @Override
    public Optional<LocalTime> daily() {
        return Optional.of(AT_NIGHT);
    }

    @Override
    public void run(String id) {
        contracts.numbers().forEach(this::agree);
        proof.differences().forEach(this::tell);
    }

    /** One contract that cannot be followed does not keep the others from being proved. */
    private void agree(String contractNo) {
        try {
            openings.agree(contractNo);
        } catch (RuntimeException e) {
            LOG.error("the ledger of {} does not follow its contract", contractNo, e);
        }
    }

    private void tell(Difference difference) {
        LOG.error("ledger does not add up: {}", difference);
        contracts
                .find(difference.contractNo())
                .ifPresent(contract -> transaction.executeWithoutResult(status -> send(contract, difference)));
    }

    private void send(ContractFacts contract, Difference difference) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), EngineTime.ZONE);
        notifications.send(new Notice(
                "ledger|" + contract.contractNo() + "|" + today,
                "ledger-difference",
                new Audience.Members(Groups.GROUP_CS, contract.subsidiary()),
                null,
                Map.of(
                        "contract", contract.contractNo(),
                        "what", difference.what(),
                        "expected", Yuan.text(difference.expected()),
                        "found", Yuan.text(difference.found())),
                true));
    }
}
