package cn.baoxiu.notification.outbox;

import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.notification.Audience;
import cn.baoxiu.notification.Notice;
import cn.baoxiu.notification.channel.Channel;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What operators are told about the messages themselves: once a day for the same trouble. */
@Component
class OperatorNotices {

    private static final String PAGE = "/notifications/dead";

    private final Clock clock;

    OperatorNotices(Clock clock) {
        this.clock = clock;
    }

    /** @param detail what the other side said */
    Notice accountRefused(Channel channel, @Nullable String detail) {
        Map<String, String> values = new HashMap<>();
        values.put("channel", channel.name());
        values.put(NoticeWriter.LINK, PAGE);
        if (detail != null && !detail.isBlank()) {
            values.put("detail", detail);
        }
        return notice("channel-refused", channel.name(), values, true);
    }

    /** As urgent as the message that reached nobody. */
    Notice reachedNobody(UnheardRow row) {
        Map<String, String> values = new HashMap<>();
        values.put("holder", row.audience());
        values.put("message", row.subject());
        values.put(NoticeWriter.LINK, PAGE);
        if (row.subsidiary() != null) {
            values.put("subsidiary", row.subsidiary());
        }
        boolean urgent = row.notice().urgent();
        String about = MessageKey.of(row.audience(), String.valueOf(row.subsidiary()), String.valueOf(urgent));
        return notice("reached-nobody", about, values, urgent);
    }

    private Notice notice(String template, String about, Map<String, String> values, boolean urgent) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), EngineTime.ZONE);
        return new Notice(
                template + "|" + about + "|" + today, template, new Audience.Operators(), null, values, urgent);
    }
}
