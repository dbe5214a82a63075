package cn.baoxiu.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A coarse guard only: an order of magnitude below what a free core does, so that a busy machine does not fail it. */
class WorkingTimeSpeedTest {

    @Test
    void computesManyDeadlinesInASecond() {
        WorkingTime time = new ChinaWorkingTime(() -> SampleWorkdays.TABLE);
        Amount[] amounts = {Amount.parse("PT4H"), Amount.parse("P7D"), Amount.parse("PT100H")};
        long begun = System.nanoTime();
        long sum = 0;
        int deadlines = 300_000;
        for (int i = 0; i < deadlines; i++) {
            Instant start = Instant.ofEpochSecond(1_767_000_000L + i * 97L);
            sum += time.deadline(CalendarId.CAL_CN_WORK, start, amounts[i % 3])
                    .due()
                    .getEpochSecond();
        }
        long perSecond = deadlines * 1_000_000_000L / (System.nanoTime() - begun);
        System.out.println("deadlines per second: " + perSecond);
        assertThat(sum).isPositive();
        assertThat(perSecond).isGreaterThan(50_000);
    }
}
