package cn.baoxiu.survey.callback;

import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.engine.SubmittedForm;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Between what times a call may have been that is written down now.
 *
 * @param begun when there was somebody to call
 * @param last the attempt before, null for the first one
 */
record CallBounds(Instant begun, @Nullable Instant last, CallWindow window, Instant now) {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(EngineTime.ZONE);

    /**
     * Complains of a time that cannot be. Forms know minutes only, so the one in which the call-back began is all of it
     * allowed.
     *
     * @param failed nobody was reached: an owner who rings back is heard at once
     */
    void check(SubmittedForm form, String field, Instant called, boolean failed) {
        Instant earliest = begun.truncatedTo(ChronoUnit.MINUTES);
        if (called.isAfter(now)) {
            form.reject(field, "form.inTheFuture");
        } else if (called.isBefore(earliest)) {
            form.reject(field, "survey.calledBeforeBegin", MOMENT.format(earliest));
        } else if (last != null && called.isBefore(last)) {
            form.reject(field, "survey.calledBeforeLast", MOMENT.format(last));
        } else if (called.isBefore(now.minus(window.entry()).truncatedTo(ChronoUnit.MINUTES))) {
            form.reject(field, "survey.calledLongAgo", window.entry().toHours());
        } else if (failed && last != null && called.isBefore(last.plus(window.gap()))) {
            form.reject(field, "survey.calledTooSoon", window.gap().toMinutes(), MOMENT.format(last));
        }
    }
}
