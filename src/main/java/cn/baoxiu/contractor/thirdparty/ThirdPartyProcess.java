package cn.baoxiu.contractor.thirdparty;

import java.time.Instant;

/** Instances of the model {@code third-party-repair}. Joins the caller's transaction. */
public interface ThirdPartyProcess {

    /** Begins an instance after a delivered notice. */
    void begin(ThirdPartyRepair repair, int priority, Instant choiceDue);

    /** The work was accepted; nothing happens if the instance is not there yet. */
    void accepted(String caseNumber);

    /**
     * The instance ends.
     *
     * @return false if none runs
     */
    boolean drop(String caseNumber, String reason);
}
