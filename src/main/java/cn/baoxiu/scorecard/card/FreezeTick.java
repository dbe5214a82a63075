package cn.baoxiu.scorecard.card;

import cn.baoxiu.engine.BackgroundTask;
import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.notification.Audience;
import cn.baoxiu.notification.Notice;
import cn.baoxiu.notification.Notifications;
import cn.baoxiu.scorecard.rule.ScoreRefused;
import java.time.Duration;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Freezes a month soon after it is over, and one after the other what was missed while the program stood still. Where the
 * tables do not answer, operators are told once, and it is tried again.
 */
@Component
class FreezeTick implements BackgroundTask {

    private static final Logger LOG = LoggerFactory.getLogger(FreezeTick.class);
    private static final Duration PAUSE = Duration.ofMinutes(10);

    private final MonthFreezing freezing;
    private final Notifications notifications;

    FreezeTick(MonthFreezing freezing, Notifications notifications) {
        this.freezing = freezing;
        this.notifications = notifications;
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
        freezing.due().ifPresent(this::freeze);
    }

    private void freeze(YearMonth month) {
        try {
            freezing.freeze(month);
            LOG.info("{} is frozen", month);
        } catch (FormRejected e) {
            LOG.debug("{} was frozen by somebody else", month, e);
        } catch (ScoreRefused e) {
            LOG.warn("{} cannot be frozen: {}", month, e.sentence());
            notifications.send(new Notice(
                    "score-freeze|" + month,
                    "score-freeze-refused",
                    new Audience.Operators(),
                    null,
                    Map.of("month", month.toString(), "reason", e.sentence(), "link", "/scorecards"),
                    false));
        }
    }
}
