package cn.baoxiu.notification.web;

import cn.baoxiu.engine.EngineTime;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How the pages of this room write things. */
public final class PageText {

    private static final int PAGES_MAX = 100_000;

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(EngineTime.ZONE);

    PageText() {}

    /** Time in Shanghai. */
    public String moment(@Nullable Instant at) {
        return at == null ? "" : MOMENT.format(at);
    }

    /** An address bar can hold anything: what is no page is the first. */
    static int page(String typed) {
        return typed.matches("\\d{1,6}") ? Math.min(Integer.parseInt(typed), PAGES_MAX) : 0;
    }
}
