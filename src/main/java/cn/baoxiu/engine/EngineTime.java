package cn.baoxiu.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * One time for engine and domain: the application's {@link Clock} reads the engine's clock, so that both move together
 * when demo data or a test moves it. Only those two may move it.
 */
@Configuration(proxyBeanMethods = false)
public class EngineTime {

    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    public static void moveTo(Instant now) {
        ClockUtil.setCurrentTime(Date.from(now));
    }

    /** Time goes on from a moment that is so far from the true one. */
    public static void shift(Duration fromTrueTime) {
        ClockUtil.offset(fromTrueTime.toMillis());
    }

    public static void reset() {
        ClockUtil.reset();
    }

    @Bean
    Clock clock() {
        return new EngineClock(ZONE);
    }

    private static final class EngineClock extends Clock {

        private final ZoneId zone;

        EngineClock(ZoneId zone) {
            this.zone = zone;
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return new EngineClock(other);
        }

        @Override
        public Instant instant() {
            return ClockUtil.getCurrentTime().toInstant();
        }
    }
}
