package cn.baoxiu.contractor.retention;

import cn.baoxiu.contractor.retention.Booking.Amounts;
import cn.baoxiu.contractor.retention.LedgerState.Known;
import cn.baoxiu.contractor.retention.Securities.Security;
import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.identity.CurrentUser;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Brings a ledger in line with the contract's data: opens what is new, adjusts what changed, releases what the data says
 * was released. Nothing is rewritten, and a ledger that agrees with the data stays as it is, so this may run at any time.
 */
@Component
@Transactional
class Openings {

    private final LedgerRows rows;
    private final ContractRegister contracts;
    private final Securities securities;
    private final LedgerWords words;
    private final CurrentUser actor;
    private final Clock clock;

    Openings(
            LedgerRows rows,
            ContractRegister contracts,
            Securities securities,
            LedgerWords words,
            CurrentUser actor,
            Clock clock) {
        this.rows = rows;
        this.contracts = contracts;
        this.securities = securities;
        this.words = words;
        this.actor = actor;
        this.clock = clock;
    }

    /**
     * The ledger, locked; opened now if it was not.
     *
     * @throws java.util.NoSuchElementException if there is no such contract
     */
    LedgerState lock(String contractNo) {
        return rows.lock(contractNo).orElseGet(() -> agree(contractNo));
    }

    /**
     * For whom only reads: opens the ledger if it was not.
     *
     * @throws java.util.NoSuchElementException if there is no such contract
     */
    void ensureOpen(String contractNo) {
        if (!rows.exists(contractNo)) {
            agree(contractNo);
        }
    }

    /** @throws java.util.NoSuchElementException if there is no such contract */
    LedgerState agree(String contractNo) {
        ContractFacts contract = contracts.get(contractNo);
        LedgerState ledger = rows.openAndLock(contractNo, clock.instant());
        Map<AccountName, BigDecimal> putUp = rows.putUp(contractNo);
        Known released = rows.find(releaseKey(contract)).orElse(null);
        boolean takenBack = released != null && !rows.reversed(released.id()).isEmpty();
        securities.of(contract).forEach((account, security) -> {
            if (!ledger.has(account)) {
                open(ledger, contract, account, security);
            } else if (account != AccountName.RETENTION || released == null || takenBack) {
                adjust(ledger, account, security, putUp.getOrDefault(account, BigDecimal.ZERO));
            }
        });
        release(ledger, contract, released, takenBack);
        return ledger;
    }

    private void open(LedgerState ledger, ContractFacts contract, AccountName account, Security security) {
        rows.open(ledger, account);
        if (security.amount().signum() > 0) {
            Amounts amounts = new Amounts().move(AccountName.PUT_UP, account, security.amount());
            post(
                    ledger,
                    "OPENING|" + contract.contractNo() + "|" + account,
                    TransactionKind.OPENING,
                    null,
                    start(contract.acceptedOn()),
                    security.note(),
                    amounts);
        }
    }

    /** What is gone already cannot be lowered: the rest waits until something comes back. */
    private void adjust(LedgerState ledger, AccountName account, Security security, BigDecimal putUp) {
        BigDecimal difference = security.amount().subtract(putUp);
        BigDecimal change = difference.max(ledger.balance(account).negate());
        if (change.signum() == 0) {
            return;
        }
        BigDecimal open = change.subtract(difference);
        String note = words.note("adjusted", Yuan.text(putUp), security.note());
        if (open.signum() > 0) {
            note += words.note("adjustedPartly", Yuan.text(open));
        }
        post(
                ledger,
                "ADJUSTMENT|" + ledger.contractNo() + "|" + rows.count(ledger.contractNo()),
                TransactionKind.ADJUSTMENT,
                null,
                clock.instant(),
                note,
                new Amounts().move(AccountName.PUT_UP, account, change));
    }

    /** The data may name a day of release that is still to come, or take one back that was wrong. */
    private void release(LedgerState ledger, ContractFacts contract, @Nullable Known released, boolean takenBack) {
        LocalDate day = contract.releasedOn();
        LocalDate today = LocalDate.ofInstant(clock.instant(), EngineTime.ZONE);
        BigDecimal balance = ledger.balance(AccountName.RETENTION);
        if (day != null && !day.isAfter(today) && released == null && balance.signum() > 0) {
            post(
                    ledger,
                    releaseKey(contract),
                    TransactionKind.RELEASE,
                    null,
                    start(day),
                    words.note("releasedByData", day),
                    new Amounts().move(AccountName.RETENTION, AccountName.PAID_OUT, balance));
        } else if (day == null && released != null && !takenBack) {
            BigDecimal back = rows.entries(released.id()).get(0).amount().negate();
            post(
                    ledger,
                    releaseKey(contract) + "|BACK",
                    TransactionKind.ADJUSTMENT,
                    released.id(),
                    clock.instant(),
                    words.note("releaseTakenBack"),
                    new Amounts().move(AccountName.PAID_OUT, AccountName.RETENTION, back));
        }
    }

    private void post(
            LedgerState ledger,
            String key,
            TransactionKind kind,
            @Nullable Long reverses,
            Instant happenedAt,
            String note,
            Amounts amounts) {
        rows.post(
                ledger,
                new Booking(key, kind, null, null, reverses, happenedAt, note, amounts.sums()),
                actor.idOrSystem(),
                clock.instant());
    }

    /** A contract's retention is released by data once; taking that back and releasing again is left to people. */
    private static String releaseKey(ContractFacts contract) {
        return "RELEASE|" + contract.contractNo() + "|DATA";
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(EngineTime.ZONE).toInstant();
    }
}
