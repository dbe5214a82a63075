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

    /** What {@link #reset()} goes back to: how far this installation's time is from the true one. */
    private static volatile Duration usual = Duration.ZERO;

    /** From now on time is so far from the true one, also after every {@link #reset()}: a demo that plays on a fixed day. */
    public static void live(Duration fromTrueTime) {
        usual = fromTrueTime;
        reset();
    }

    public static void moveTo(Instant now) {
        ClockUtil.setCurrentTime(Date.from(now));
    }

    /** Lets time run ahead of what it is already; it goes on from there. */
    public static void forward(Duration by) {
        ClockUtil.offset(usual.plus(ahead()).plus(by).toMillis());
    }

    /** How far time was let run ahead since it was last reset. */
    public static Duration ahead() {
        Instant trueTime = Clock.systemUTC().instant();
        return Duration.between(trueTime.plus(usual), ClockUtil.getCurrentTime().toInstant());
    }

    public static void reset() {
        if (usual.isZero()) {
            ClockUtil.reset();
        } else {
            ClockUtil.offset(usual.toMillis());
        }
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
