package cn.baoxiu.contractor;

/** Repairs by a third party at the contractor's cost (model {@code third-party-repair}). Joins the caller's transaction. */
public interface ThirdPartyRepairs {

    /**
     * The third-party notice was delivered: somebody has to be found. One runs per case; a second call changes nothing.
     *
     * @param letterId the notice
     */
    void begin(String caseNumber, long letterId);

    /** The inspection passed what the third party did; the actual cost can be entered. Without such a repair nothing. */
    void accepted(String caseNumber);

    /** The case has ended without a repair (withdrawn, merged, no defect). Without a third-party repair nothing. */
    void dropped(String caseNumber, String reason);
}
