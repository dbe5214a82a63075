package cn.baoxiu.contractor;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import cn.baoxiu.attachment.Attachments;
import cn.baoxiu.identity.CurrentUser;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/**
 * The procedure with all that it stands on: engine, people, clock, estate and messages as they are. Cases, paper and
 * money are played. No stereotype marks the class, or the whole program would find it too.
 */
@EnableAutoConfiguration(excludeName = "org.camunda.bpm.spring.boot.starter.rest.CamundaBpmRestJerseyAutoConfiguration")
@ComponentScan(
        basePackages = {
            "cn.baoxiu.engine",
            "cn.baoxiu.identity",
            "cn.baoxiu.clock",
            "cn.baoxiu.estate",
            "cn.baoxiu.notification",
            "cn.baoxiu.contractor.rating",
            "cn.baoxiu.contractor.rules",
            "cn.baoxiu.contractor.sanction",
            "cn.baoxiu.contractor.process",
            "cn.baoxiu.contractor.web"
        },
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
        excludeFilters = {
            @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class),
            @ComponentScan.Filter(
                    type = FilterType.REGEX,
                    pattern =
                            "cn\\.baoxiu\\.(engine\\.models|estate\\.imports|(clock|estate|notification)\\.web)\\..*"),
            @ComponentScan.Filter(type = FilterType.REGEX, pattern = "cn\\.baoxiu\\.engine\\.web\\.Models.*"),
            // other processes and pages of the room
            @ComponentScan.Filter(
                    type = FilterType.REGEX,
                    pattern = "cn\\.baoxiu\\.contractor\\.web\\.(?!Violation|Objection|Moments|Rating).*"),
            @ComponentScan.Filter(
                    type = FilterType.REGEX,
                    pattern = "cn\\.baoxiu\\.contractor\\.process\\..*(Release|Reversal|ThirdPartyRepair).*")
        })
class PenaltyApp {

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
    Begun begun() {
        return new Begun();
    }

    @Bean
    AskedOwners askedOwners() {
        return new AskedOwners();
    }

    /** What owners said; nothing as long as a test does not ask them. */
    static final class AskedOwners implements OwnerScores {

        final List<Score> scores = new CopyOnWriteArrayList<>();

        @Override
        public List<Score> between(Instant from, Instant until) {
            return scores.stream()
                    .filter(score -> !score.answeredAt().isBefore(from)
                            && score.answeredAt().isBefore(until))
                    .toList();
        }
    }

    /** Nobody photographs here. */
    @Bean
    Attachments attachments() {
        Attachments none = mock(Attachments.class);
        when(none.of(any())).thenReturn(List.of());
        return none;
    }

    /** Third-party repairs that were begun. */
    static final class Begun implements ThirdPartyRepairs {

        final List<String> cases = new CopyOnWriteArrayList<>();

        @Override
        public void begin(String caseNumber, long letterId) {
            cases.add(caseNumber + " " + letterId);
        }

        @Override
        public void accepted(String caseNumber) {}

        @Override
        public void dropped(String caseNumber, String reason) {}
    }
}
