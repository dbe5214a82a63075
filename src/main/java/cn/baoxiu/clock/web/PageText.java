package cn.baoxiu.clock.web;

import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.identity.CurrentUser;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times and people as the calendar pages write them. */
public final class PageText {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(EngineTime.ZONE);
    /** A promise of natural days ends at 23:59:59, which must not look like a minute earlier. */
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(EngineTime.ZONE);

    /** Of papers that came with the program; see {@code Holidays.Import}. */
    private static final String PROGRAM = "baoxiu";

    private final CurrentUser users;

    PageText(CurrentUser users) {
        this.users = users;
    }

    public String moment(Instant at) {
        return at.getEpochSecond() % 60 == 0 ? MOMENT.format(at) : SECONDS.format(at);
    }

    public String moment(OffsetDateTime at) {
        return moment(at.toInstant());
    }

    public boolean byProgram(String userId) {
        return userId.equals(PROGRAM);
    }

    public String person(String userId) {
        return users.displayNameOf(userId);
    }
}
