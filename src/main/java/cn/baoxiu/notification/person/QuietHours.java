package cn.baoxiu.notification.person;

import cn.baoxiu.engine.EngineTime;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;

/**
 * A time of day, Asia/Shanghai, at which only urgent messages go out.
 *
 * @param from first minute; may be later than {@code until}, across midnight
 * @param until first minute after it
 */
public record QuietHours(LocalTime from, LocalTime until) {

    /** Of everybody who has not said otherwise, owners included. */
    public static final QuietHours USUAL = new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0));

    /** When they end, if they are on at the instant; else the instant itself. */
    public Instant endAt(Instant at) {
        ZonedDateTime moment = at.atZone(EngineTime.ZONE);
        LocalTime time = moment.toLocalTime();
        boolean acrossMidnight = until.isBefore(from);
        boolean evening = !time.isBefore(from);
        boolean morning = time.isBefore(until);
        boolean quiet = acrossMidnight ? evening || morning : evening && morning;
        if (!quiet) {
            return at;
        }
        boolean tomorrow = acrossMidnight && evening;
        return moment.toLocalDate()
                .plusDays(tomorrow ? 1 : 0)
                .atTime(until)
                .atZone(EngineTime.ZONE)
                .toInstant();
    }
}
