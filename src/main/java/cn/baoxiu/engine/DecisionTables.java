package cn.baoxiu.engine;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows decision tables as they were deployed, so that whoever is measured by a version can read it. */
public interface DecisionTables {

    /**
     * @param key id of the decision
     * @param version as deployed, from 1
     * @return empty if there is no such version, or if it is no table
     */
    Optional<Table> find(String key, int version);

    /**
     * @param name in Chinese, as the designer called it
     * @param from first day in force (rules R9); null of the first version, which holds since ever
     * @param inputs labels of the conditions
     * @param outputs labels of the answers
     */
    record Table(
            String key,
            int version,
            String name,
            @Nullable LocalDate from,
            List<String> inputs,
            List<String> outputs,
            List<Row> rows) {}

    /**
     * A rule, with its cells as FEEL in the order of the labels; an empty condition holds for everything.
     *
     * @param conditions one for each input
     * @param answers one for each output
     */
    record Row(List<String> conditions, List<String> answers) {}
}
