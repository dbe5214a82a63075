package cn.baoxiu.contractor.retention;

import cn.baoxiu.contractor.Retention;
import cn.baoxiu.contractor.retention.Booking.Amounts;
import cn.baoxiu.contractor.retention.LedgerRows.Entry;
import cn.baoxiu.contractor.retention.LedgerState.Known;
import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.identity.CurrentUser;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Posts to the ledger of a contract, one transaction at a time: whoever comes later waits at the ledger's row. */
@Service
@Transactional
class Ledger implements Retention {

    private static final String AMOUNT = "ledgerAmount";

    private final LedgerRows rows;
    private final LedgerView view;
    private final Openings openings;
    private final CurrentUser actor;
    private final Clock clock;

    Ledger(LedgerRows rows, LedgerView view, Openings openings, CurrentUser actor, Clock clock) {
        this.rows = rows;
        this.view = view;
        this.openings = openings;
        this.actor = actor;
        this.clock = clock;
    }

    @Override
    public List<Share> preview(String contractNo, BigDecimal amount) {
        BigDecimal sum = positive(amount);
        openings.ensureOpen(contractNo);
        LedgerState ledger = new LedgerState(contractNo, rows.accounts(contractNo));
        List<Share> shares = new ArrayList<>();
        split(ledger, sum).forEach((account, part) -> {
            BigDecimal balance = ledger.balance(account);
            BigDecimal after = account == AccountName.CLAIM ? balance.add(part) : balance.subtract(part);
            shares.add(new Share(account.source(), part, after));
        });
        return shares;
    }

    @Override
    public List<Share> deduct(Deduction deduction) {
        BigDecimal amount = positive(deduction.amount());
        LedgerState ledger = openings.lock(deduction.contractNo());
        Optional<Known> known = known(deduction.key(), ledger.contractNo(), TransactionKind.DEDUCTION);
        if (known.isPresent()) {
            return shares(known.get().id());
        }
        Amounts amounts = new Amounts();
        split(ledger, amount).forEach((account, part) -> {
            if (account == AccountName.CLAIM) {
                amounts.move(AccountName.CHARGED, account, part);
            } else {
                amounts.move(account, AccountName.RECOVERED, part);
            }
        });
        return shares(post(
                ledger,
                deduction.key(),
                TransactionKind.DEDUCTION,
                deduction.caseNumber(),
                deduction.letterNumber(),
                null,
                amounts));
    }

    /** From each security what it has, the rest as a claim. */
    private static Map<AccountName, BigDecimal> split(LedgerState ledger, BigDecimal amount) {
        Map<AccountName, BigDecimal> parts = new EnumMap<>(AccountName.class);
        BigDecimal rest = amount;
        for (Source source : Source.values()) {
            AccountName account = AccountName.of(source);
            BigDecimal part = source == Source.CLAIM ? rest : rest.min(ledger.balance(account));
            if (part.signum() > 0) {
                parts.put(account, part);
                rest = rest.subtract(part);
            }
        }
        return parts;
    }

    @Override
    public List<Share> reverse(String key, String deductionKey, BigDecimal amount, String reason) {
        return reverse(key, deductionKey, amount, reason, actor.idOrSystem());
    }

    /** As {@link #reverse(String, String, BigDecimal, String)}, in the name of who decided it. */
    List<Share> reverse(String key, String deductionKey, BigDecimal amount, String reason, String by) {
        BigDecimal wanted = positive(amount);
        Known deduction = rows.find(deductionKey)
                .filter(found -> found.kind() == TransactionKind.DEDUCTION)
                .orElseThrow(() -> new IllegalStateException("no deduction " + deductionKey));
        LedgerState ledger = openings.lock(deduction.contractNo());
        Optional<Known> known = known(key, ledger.contractNo(), TransactionKind.REVERSAL);
        if (known.isPresent()) {
            return shares(known.get().id());
        }
        Amounts amounts = back(deduction.id(), wanted);
        Booking booking = new Booking(
                key,
                TransactionKind.REVERSAL,
                deduction.caseNumber(),
                deduction.letterNumber(),
                deduction.id(),
                clock.instant(),
                reason,
                amounts.sums());
        return shares(rows.post(ledger, booking, by, clock.instant()));
    }

    /** Of each source at most what was taken from it and not given back yet, the last source first. */
    private Amounts back(long deduction, BigDecimal wanted) {
        List<Entry> taken = new ArrayList<>(rows.entries(deduction));
        Collections.reverse(taken);
        Map<AccountName, BigDecimal> reversed = rows.reversed(deduction);
        Amounts amounts = new Amounts();
        BigDecimal rest = wanted;
        for (Entry entry : taken) {
            BigDecimal given =
                    reversed.getOrDefault(entry.account(), BigDecimal.ZERO).abs();
            BigDecimal part = rest.min(entry.amount().abs().subtract(given));
            if (entry.account() == AccountName.CLAIM) {
                amounts.move(entry.account(), AccountName.CHARGED, part);
            } else {
                amounts.move(AccountName.RECOVERED, entry.account(), part);
            }
            rest = rest.subtract(part);
        }
        if (rest.signum() > 0) {
            throw new FormRejected(AMOUNT, "retention.moreThanLeft", Yuan.text(wanted.subtract(rest)));
        }
        return amounts;
    }

    /**
     * Pays out retention.
     *
     * @param most not more than this; less if there is less
     * @return what was paid, zero if nothing is left; a known key pays nothing and answers as the first time
     */
    BigDecimal release(String key, String contractNo, BigDecimal most, String note) {
        LedgerState ledger = openings.lock(contractNo);
        Optional<Known> known = known(key, contractNo, TransactionKind.RELEASE);
        if (known.isPresent()) {
            return rows.entries(known.get().id()).get(0).amount().negate();
        }
        BigDecimal amount = most.min(ledger.balance(AccountName.RETENTION));
        if (amount.signum() <= 0) {
            return BigDecimal.ZERO.setScale(2);
        }
        Amounts amounts = new Amounts().move(AccountName.RETENTION, AccountName.PAID_OUT, amount);
        post(ledger, key, TransactionKind.RELEASE, null, null, note, amounts);
        return amount;
    }

    /** Keeps the ledger as it is until the end of the transaction. */
    void hold(String contractNo) {
        openings.lock(contractNo);
    }

    /** What is left of the retention, until the end of the transaction. */
    BigDecimal retentionLeft(String contractNo) {
        return openings.lock(contractNo).balance(AccountName.RETENTION);
    }

    @Override
    public Account account(String contractNo) {
        openings.ensureOpen(contractNo);
        return view.account(contractNo);
    }

    private Optional<Known> known(String key, String contractNo, TransactionKind kind) {
        Optional<Known> known = rows.find(key);
        known.ifPresent(found -> {
            if (!found.contractNo().equals(contractNo) || found.kind() != kind) {
                throw new IllegalStateException("key " + key + " is that of another posting");
            }
        });
        return known;
    }

    private long post(
            LedgerState ledger,
            String key,
            TransactionKind kind,
            @Nullable String caseNumber,
            @Nullable String letterNumber,
            @Nullable String note,
            Amounts amounts) {
        Booking booking = new Booking(key, kind, caseNumber, letterNumber, null, clock.instant(), note, amounts.sums());
        return rows.post(ledger, booking, actor.idOrSystem(), clock.instant());
    }

    private List<Share> shares(long transaction) {
        return rows.entries(transaction).stream()
                .map(entry -> new Share(entry.account().source(), entry.amount().abs(), entry.balanceAfter()))
                .toList();
    }

    private static BigDecimal positive(BigDecimal amount) {
        if (amount.signum() <= 0 || amount.stripTrailingZeros().scale() > 2) {
            throw new FormRejected(AMOUNT, "retention.notPositive", amount.toPlainString());
        }
        return amount.setScale(2);
    }
}
