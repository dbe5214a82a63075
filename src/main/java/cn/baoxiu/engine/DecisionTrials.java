package cn.baoxiu.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decision tables that are tried without being deployed: nothing of them is stored, not even in the history. */
public interface DecisionTrials {

    /**
     * Reads a file of one decision table, under the same checks as a deployment.
     *
     * @throws TrialRefused with everything that would keep it from being deployed, or evaluated
     */
    Trial read(String fileName, byte[] content);

    /** A table that was read. */
    interface Trial {

        /** Id of the decision. */
        String key();

        List<Row> rows();

        /**
         * All matching rules, each a map of output names to values.
         *
         * @throws TrialRefused if an expression fails, or more rules match than the table allows
         */
        List<Map<String, Object>> evaluate(Map<String, ?> inputs);

        /** The first row whose output stands there as that text. */
        default Optional<Row> rowWith(String output, String text) {
            return rows().stream()
                    .filter(row -> text.equals(row.outputs().get(output)))
                    .findFirst();
        }
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
