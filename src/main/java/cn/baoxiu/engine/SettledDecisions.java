package cn.baoxiu.engine;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Says up to which day the rules of a decision table must stay as they are, because what they gave was published. A version
 * that would be in force on that day is refused at deployment. Implemented by the room that publishes.
 */
public interface SettledDecisions {

    /**
     * @param key id of a decision in a file that is deployed
     * @return the last day; empty if a version of it may begin whenever it likes
     */
    Optional<LocalDate> until(String key);
}
