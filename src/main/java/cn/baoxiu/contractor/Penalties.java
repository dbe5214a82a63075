package cn.baoxiu.contractor;

/** Opens procedures of the ladder (model {@code contractor-penalty}). Joins the caller's transaction. */
public interface Penalties {

    /**
     * Has the warranty office draft a letter of this kind about the case, for a cause that is no violation of its own:
     * the cost of a third-party repair is known, a contractor's conduct calls for an interview. A draft about the case
     * that is not issued yet takes the cause in instead.
     *
     * @param key the cause, unique: a known one opens nothing; at most 150 characters
     * @param reason in Chinese, shown to the drafter
     * @throws cn.baoxiu.engine.FormRejected if no contractor answers for the case
     */
    void propose(String key, String caseNumber, Rung rung, String reason);
}
