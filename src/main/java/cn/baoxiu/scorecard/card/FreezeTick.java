package cn.baoxiu.scorecard.card;

import cn.baoxiu.engine.BackgroundTask;
import cn.baoxiu.engine.FormRejected;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Freezes the last month soon after it is over. What was missed until the draft is due, people freeze by hand. */
@Component
class FreezeTick implements BackgroundTask {

    private static final Logger LOG = LoggerFactory.getLogger(FreezeTick.class);
    private static final Duration PAUSE = Duration.ofMinutes(10);

    private final MonthFreezing freezing;

    FreezeTick(MonthFreezing freezing) {
        this.freezing = freezing;
    }

    @Override
    public String name() {
        return "scorecard.freeze";
    }

    @Override
    public Optional<Duration> every() {
        return Optional.of(PAUSE);
    }

    @Override
    public void run(String id) {
        freezing.due().ifPresent(month -> {
            try {
                freezing.freeze(month);
                LOG.info("{} is frozen", month);
            } catch (FormRejected e) {
                LOG.debug("{} was frozen by somebody else", month, e);
            }
        });
    }
}
