package cn.baoxiu.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cn.baoxiu.engine.EngineTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.assertj.core.data.TemporalUnitOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The demo plays on the day that its first start was given, whatever day it is. */
abstract class DemoDayContract {

    private static final Instant NOON = Instant.parse("2021-06-09T04:00:00Z");
    private static final TemporalUnitOffset SOON = within(20, ChronoUnit.SECONDS);

    @Autowired
    DemoCases cases;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @BeforeEach
    @AfterEach
    void noDemo() {
        jdbc.sql("delete from demo_step").update();
        EngineTime.live(Duration.ZERO);
    }

    @Test
    void playsOnTheDayOfTheSettingAlsoAfterTimeWasMoved() {
        assertThat(day("2021-06-09T12:00").begin()).isEqualTo(NOON);
        assertThat(clock.instant()).isCloseTo(NOON, SOON);

        EngineTime.moveTo(NOON.minus(Duration.ofDays(300)));
        EngineTime.reset();
        assertThat(clock.instant()).isCloseTo(NOON, SOON);
        assertThat(EngineTime.ahead()).isCloseTo(Duration.ZERO, Duration.ofSeconds(1));

        EngineTime.forward(Duration.ofHours(5));
        EngineTime.forward(Duration.ofHours(2));
        assertThat(clock.instant()).isCloseTo(NOON.plus(Duration.ofHours(7)), SOON);
        assertThat(EngineTime.ahead()).isCloseTo(Duration.ofHours(7), Duration.ofSeconds(1));
    }

    @Test
    void aRestartGoesOnFromTheFirstStartWhateverTheSettingSaysThen() {
        day("2021-06-09T12:00").begin();
        Instant yesterday = Clock.systemUTC().instant().minus(Duration.ofDays(1));
        jdbc.sql("update demo_step set finished_at = ? where name = 'true-present'")
                .param(yesterday.atOffset(ZoneOffset.UTC))
                .update();
        EngineTime.live(Duration.ZERO);

        assertThat(day("2024-01-01T00:00").begin()).isEqualTo(NOON);
        assertThat(clock.instant()).isCloseTo(NOON.plus(Duration.ofDays(1)), SOON);
    }

    @Test
    void withoutASettingTimeIsTrueAndStaysSo() {
        Instant present = day("").begin();
        assertThat(present).isCloseTo(Clock.systemUTC().instant(), SOON);
        assertThat(day("2021-06-09T12:00").begin()).isCloseTo(present, within(1, ChronoUnit.MILLIS));
        assertThat(clock.instant()).isCloseTo(Clock.systemUTC().instant(), SOON);
    }

    @Test
    void whatIsNoDateAndTimeIsNamedAndDecidesNothing() {
        assertThatThrownBy(() -> day("18.11.2026").begin())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("baoxiu.demo.now")
                .hasMessageContaining("18.11.2026");
        assertThat(cases.finished("present")).isEmpty();
    }

    private DemoDay day(String setting) {
        return new DemoDay(cases, setting);
    }
}
