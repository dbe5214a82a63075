package cn.baoxiu.repair;

import cn.baoxiu.contractor.ThirdPartyRepairs;
import cn.baoxiu.contractor.Violations;
import cn.baoxiu.estate.Contracts;
import cn.baoxiu.estate.WarrantyClass;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** What the ladder would be told, and two contracts: waterproofing, and all of it. */
@TestConfiguration(proxyBeanMethods = false)
class PlayedLadder {

    static final String WATERPROOFING = "HN-YJT-HT-02";
    static final String WHOLE = "HN-YJT-HT-01";

    @Bean
    Told told() {
        return new Told();
    }

    @Bean
    ThirdParties thirdParties() {
        return new ThirdParties();
    }

    @Bean
    Contracts contracts() {
        return new Contracts() {
            @Override
            public Optional<Contract> find(String no) {
                return switch (no) {
                    case WATERPROOFING -> Optional.of(contract(no, RepairBed.OTHER_CONTRACTOR));
                    case WHOLE -> Optional.of(contract(no, RepairBed.MAIN_CONTRACTOR));
                    default -> Optional.empty();
                };
            }

            @Override
            public Optional<Contract> covering(String project, String contractor, WarrantyClass warrantyClass) {
                return contractor.equals(RepairBed.MAIN_CONTRACTOR) ? find(WHOLE) : Optional.empty();
            }

            @Override
            public Map<String, Penalty> tariff(String no) {
                return Map.of();
            }
        };
    }

    private static Contracts.Contract contract(String no, String contractor) {
        return new Contracts.Contract(
                no, no, "HN-YJT", contractor, RepairBed.MAIN_CONTRACTOR, BigDecimal.TEN, "第15.3款");
    }

    /** What third-party repairs would be told. */
    static final class ThirdParties implements ThirdPartyRepairs {

        final List<String> accepted = new ArrayList<>();
        final List<String> dropped = new ArrayList<>();

        @Override
        public void begin(String caseNumber, long letterId) {
            throw new UnsupportedOperationException("no letter goes out here");
        }

        @Override
        public void accepted(String caseNumber) {
            accepted.add(caseNumber);
        }

        @Override
        public void dropped(String caseNumber, String reason) {
            dropped.add(caseNumber + " " + reason);
        }
    }

    /** The facts, in their order; a known key changes nothing. */
    static final class Told implements Violations {

        final List<Fact> facts = new ArrayList<>();

        @Override
        public void record(Fact fact) {
            if (facts.stream().noneMatch(known -> known.key().equals(fact.key()))) {
                facts.add(fact);
            }
        }

        @Override
        public List<Violation> of(String caseNumber) {
            return List.of();
        }

        List<String> kinds(String caseNumber) {
            return facts.stream()
                    .filter(fact -> fact.caseNumber().equals(caseNumber))
                    .map(fact -> fact.kind().name())
                    .toList();
        }

        Fact last() {
            return facts.get(facts.size() - 1);
        }
    }
}
