package cn.baoxiu.repair;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the owner of a case was called back, for the case page and the API. Implemented by the room that asks owners. */
public interface CaseCallbacks {

    /** Of staff only; oldest first. Whoever has to call a second time, independently, does not see what was answered first. */
    List<CallbackView> of(String caseNumber);

    /** Only for a reader who has to call the owner of the case independently and has not yet. */
    Optional<Hidden> hidden(String caseNumber);

    /**
     * What the case is shown without.
     *
     * @param since end of the first call: what happened from then on may tell what was answered
     * @param words neutral ones that stand instead, in the language of the reader
     */
    record Hidden(Instant since, String words) {}

    /**
     * Labels are in the language of the reader.
     *
     * @param round of the case whose closing it follows
     * @param due until when the owner must have been called
     * @param outcome code, RUNNING as long as there is none, SECOND_WAITS for a reader from whom it is hidden
     * @param consequence code of what the answer led to, null before
     */
    record CallbackView(
            int round,
            Instant closedAt,
            Instant due,
            String outcome,
            String outcomeLabel,
            @Nullable String consequence,
            @Nullable String consequenceLabel,
            List<Call> calls,
            List<Said> answers) {}

    /**
     * @param at as the caller says
     * @param recordedAt by the clock
     * @param lateEntry written down long after the call
     * @param second whether the group called, independently
     */
    record Call(
            Instant at,
            Instant recordedAt,
            boolean lateEntry,
            String caller,
            String result,
            String resultLabel,
            boolean second) {}

    /** @param words of the owner, null for none and once erased */
    record Said(String source, String sourceLabel, Instant at, List<Score> scores, @Nullable String words) {}

    /** @param points the score on the scale of 0 to 100 */
    record Score(String question, String label, int score, BigDecimal points) {}
}
