package cn.baoxiu.engine;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Evaluates DMN decisions in the version that was in force at a given instant (rules R9). A version is in force from
 * its version tag, read as a date (yyyy-MM-dd, start of the day in Shanghai), or from its deployment if it has no
 * such tag; the first version of a decision counts as in force since ever.
 */
public interface Decisions {

    /**
     * @param key id of the decision in the DMN file
     * @param inForceAt instant that chooses the version, for a case its report date
     * @return all matching rules, each a map of output names to values; may be empty
     */
    Answer evaluate(String key, Instant inForceAt, Map<String, ?> inputs);

    /**
     * As {@link #evaluate}, for tables of figures (deadlines, periods, points) whose answer depends on nothing but its
     * inputs and is kept by the caller with what it computes. Answers are remembered for each version and its inputs, and
     * the history holds none of them: figures may be asked for in a transaction that only reads.
     */
    default Answer figures(String key, Instant inForceAt, Map<String, ?> inputs) {
        return evaluate(key, inForceAt, inputs);
    }

    /**
     * @param key decision evaluated
     * @param version deployed version that answered
     * @param rows one map per matching rule
     */
    record Answer(String key, int version, List<Map<String, Object>> rows) {

        /** @throws IllegalStateException if not exactly one rule matched */
        public Map<String, Object> single() {
            if (rows.size() != 1) {
                throw new IllegalStateException("decision " + key + " v" + version + " gave " + rows.size() + " rows");
            }
            return rows.get(0);
        }
    }
}
