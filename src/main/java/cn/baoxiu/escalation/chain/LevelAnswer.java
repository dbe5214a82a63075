package cn.baoxiu.escalation.chain;

import cn.baoxiu.engine.SubmittedForm;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a level answers to the owner.
 *
 * @param toldAt when the owner was told by telephone or face to face, null if a message has to do
 */
public record LevelAnswer(String text, @Nullable Instant toldAt) {

    /**
     * @param now what is entered as done has happened already
     * @throws cn.baoxiu.engine.FormRejected with every wrong field
     */
    public static LevelAnswer read(SubmittedForm form, Instant now) {
        LevelAnswer read = new LevelAnswer(form.requiredText("answer", 2000), form.instant("ownerToldAt"));
        if (read.toldAt() != null && read.toldAt().isAfter(now)) {
            form.reject("ownerToldAt", "form.inTheFuture");
        }
        form.check();
        return read;
    }
}
