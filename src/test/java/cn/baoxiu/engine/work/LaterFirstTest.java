package cn.baoxiu.engine.work;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LaterFirstTest {

    private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");

    private final LaterFirst schedule = new LaterFirst(FixedDelay.of(Duration.ofMinutes(10)), Duration.ofMinutes(1));

    @Test
    void onlyTheFirstRunIsLater() {
        assertThat(schedule.getInitialExecutionTime(NOW)).isEqualTo(NOW.plusSeconds(60));
        assertThat(schedule.getNextExecutionTime(ExecutionComplete.simulatedSuccess(NOW)))
                .isEqualTo(NOW.plusSeconds(600));
        assertThat(schedule.isDeterministic()).isFalse();
    }
}
