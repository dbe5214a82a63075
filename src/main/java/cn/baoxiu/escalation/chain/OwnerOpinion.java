package cn.baoxiu.escalation.chain;

import cn.baoxiu.engine.SubmittedForm;
import java.util.Map;

/**
 * Whether the answer of a level is enough for the owner.
 *
 * @param words what the owner said and how; needed for agreement too, which one side alone could claim
 */
public record OwnerOpinion(boolean agrees, String words) {

    private static final String AGREES = "ownerAgrees";
    private static final String WORDS = "ownerWords";

    /** @throws cn.baoxiu.engine.FormRejected with every wrong field */
    public static OwnerOpinion read(SubmittedForm form) {
        boolean agrees = form.requiredFlag(AGREES);
        String words = form.requiredText(WORDS, 2000);
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
