package cn.baoxiu.scorecard.card;

import java.time.YearMonth;
import java.util.Set;

/** Takes a card through its month: one run per subsidiary and month. */
public interface CardProcess {

    /** Begins the run of a card whose facts were frozen; joins the caller's transaction. */
    void begin(Run run);

    /** Keys of runs that go on by themselves; one that was cancelled, or that a failure has stopped, waits for a person. */
    Set<String> going();

    /** Business key of the run of a card. */
    static String key(String subsidiary, YearMonth month) {
        return subsidiary + "-" + month;
    }

    /**
     * @param cardId of the card
     * @param key business key, subsidiary code and month as {@code huanan-2026-10}
     * @param subsidiary code, the tenant of the run
     * @param freeze days of the cycle
     */
    record Run(long cardId, String key, String subsidiary, Cycle freeze) {}
}
