package cn.baoxiu.contractor.web;

import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.identity.CurrentUser;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Times and people in words, for pages. */
@Component
public final class Moments {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(EngineTime.ZONE);

    /** Stands for timers and jobs. */
    private final CurrentUser users;

    Moments(CurrentUser users) {
        this.users = users;
    }

    /** Date and time in Shanghai; empty for none. */
    public String moment(@Nullable Instant at) {
        return at == null ? "" : MOMENT.format(at);
    }

    public boolean byProgram(String userId) {
        return userId.equals(CurrentUser.SYSTEM);
    }

    public String person(String userId) {
        return users.displayNameOf(userId);
    }
}
