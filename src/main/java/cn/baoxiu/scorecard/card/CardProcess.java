package cn.baoxiu.scorecard.card;

/** Takes a card through its month: one run per subsidiary and month. */
public interface CardProcess {

    /** Begins the run of a card whose facts were frozen; joins the caller's transaction. */
    void begin(Run run);

    /**
     * @param cardId of the card
     * @param key business key, subsidiary code and month as {@code huanan-2026-10}
     * @param subsidiary code, the tenant of the run
     * @param freeze days of the cycle
     */
    record Run(long cardId, String key, String subsidiary, Cycle freeze) {}
}
