package cn.baoxiu.demo;

import cn.baoxiu.engine.EngineTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * When the demo plays: now, or from a moment that the setting {@code baoxiu.demo.now} names, so that a training or a test
 * meets the same cases on every day of the year. The first start decides; later ones go on from there as the days pass.
 */
@Component
@ConditionalOnProperty("baoxiu.demo.enabled")
class DemoDay {

    private static final String PRESENT = "present";
    private static final String TRUE_PRESENT = "true-present";

    private final DemoCases cases;
    private final String setting;

    /** @param setting local date and time in Shanghai, as in 2026-11-18T10:00; blank for now */
    DemoDay(DemoCases cases, @Value("${baoxiu.demo.now:}") String setting) {
        this.cases = cases;
        this.setting = setting;
    }

    /**
     * Sets the time of the demo going.
     *
     * @return the present for which the demo group is composed; the same after every restart
     * @throws IllegalArgumentException if the setting is no date and time
     */
    @Transactional
    Instant begin() {
        Instant trueTime = Clock.systemUTC().instant();
        Instant present = cases.finished(PRESENT).orElseGet(() -> decide(trueTime));
        // what was loaded before there was a setting plays in the true time
        EngineTime.live(cases.finished(TRUE_PRESENT)
                .map(then -> Duration.between(then, present))
                .orElse(Duration.ZERO));
        return present;
    }

    private Instant decide(Instant trueTime) {
        Instant present = setting.isBlank() ? trueTime : parse(setting);
        cases.finish(PRESENT, present);
        if (!setting.isBlank()) {
            cases.finish(TRUE_PRESENT, trueTime);
        }
        return present;
    }

    private static Instant parse(String setting) {
        try {
            return LocalDateTime.parse(setting.strip()).atZone(EngineTime.ZONE).toInstant();
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "baoxiu.demo.now must be a date and time as in 2026-11-18T10:00, not " + setting, e);
        }
    }
}
