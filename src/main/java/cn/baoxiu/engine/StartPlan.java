package cn.baoxiu.engine;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides how a process that a person starts with a form begins: for which tenant, and at which start event.
 * Implemented by the room that owns the process.
 */
public interface StartPlan {

    String processKey();

    /**
     * @param form values of the start form
     * @throws FormRejected if the values do not name a place the person may report for
     */
    Plan of(Map<String, Object> form);

    /**
     * @param tenant subsidiary code
     * @param messageName message start event to use, or null for the plain one
     */
    record Plan(String tenant, @Nullable String messageName) {}
}
