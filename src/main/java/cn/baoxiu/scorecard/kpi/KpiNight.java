package cn.baoxiu.scorecard.kpi;

import cn.baoxiu.engine.BackgroundTask;
import java.time.LocalTime;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Each night: all key figures anew, whatever a refresh by day may have missed. */
@Component
class KpiNight implements BackgroundTask {

    private static final LocalTime AT_NIGHT = LocalTime.of(2, 10);

    private final KpiRefresh refresh;

    KpiNight(KpiRefresh refresh) {
        this.refresh = refresh;
    }

    @Override
    public String name() {
        return "scorecard.kpi-night";
    }

    @Override
    public Optional<LocalTime> daily() {
        return Optional.of(AT_NIGHT);
    }

    @Override
    public void run(String id) {
        refresh.refreshAll();
    }
}
