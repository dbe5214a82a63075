package cn.baoxiu.repair;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;

/** When cases ended, for rooms that keep something only so long. */
public interface CaseEndings {

    /**
     * Those of the cases that were closed before the instant and are closed still. A case that was merged into another
     * ends with that one.
     */
    Set<String> closedBefore(Collection<String> caseNumbers, Instant before);

    /** Those of the homes and areas that have a case which is not closed. */
    Set<String> placesWithOpenCases(Collection<String> locationCodes);
}
