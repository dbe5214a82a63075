package cn.baoxiu.clock;

import cn.baoxiu.engine.BackgroundWork;
import cn.baoxiu.engine.Decisions;
import cn.baoxiu.repair.DecisionFile;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The room's beans on a database, with a clock that tests set. */
@TestConfiguration(proxyBeanMethods = false)
@Import({
    HolidayStore.class,
    HolidayFiles.class,
    ClockConfiguration.class,
    PromiseBook.class,
    PromiseReckoning.class,
    PauseRows.class,
    PauseRules.class,
    SegmentLog.class,
    NewPromises.class,
    PromiseViews.class,
    Breaches.class,
    StoredPromises.class,
    StoredPauses.class,
    StoredHolders.class,
    StoredClockEvents.class,
    Recomputation.class,
    StoredHolidays.class,
    HolidayLog.class,
    HolidayRecomputation.class,
    HolidayFollowUp.class
})
class ClockTestBeans {

    static final class HandClock extends Clock {

        private Instant now = Instant.parse("2026-03-02T02:00:00Z");

        void set(Instant instant) {
            now = instant;
        }

        @Override
        public ZoneId getZone() {
            return ZoneId.of("Asia/Shanghai");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    /** The shipped tables, without an engine; asked the same again they answer at once. */
    static final class AskedDecisions implements Decisions {

        final List<String> asked = new ArrayList<>();
        private final Map<String, DecisionFile> files = new ConcurrentHashMap<>();
        private final Map<String, Answer> answers = new ConcurrentHashMap<>();

        @Override
        public Answer evaluate(String key, Instant inForceAt, Map<String, ?> inputs) {
            asked.add(key + " " + inForceAt);
            return answers.computeIfAbsent(
                    key + inputs,
                    k -> new Answer(
                            key,
                            1,
                            files.computeIfAbsent(key, f -> new DecisionFile("clock", f))
                                    .evaluate(key, new HashMap<>(inputs))));
        }
    }

    @Bean
    AskedDecisions decisions() {
        return new AskedDecisions();
    }

    /** What would be done in the background, for the test to do. */
    static final class NotedWork implements BackgroundWork {

        final List<String> noted = new ArrayList<>();

        @Override
        public void submit(String taskName, String id) {
            noted.add(taskName + " " + id);
        }
    }

    @Bean
    NotedWork backgroundWork() {
        return new NotedWork();
    }

    @Bean
    HandClock clock() {
        return new HandClock();
    }

    @Bean
    ObjectMapper objectMapper() {
        return new ObjectMapper();
    }
}
