package cn.baoxiu.contractor.sanction;

import cn.baoxiu.contractor.ChargeBacks.ChargeBack;
import cn.baoxiu.contractor.ContractorCases;
import cn.baoxiu.contractor.Letters;
import cn.baoxiu.contractor.Letters.Letter;
import cn.baoxiu.contractor.Rung;
import cn.baoxiu.contractor.ViolationKind;
import cn.baoxiu.contractor.Violations.Violation;
import cn.baoxiu.contractor.sanction.CallLog.Call;
import cn.baoxiu.contractor.sanction.ViolationTable.Deduction;
import cn.baoxiu.estate.Contracts.Contract;
import cn.baoxiu.estate.Contracts.Penalty;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known between a case and a contractor, at one moment.
 *
 * @param grade of the case
 * @param violations of this contractor under this contract, oldest first
 * @param deductions what money is taken for, by number of the violation
 * @param letters to this contractor, oldest first
 * @param chargeBacks to this contract, not in any letter yet
 * @param tariff what the contract says about violations, by code
 * @param objectionWaits whether an objection to one of the letters waits for its decision
 * @param callCounts how long after a call the written notice may follow
 */
record Standing(
        ContractorCases.Facts facts,
        String contractor,
        Contract contract,
        Instant now,
        List<Violation> violations,
        Map<Long, Deduction> deductions,
        List<Letter> letters,
        List<Call> calls,
        List<ChargeBack> chargeBacks,
        Map<String, Penalty> tariff,
        boolean objectionWaits,
        Duration callCounts) {

    private static final String EMERGENCY = "P0";

    String grade() {
        return facts.grade();
    }

    boolean answers() {
        return facts.answersFor(contractor, contract.no());
    }

    /** Highest step of the ladder that reached the contractor and was not withdrawn. */
    Optional<Rung> highest() {
        return delivered()
                .map(letter -> letter.says().rung())
                .filter(rung -> rung.compareTo(Rung.DEDUCTION_NOTICE) <= 0)
                .max(Comparator.naturalOrder());
    }

    /**
     * When the contractor was told of the defect: by the first letter of the ladder; in an emergency by a call, if a
     * letter followed in time, or this one does.
     */
    Optional<Instant> noticeAt(Rung next) {
        Stream<Instant> letter = delivered()
                .filter(l -> l.says().rung().compareTo(Rung.DEDUCTION_NOTICE) < 0)
                .flatMap(l -> Stream.ofNullable(l.deliveredAt()));
        Stream<Instant> call = grade().equals(EMERGENCY)
                ? calls.stream().filter(c -> wasConfirmed(c, next)).map(Call::endedAt)
                : Stream.empty();
        return Stream.concat(letter, call).min(Comparator.naturalOrder());
    }

    private boolean wasConfirmed(Call call, Rung next) {
        Instant until = call.endedAt().plus(callCounts);
        boolean byThisLetter = !next.takesMoney() && !now.isAfter(until);
        return byThisLetter
                || letters.stream()
                        .filter(letter -> letter.state() == Letters.State.ISSUED)
                        .flatMap(letter -> letter.deliveries().stream())
                        .filter(delivery -> delivery.channel() != Letters.Channel.PHONE)
                        .anyMatch(delivery -> !delivery.sentAt().isBefore(call.calledAt())
                                && !delivery.sentAt().isAfter(until));
    }

    /** When the formal demand counted as delivered. */
    Optional<Instant> demandAt() {
        return delivered()
                .filter(letter -> letter.says().rung() == Rung.FORMAL_DEMAND)
                .flatMap(letter -> Stream.ofNullable(letter.deliveredAt()))
                .min(Comparator.naturalOrder());
    }

    boolean failedSince(Instant notice) {
        return violations.stream()
                .anyMatch(v -> v.happenedAt().isAfter(notice) && deduction(v).revokedAt() == null);
    }

    private Stream<Letter> delivered() {
        return letters.stream()
                .filter(letter -> letter.state() == Letters.State.ISSUED)
                .filter(letter ->
                        letter.deliveredAt() != null && !letter.deliveredAt().isAfter(now));
    }

    Deduction deduction(Violation violation) {
        return deductions.getOrDefault(violation.id(), new Deduction(violation.id(), null, null));
    }

    /** Whether money may be taken for it in this procedure. */
    boolean isFree(Violation violation, long penalty) {
        Deduction deduction = deduction(violation);
        Long taken = deduction.deductedIn();
        return deduction.revokedAt() == null && (taken == null || taken == penalty);
    }

    @Nullable
    Penalty tariffOf(ViolationKind kind) {
        return tariff.get(kind.tariff());
    }

    /**
     * Days begun after the due time, each of 24 hours: until the contractor completed the work or lost it, else until
     * now. A later rework is no lateness: it is a violation of its own.
     */
    int daysLate(Violation violation) {
        Instant due = violation.due();
        if (due == null) {
            return 1;
        }
        Instant end = facts.orders().stream()
                .filter(order -> order.party().equals(contractor))
                .flatMap(order -> Stream.of(order.completedAt(), order.replacedAt()))
                .filter(at -> at != null && at.isAfter(due))
                .min(Comparator.naturalOrder())
                .orElse(now);
        long seconds = Math.max(1, Duration.between(due, end).toSeconds());
        long day = Duration.ofDays(1).toSeconds();
        return Math.toIntExact((seconds + day - 1) / day);
    }
}
