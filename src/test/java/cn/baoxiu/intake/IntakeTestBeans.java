package cn.baoxiu.intake;

import cn.baoxiu.estate.Location;
import cn.baoxiu.estate.Locations;
import cn.baoxiu.estate.OwnerContact;
import cn.baoxiu.estate.Owners;
import cn.baoxiu.identity.AppUser;
import cn.baoxiu.identity.CurrentUser;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.StaticMessageSource;

/** The room's beans on a database, with small stand-ins for the rooms below it. */
@TestConfiguration(proxyBeanMethods = false)
@Import({
    ReportReading.class,
    IntakeRules.class,
    Recognition.class,
    ReportStore.class,
    SearchIndex.class,
    ReportIntake.class,
    StoredCaseReports.class,
    Wording.class,
})
class IntakeTestBeans {

    /** Monday 2 March 2026, 10:00 in Shanghai. */
    static final Instant NOW = Instant.parse("2026-03-02T02:00:00Z");

    static final String HOME = "HN-YJT-3-1-1201";
    static final String LIFT = "HN-YJT-3-LIFT";
    static final String HOME_OF_OTHERS = "HD-LJW-1-1-0101";

    private static final LocalDate COMPLETED = LocalDate.of(2025, 7, 10);

    private static final Map<String, Location> LOCATIONS = Map.of(
            HOME,
            new Location(
                    HOME,
                    false,
                    "huanan",
                    "HN-YJT",
                    "越江台",
                    "广州市",
                    "3号楼",
                    "1单元",
                    "1201",
                    "越江台3号楼1单元1201",
                    COMPLETED,
                    COMPLETED),
            LIFT,
            new Location(
                    LIFT, true, "huanan", "HN-YJT", "越江台", "广州市", "3号楼", null, null, "越江台3号楼电梯", COMPLETED, COMPLETED),
            HOME_OF_OTHERS,
            new Location(
                    HOME_OF_OTHERS,
                    false,
                    "huadong",
                    "HD-LJW",
                    "澜境湾",
                    "上海市",
                    "1号楼",
                    "1单元",
                    "0101",
                    "澜境湾",
                    COMPLETED,
                    COMPLETED));

    /** The user that a test says acts. */
    static final class Actor implements CurrentUser {

        private Optional<AppUser> user = Optional.empty();

        void is(String id, String... groups) {
            user = Optional.of(new AppUser(id, id, Set.of(groups), Set.of("huanan")));
        }

        void isNobody() {
            user = Optional.empty();
        }

        @Override
        public Optional<AppUser> find() {
            return user;
        }

        @Override
        public <T> T callAs(String userId, Supplier<T> work) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String displayNameOf(String userId) {
            return userId;
        }
    }

    @Bean
    Actor actor() {
        return new Actor();
    }

    @Bean
    FakeCases cases() {
        return new FakeCases();
    }

    @Bean
    Clock clock() {
        return Clock.fixed(NOW, ZoneId.of("Asia/Shanghai"));
    }

    @Bean
    Owners owners() {
        return new Owners() {
            @Override
            public Optional<OwnerContact> of(String homeCode, LocalDate on) {
                return homeCode.equals(HOME)
                        ? Optional.of(new OwnerContact(1, HOME, "周建国", "19000004321", COMPLETED))
                        : Optional.empty();
            }

            @Override
            public OwnerContact change(String homeCode, String name, String phone, LocalDate since) {
                throw new UnsupportedOperationException();
            }
        };
    }

    @Bean
    Locations locations() {
        return new Locations() {
            @Override
            public Optional<Location> find(String code) {
                return Optional.ofNullable(LOCATIONS.get(code));
            }

            @Override
            public List<Location> search(String text, Collection<String> subsidiaries, int limit) {
                return LOCATIONS.values().stream()
                        .filter(l -> subsidiaries.contains(l.subsidiary()))
                        .toList();
            }
        };
    }

    @Bean
    MessageSource messageSource() {
        StaticMessageSource messages = new StaticMessageSource();
        messages.addMessage("place.BATHROOM", java.util.Locale.SIMPLIFIED_CHINESE, "卫生间");
        messages.addMessage("symptom.SEEPAGE", java.util.Locale.SIMPLIFIED_CHINESE, "渗水");
        return messages;
    }
}
