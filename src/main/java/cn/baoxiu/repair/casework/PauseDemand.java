package cn.baoxiu.repair.casework;

import cn.baoxiu.clock.PauseReason;
import cn.baoxiu.engine.SubmittedForm;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody asks to stop the clocks of a case.
 *
 * @param from null for now; whoever names an instant must name the present one: nothing is paused after the fact
 * @param until last instant of the pause, null for the longest that the reason allows
 */
public record PauseDemand(PauseReason reason, String evidence, @Nullable Instant from, @Nullable Instant until) {

    /** @throws cn.baoxiu.engine.FormRejected with every wrong field */
    public static PauseDemand read(SubmittedForm form) {
        PauseDemand read = new PauseDemand(
                form.requiredChoice("reason", PauseReason.class),
                form.requiredText("evidence", 2000),
                form.instant("from"),
                form.instant("until"));
        form.check();
        return read;
    }
}
