package cn.baoxiu.escalation.chain;

import cn.baoxiu.engine.SubmittedForm;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether the answer of a level is enough for the owner.
 *
 * @param words needed where it is not
 */
public record OwnerOpinion(boolean agrees, @Nullable String words) {

    private static final String AGREES = "ownerAgrees";
    private static final String WORDS = "ownerWords";

    /** @throws cn.baoxiu.engine.FormRejected with every wrong field */
    public static OwnerOpinion read(SubmittedForm form) {
        boolean agrees = form.requiredFlag(AGREES);
        String words = form.text(WORDS, 2000);
        if (!agrees && words == null && !form.isWrong(AGREES) && !form.isWrong(WORDS)) {
            form.reject(WORDS, "form.required");
        }
        form.check();
        return new OwnerOpinion(agrees, words);
    }

    /** The values under which {@link #read} finds them. */
    public static Map<String, Object> form(boolean agrees, String words) {
        return Map.of(AGREES, agrees, WORDS, words);
    }

    public Result result() {
        return agrees ? Result.OWNER_AGREED : Result.OWNER_DISAGREES;
    }
}
