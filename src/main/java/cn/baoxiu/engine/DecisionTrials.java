package cn.baoxiu.engine;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Decision tables that are tried without being deployed: nothing of them is stored, not even in the history. */
public interface DecisionTrials {

    /**
     * Reads a file of one decision table, under the same checks as a deployment.
     *
     * @throws TrialRefused with everything that would keep it from being deployed, or evaluated
     */
    Trial read(String fileName, byte[] content);

    /**
     * The table that is deployed and was in force at an instant, to be asked the same way: without a trace in the history.
     *
     * @throws java.util.NoSuchElementException if the decision is not deployed
     */
    Trial inForce(String key, Instant at);

    /** A table that was read. */
    interface Trial {

        /** Id of the decision. */
        String key();

        /** Deployed version; 0 for a table that is tried. */
        int version();

        List<Row> rows();

        /**
         * All matching rules, each a map of output names to values.
         *
         * @throws TrialRefused if an expression fails, or more rules match than the table allows
         */
        List<Map<String, Object>> evaluate(Map<String, ?> inputs);
    }

    /**
     * @param number from 1, as the Modeler counts
     * @param outputs texts of the output cells by the names of the outputs
     */
    record Row(int number, String id, Map<String, String> outputs) {

        public Row {
            outputs = Map.copyOf(outputs);
        }
    }
}
