package cn.baoxiu.scorecard.kpi;

import cn.baoxiu.engine.BackgroundTask;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Every few minutes: key figures follow the cases, and what has become due by mere time. */
@Component
class KpiTick implements BackgroundTask {

    private static final Duration PAUSE = Duration.ofMinutes(10);
    private static final Duration AFTER_THE_CLOCK = Duration.ofMinutes(1);

    private final KpiRefresh refresh;

    KpiTick(KpiRefresh refresh) {
        this.refresh = refresh;
    }

    @Override
    public String name() {
        return "scorecard.kpi-refresh";
    }

    @Override
    public Optional<Duration> every() {
        return Optional.of(PAUSE);
    }

    /** Of a new installation the clock first works out who held cases how long; else that would be none at first. */
    @Override
    public Duration firstAfter() {
        return AFTER_THE_CLOCK;
    }

    @Override
    public void run(String id) {
        refresh.refresh();
    }
}
