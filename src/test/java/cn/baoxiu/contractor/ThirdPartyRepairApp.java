package cn.baoxiu.contractor;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import cn.baoxiu.attachment.Attachments;
import cn.baoxiu.identity.CurrentUser;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.event.EventListener;

/**
 * Third-party repairs with the procedure that begins them and takes their cost; cases, paper and retention are played. No
 * stereotype marks the class, or the whole program would find it too.
 */
@EnableAutoConfiguration(excludeName = "org.camunda.bpm.spring.boot.starter.rest.CamundaBpmRestJerseyAutoConfiguration")
@ComponentScan(
        basePackages = {
            "cn.baoxiu.engine",
            "cn.baoxiu.identity",
            "cn.baoxiu.clock",
            "cn.baoxiu.estate",
            "cn.baoxiu.notification",
            "cn.baoxiu.contractor.rules",
            "cn.baoxiu.contractor.rating",
            "cn.baoxiu.contractor.sanction",
            "cn.baoxiu.contractor.thirdparty",
            "cn.baoxiu.contractor.process"
        },
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
        excludeFilters = {
            @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class),
            @ComponentScan.Filter(
                    type = FilterType.REGEX,
                    pattern =
                            "cn\\.baoxiu\\.(engine\\.models|estate\\.imports|(clock|estate|notification)\\.web)\\..*"),
            @ComponentScan.Filter(type = FilterType.REGEX, pattern = "cn\\.baoxiu\\.engine\\.web\\.Models.*"),
            @ComponentScan.Filter(
                    type = FilterType.REGEX,
                    pattern = "cn\\.baoxiu\\.contractor\\.process\\..*(Release|Reversal).*")
        })
class ThirdPartyRepairApp {

    @Bean
    PlayedContractorCases playedContractorCases(CurrentUser currentUser) {
        return new PlayedContractorCases(currentUser);
    }

    @Bean
    PlayedLetters playedLetters(Clock clock) {
        return new PlayedLetters(clock);
    }

    @Bean
    PlayedMoney playedMoney() {
        return new PlayedMoney();
    }

    @Bean
    TakenOver takenOver(PlayedContractorCases cases) {
        return new TakenOver(cases);
    }

    /** Nobody photographs here. */
    @Bean
    Attachments attachments() {
        Attachments none = mock(Attachments.class);
        when(none.of(any())).thenReturn(List.of());
        return none;
    }

    /** Room repair: the work order changes hands, if one runs. */
    static final class TakenOver {

        final List<String> orders = new CopyOnWriteArrayList<>();
        final Set<String> withoutOrder = ConcurrentHashMap.newKeySet();
        private final PlayedContractorCases cases;

        TakenOver(PlayedContractorCases cases) {
            this.cases = cases;
        }

        @EventListener
        void on(ThirdPartyChosen chosen) {
            orders.add(chosen.caseNumber() + " " + chosen.thirdParty());
            if (!withoutOrder.contains(chosen.caseNumber())) {
                cases.change(
                        chosen.caseNumber(), facts -> PlayedContractorCases.repairedBy(facts, chosen.thirdParty()));
            }
        }
    }
}
