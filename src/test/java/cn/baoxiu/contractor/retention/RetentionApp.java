package cn.baoxiu.contractor.retention;

import cn.baoxiu.contractor.ContractorCases;
import cn.baoxiu.contractor.OpenClaims;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/**
 * The ledger and the release of retention with all that they stand on: engine, people, clock, messages and the
 * contracts' data as they are. Letters, penalties and third parties are left out, as the models of other rooms are with
 * the deployer. No stereotype marks the class, or the whole program would find it too.
 */
@EnableAutoConfiguration(excludeName = "org.camunda.bpm.spring.boot.starter.rest.CamundaBpmRestJerseyAutoConfiguration")
@ComponentScan(
        basePackages = {
            "cn.baoxiu.engine",
            "cn.baoxiu.identity",
            "cn.baoxiu.estate",
            "cn.baoxiu.clock",
            "cn.baoxiu.notification",
            "cn.baoxiu.contractor.retention",
            "cn.baoxiu.contractor.rules",
            "cn.baoxiu.contractor.process"
        },
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
        excludeFilters = {
            @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class),
            @ComponentScan.Filter(
                    type = FilterType.REGEX,
                    pattern = "cn\\.baoxiu\\.(engine\\.models|[a-z]+\\.web|.*\\.[A-Z]\\w*(Test|Contract)\\b).*"),
            @ComponentScan.Filter(
                    type = FilterType.REGEX,
                    pattern = "cn\\.baoxiu\\.contractor\\.process\\.(?!(Camunda)?(Release|Reversal)).*")
        })
class RetentionApp {

    @Bean
    PlayedCases playedCases() {
        return new PlayedCases();
    }

    /** Open defects and claims by contract; the rooms that own them stand above or beside. */
    static final class PlayedCases implements ContractorCases, OpenClaims {

        private final Map<String, List<Facts>> defects = new ConcurrentHashMap<>();
        private final Map<String, List<Claim>> claims = new ConcurrentHashMap<>();

        void defect(String contractNo, String contractor, String caseNumber) {
            defects.put(
                    contractNo + "|" + contractor,
                    List.of(new Facts(
                            caseNumber,
                            LedgerBed.SOUTH,
                            "RS-P",
                            "试验苑",
                            "试验苑3号楼1201室",
                            "WATERPROOF",
                            "渗漏：渗水",
                            "P2",
                            Instant.parse("2026-11-01T01:00:00Z"),
                            true,
                            contractor,
                            contractNo,
                            null,
                            null,
                            null,
                            List.of())));
        }

        void claim(String contractNo, String caseNumber, @Nullable BigDecimal amount) {
            claims.put(contractNo, List.of(new Claim(caseNumber, null, "扣款通知单待签发", amount)));
        }

        void settle(String contractNo) {
            defects.keySet().removeIf(key -> key.startsWith(contractNo + "|"));
            claims.remove(contractNo);
        }

        @Override
        public Optional<Facts> find(String caseNumber) {
            return Optional.empty();
        }

        @Override
        public List<Facts> openOf(String contractNo, String contractor) {
            return defects.getOrDefault(contractNo + "|" + contractor, List.of());
        }

        @Override
        public List<Claim> of(String contractNo) {
            return claims.getOrDefault(contractNo, List.of());
        }
    }
}
