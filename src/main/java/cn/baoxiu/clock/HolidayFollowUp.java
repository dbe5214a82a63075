package cn.baoxiu.clock;

import cn.baoxiu.engine.BackgroundTask;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Looks again, the night after, at what new holidays moved: another node may have computed a promise with the table it
 * knew in the seconds after the change. Finds nothing on most nights.
 */
@Component
class HolidayFollowUp implements BackgroundTask {

    private static final LocalTime NIGHT = LocalTime.of(3, 10);
    private static final int MOST = 100;

    private final HolidayLog log;
    private final HolidayRecomputation recomputation;
    private final Clock clock;

    HolidayFollowUp(HolidayLog log, HolidayRecomputation recomputation, Clock clock) {
        this.log = log;
        this.recomputation = recomputation;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "clock.holidays-again";
    }

    @Override
    public Optional<LocalTime> daily() {
        return Optional.of(NIGHT);
    }

    @Override
    public void run(String id) {
        var since = clock.instant().minus(Duration.ofDays(2));
        RuntimeException failed = null;
        for (Holidays.Import paper : log.newest(MOST)) {
            if (paper.at().isAfter(since)) {
                try {
                    recomputation.run(String.valueOf(paper.id()));
                } catch (RuntimeException e) {
                    failed = e;
                }
            }
        }
        if (failed != null) {
            throw failed;
        }
    }
}
