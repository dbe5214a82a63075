package cn.baoxiu.contractor;

import java.time.Instant;
import java.util.Optional;

/** How contractors were rated (rules R6), for decisions about them. */
public interface Ratings {

    /**
     * Grade of a contractor in a subsidiary in the quarter that was frozen last before that moment, so that the answer
     * stays the same whenever it is asked for. Empty if none was frozen, the contractor did nothing in it, or too few
     * cases stand behind it to hold anything against anybody.
     */
    Optional<String> gradeAt(String contractor, String subsidiary, Instant at);
}
