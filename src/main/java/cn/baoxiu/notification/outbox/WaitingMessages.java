package cn.baoxiu.notification.outbox;

import cn.baoxiu.notification.person.SettingChanged;
import java.time.Clock;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What a person changes holds for what waits for the end of their quiet hours as they were. */
@Component
class WaitingMessages {

    private final DueRows rows;
    private final Clock clock;

    WaitingMessages(DueRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /** In the transaction of the change. */
    @EventListener
    void lookAgain(SettingChanged change) {
        rows.wake(change.userId(), clock.instant());
    }
}
