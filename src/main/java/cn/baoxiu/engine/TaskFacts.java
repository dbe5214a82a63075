package cn.baoxiu.engine;

import java.util.Map;

/**
 * Supplies the read-only facts, prefilled values and option lists that a form shows. They are computed when the form
 * is opened and never stored in the engine, so they may hold free text. Implemented by the room that owns the process.
 */
public interface TaskFacts {

    /** Key of the process whose forms this serves. */
    String processKey();

    /**
     * @return form data by key: String, Boolean, Number, or a List of {@code Map.of("label", …, "value", …)} for a
     *     select with {@code valuesKey}
     */
    Map<String, Object> of(OpenTask task);

    /** The same for the start form. */
    default Map<String, Object> ofStart() {
        return Map.of();
    }
}
