package cn.baoxiu.contractor.sanction;

import cn.baoxiu.clock.Amount;
import cn.baoxiu.contractor.ChargeBacks;
import cn.baoxiu.contractor.ChargeBacks.ChargeBack;
import cn.baoxiu.contractor.ContractorCases;
import cn.baoxiu.contractor.Letters;
import cn.baoxiu.estate.Contracts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Gathers what is known between a case and a contractor. */
@Component
class Standings {

    private final ContractorCases cases;
    private final ViolationTable violations;
    private final ObjectionTable objections;
    private final Letters letters;
    private final CallLog calls;
    private final ObjectProvider<ChargeBacks> chargeBacks;
    private final Contracts contracts;
    private final SanctionRules rules;
    private final Clock clock;

    Standings(
            ContractorCases cases,
            ViolationTable violations,
            ObjectionTable objections,
            Letters letters,
            CallLog calls,
            ObjectProvider<ChargeBacks> chargeBacks,
            Contracts contracts,
            SanctionRules rules,
            Clock clock) {
        this.cases = cases;
        this.violations = violations;
        this.objections = objections;
        this.letters = letters;
        this.calls = calls;
        this.chargeBacks = chargeBacks;
        this.contracts = contracts;
        this.rules = rules;
        this.clock = clock;
    }

    Standing of(Penalty penalty) {
        return of(penalty.caseNumber(), penalty.contractor(), penalty.contractNo(), penalty.inForceAt());
    }

    /** @throws NoSuchElementException if there is no such case for the current user, or no such contract */
    Standing of(String caseNumber, String contractor, String contractNo, Instant inForceAt) {
        ContractorCases.Facts facts = facts(caseNumber);
        return new Standing(
                facts,
                contractor,
                contracts.find(contractNo).orElseThrow(() -> new NoSuchElementException("no contract " + contractNo)),
                clock.instant(),
                violations.ofCase(caseNumber).stream()
                        .filter(v -> v.contractor().equals(contractor)
                                && v.contractNo().equals(contractNo))
                        .toList(),
                violations.deductions(caseNumber).stream()
                        .collect(Collectors.toMap(ViolationTable.Deduction::id, Function.identity())),
                letters.ofCase(caseNumber).stream()
                        .filter(letter -> letter.says().contractor().equals(contractor))
                        .toList(),
                calls.of(caseNumber).stream()
                        .filter(call -> call.contractor().equals(contractor))
                        .toList(),
                chargeBacks(caseNumber, contractNo),
                contracts.tariff(contractNo),
                objections.ofCase(caseNumber).stream().anyMatch(ObjectionTable.Objection::waits),
                writtenNotice(facts.grade(), inForceAt));
    }

    ContractorCases.Facts facts(String caseNumber) {
        return cases.find(caseNumber).orElseThrow(() -> new NoSuchElementException("no case " + caseNumber));
    }

    private List<ChargeBack> chargeBacks(String caseNumber, String contractNo) {
        return chargeBacks.stream()
                .flatMap(known -> known.open(caseNumber).stream())
                .filter(cost -> cost.contractNo().equals(contractNo))
                .toList();
    }

    private Duration writtenNotice(String grade, Instant inForceAt) {
        Amount amount =
                rules.term(SanctionRules.Step.WRITTEN_NOTICE, grade, inForceAt).amount();
        return Duration.ofMinutes(amount.minutes()).plusDays(amount.days());
    }
}
