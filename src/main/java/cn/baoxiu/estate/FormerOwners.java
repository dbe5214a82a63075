package cn.baoxiu.estate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/** Owners of the past, whose personal data is erased one day. When, and which must stay, others decide. */
public interface FormerOwners {

    /**
     * Former owners that are not erased yet, by ascending id.
     *
     * @param endedBy the first day that was not theirs any more is this or an earlier one
     * @param afterId only greater ids
     */
    List<FormerOwner> endedBy(LocalDate endedBy, long afterId, int limit);

    /**
     * Erases name and telephone number; the time of ownership stays.
     *
     * @return how many were erased
     */
    int erase(Collection<Long> ownershipIds, Instant at);

    /** An ownership that has ended. */
    record FormerOwner(long ownershipId, String homeCode) {}
}
