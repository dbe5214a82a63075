package cn.baoxiu.escalation;

import cn.baoxiu.estate.Parties;
import cn.baoxiu.estate.Party;
import cn.baoxiu.identity.CurrentUser;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * The room with all that it stands on: engine, people, clock and messages as they are. The cases are played, because
 * the room that owns them stands above. The models of other rooms are left out with the deployer. No stereotype marks
 * the class, or the whole program would find it too.
 */
@EnableAutoConfiguration(excludeName = "org.camunda.bpm.spring.boot.starter.rest.CamundaBpmRestJerseyAutoConfiguration")
@ComponentScan(
        basePackages = {
            "cn.baoxiu.engine",
            "cn.baoxiu.identity",
            "cn.baoxiu.clock",
            "cn.baoxiu.notification",
            "cn.baoxiu.escalation"
        },
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
        excludeFilters = {
            @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class),
            @ComponentScan.Filter(
                    type = FilterType.REGEX,
                    pattern = "cn\\.baoxiu\\.(engine\\.models|[a-z]+\\.web)\\..*")
        })
class EscalationApp {

    @Bean
    PlayedCases playedCases(CurrentUser currentUser) {
        return new PlayedCases(currentUser);
    }

    /** One company; duties are none. */
    @Bean
    Parties parties() {
        Party company = new Party("C101", "测试防水公司", Party.Kind.SUBCONTRACTOR);
        return new Parties() {
            @Override
            public Optional<Party> find(String code) {
                return Optional.of(company).filter(party -> party.code().equals(code));
            }

            @Override
            public List<Party> contractorsOf(String project) {
                return List.of(company);
            }

            @Override
            public List<Party> thirdPartiesOf(String subsidiary) {
                return List.of();
            }

            @Override
            public List<Party> all() {
                return List.of(company);
            }
        };
    }

    @Bean
    Heard heard() {
        return new Heard();
    }

    /** Cases by number; a user sees those of his or her subsidiaries, jobs see all. */
    static final class PlayedCases implements EscalatedCases {

        private final Map<String, Facts> cases = new ConcurrentHashMap<>();
        private final CurrentUser currentUser;

        PlayedCases(CurrentUser currentUser) {
            this.currentUser = currentUser;
        }

        void put(Facts facts) {
            cases.put(facts.caseNumber(), facts);
        }

        @Override
        public Optional<Facts> find(String caseNumber) {
            return Optional.ofNullable(cases.get(caseNumber)).filter(facts -> currentUser
                    .find()
                    .map(user -> user.maySee(facts.subsidiary()))
                    .orElse(true));
        }

        @Override
        public boolean hold(String caseNumber) {
            return cases.containsKey(caseNumber);
        }

        /** What owners were told: case and answer. */
        final List<String> answers = new CopyOnWriteArrayList<>();

        private final Set<String> withoutPhone = ConcurrentHashMap.newKeySet();

        void cannotTell(String caseNumber) {
            withoutPhone.add(caseNumber);
        }

        @Override
        public void tellAnswer(String caseNumber, String key, String answer, Instant until) {
            answers.add(caseNumber + " " + answer + " " + until);
        }

        @Override
        public boolean ownerWasTold(String caseNumber, String key) {
            return !withoutPhone.contains(caseNumber);
        }

        @Override
        public void declareMajor(String caseNumber) {
            cases.computeIfPresent(
                    caseNumber,
                    (number, was) -> was.complaint().equals("NONE")
                            ? facts(number, was.subsidiary(), was.grade(), "MAJOR", was.holder(), was.heldSince())
                            : was);
        }

        static Facts facts(
                String number, String subsidiary, String grade, String complaint, String holder, Instant since) {
            return new Facts(number, subsidiary, "越江台3号楼1单元1201", grade, complaint, holder, since, null, true);
        }
    }

    /** What other rooms were told. */
    static final class Heard {

        private final List<EscalationChanged> events = new CopyOnWriteArrayList<>();

        @EventListener
        void changed(EscalationChanged event) {
            events.add(event);
        }

        List<String> of(String caseNumber) {
            return events.stream()
                    .filter(e -> e.caseNumber().equals(caseNumber))
                    .map(e -> e.level() + (e.outcome() == null ? "" : " " + e.outcome()))
                    .toList();
        }
    }
}
