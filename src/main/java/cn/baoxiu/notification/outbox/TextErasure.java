package cn.baoxiu.notification.outbox;

import cn.baoxiu.engine.BackgroundTask;
import java.time.Clock;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Removes addresses and texts whose time is over, each night, in small transactions. Figures stay. */
@Component
class TextErasure implements BackgroundTask {

    private static final LocalTime AT_NIGHT = LocalTime.of(3, 45);
    private static final int BATCH = 500;

    private static final String INBOX =
            """
            update notification_inbox set subject = null, body = null, blank_at = null
            where id in (select id from notification_inbox where blank_at <= ? order by blank_at limit ?)""";

    private static final String OUTBOX =
            """
            update notification_outbox
            set address = null, subject = null, body = null, failure_detail = null, blank_at = null
            where id in (select id from notification_outbox where blank_at <= ? order by blank_at limit ?)""";

    private static final String UNHEARD =
            """
            delete from notification_unheard
            where id in (select id from notification_unheard where remove_at <= ? order by remove_at limit ?)""";

    private final JdbcClient jdbc;
    private final Clock clock;

    TextErasure(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "notification.erasure";
    }

    @Override
    public Optional<LocalTime> daily() {
        return Optional.of(AT_NIGHT);
    }

    @Override
    public void run(String id) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        erase(INBOX, now);
        erase(OUTBOX, now);
        erase(UNHEARD, now);
    }

    private void erase(String sql, OffsetDateTime now) {
        int erased = BATCH;
        while (erased == BATCH) {
            erased = jdbc.sql(sql).params(now, BATCH).update();
        }
    }
}
