package cn.baoxiu.contractor.rating;

import cn.baoxiu.engine.BackgroundTask;
import java.time.LocalTime;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Each night: freezes the ratings of a quarter whose time to enter facts is over, and of those missed before it. */
@Component
class RatingNight implements BackgroundTask {

    private static final Logger LOG = LoggerFactory.getLogger(RatingNight.class);
    private static final LocalTime AT_NIGHT = LocalTime.of(4, 20);

    private final RatingFreeze freeze;

    RatingNight(RatingFreeze freeze) {
        this.freeze = freeze;
    }

    @Override
    public String name() {
        return "contractor.rating-night";
    }

    @Override
    public Optional<LocalTime> daily() {
        return Optional.of(AT_NIGHT);
    }

    @Override
    public void run(String id) {
        for (Quarter quarter : freeze.due()) {
            if (freeze.freeze(quarter)) {
                LOG.info("ratings of contractors in {} are frozen", quarter);
            }
        }
    }
}
