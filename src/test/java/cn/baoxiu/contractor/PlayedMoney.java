package cn.baoxiu.contractor;

import cn.baoxiu.engine.FormRejected;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Retention and charge-backs in memory. */
final class PlayedMoney implements Retention, ChargeBacks {

    private final Map<String, Map<Source, BigDecimal>> balances = new LinkedHashMap<>();
    private final Map<String, List<Share>> deductions = new LinkedHashMap<>();
    private final Map<Long, ChargeBack> costs = new LinkedHashMap<>();
    private final Map<Long, Long> takenBy = new LinkedHashMap<>();

    /** What the contract secures; a retention that was released is zero. */
    synchronized void secure(String contractNo, String retention, String guarantee, String other) {
        Map<Source, BigDecimal> account = new EnumMap<>(Source.class);
        account.put(Source.RETENTION, new BigDecimal(retention));
        account.put(Source.GUARANTEE, new BigDecimal(guarantee));
        account.put(Source.OTHER_PAYABLE, new BigDecimal(other));
        account.put(Source.CLAIM, new BigDecimal("0.00"));
        balances.put(contractNo, account);
    }

    synchronized void cost(ChargeBack cost) {
        costs.put(cost.id(), cost);
    }

    synchronized List<Share> deducted(long letterId) {
        return deductions.getOrDefault("letter " + letterId, List.of());
    }

    @Override
    public synchronized List<Share> preview(String contractNo, BigDecimal amount) {
        return split(new EnumMap<>(balances.get(contractNo)), amount);
    }

    @Override
    public synchronized List<Share> deduct(Deduction deduction) {
        if (deduction.amount().signum() <= 0) {
            throw new FormRejected("amount", "retention.notPositive");
        }
        return deductions.computeIfAbsent(
                deduction.key(), key -> split(balances.get(deduction.contractNo()), deduction.amount()));
    }

    private static List<Share> split(Map<Source, BigDecimal> account, BigDecimal amount) {
        List<Share> shares = new ArrayList<>();
        BigDecimal left = amount;
        for (Source source : Source.values()) {
            BigDecimal has = account.get(source);
            boolean claim = source == Source.CLAIM;
            BigDecimal part = claim ? left : left.min(has);
            if (part.signum() > 0) {
                BigDecimal after = claim ? has.add(part) : has.subtract(part);
                account.put(source, after);
                shares.add(new Share(source, part, after));
                left = left.subtract(part);
            }
        }
        return shares;
    }

    @Override
    public List<Share> reverse(String key, String deductionKey, BigDecimal amount, String reason) {
        throw new UnsupportedOperationException("nothing is given back here");
    }

    @Override
    public Account account(String contractNo) {
        return new Account(contractNo, List.of(), List.of());
    }

    @Override
    public synchronized List<ChargeBack> open(String caseNumber) {
        return costs.values().stream()
                .filter(cost -> cost.caseNumber().equals(caseNumber) && !takenBy.containsKey(cost.id()))
                .toList();
    }

    @Override
    public synchronized Optional<ChargeBack> find(long id) {
        return Optional.ofNullable(costs.get(id));
    }

    @Override
    public synchronized void take(long id, long letterId) {
        if (!costs.containsKey(id)) {
            // one of those that are as they are
            return;
        }
        Long before = takenBy.putIfAbsent(id, letterId);
        if (before != null && before != letterId) {
            throw new FormRejected("rung", "chargeBack.taken");
        }
    }

    @Override
    public synchronized void giveBack(long letterId) {
        takenBy.values().removeIf(taken -> taken == letterId);
    }
}
