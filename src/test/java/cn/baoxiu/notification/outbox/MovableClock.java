package cn.baoxiu.notification.outbox;

import cn.baoxiu.engine.EngineTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** Stands still until it is moved. */
final class MovableClock extends Clock {

    private volatile Instant now;

    MovableClock(String now) {
        this.now = Instant.parse(now);
    }

    void moveTo(Instant at) {
        now = at;
    }

    void forward(Duration by) {
        now = now.plus(by);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return EngineTime.ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
