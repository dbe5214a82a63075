package cn.baoxiu.clock;

import java.time.Instant;
import java.util.List;

/**
 * Who holds a case at every moment from report to closure (rules R2): one party at a time, without gaps. A pause for a
 * reason of the owner hands the case to the owner, WEATHER and AUTHORITY to nobody ({@link #WAITING}), APPRAISAL to the
 * warranty office; when it ends the case goes back to whom it would belong to then. Every call joins the caller's
 * transaction.
 */
public interface Holders {

    String OWNER = "OWNER";

    /** Nobody can do anything: the place dries, it rains, an authority has to permit. */
    String WAITING = "WAITING";

    /**
     * The case passes into other hands; the same hands change nothing.
     *
     * @param holder group id, code of a company, {@link #OWNER} or {@link #WAITING}
     * @param at the report for the first holder of a round, else now
     */
    void pass(String caseNumber, int round, String holder, Instant at);

    /** The case is closed: nobody holds it any more, and a pause that was asked for or runs is over. */
    void end(String caseNumber, int round, Instant at);

    /** Segments [from, to) in their order; the last one of an open case ends now. Their sum is the life of the case. */
    List<HeldTime> of(String caseNumber);
}
