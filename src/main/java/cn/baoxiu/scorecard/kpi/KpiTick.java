package cn.baoxiu.scorecard.kpi;

import cn.baoxiu.engine.BackgroundTask;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Every few minutes: key figures follow the cases, and what has become due by mere time. */
@Component
class KpiTick implements BackgroundTask {

    private static final Duration PAUSE = Duration.ofMinutes(10);

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

    @Override
    public void run(String id) {
        refresh.refresh();
    }
}
