package cn.baoxiu.contractor.thirdparty;

import cn.baoxiu.engine.EngineTime;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as forms write them. */
final class Moment {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(EngineTime.ZONE);

    private Moment() {}

    static String of(Instant at) {
        return MINUTE.format(at);
    }
}
