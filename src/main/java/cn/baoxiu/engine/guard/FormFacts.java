package cn.baoxiu.engine.guard;

import cn.baoxiu.engine.OpenTask;
import cn.baoxiu.engine.SubmittedForm;
import cn.baoxiu.engine.TaskFacts;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.plugin.variable.SpinValues;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Adds to the variables of a form what the owner of the process wants it to show; none of it is stored. */
@Component
class FormFacts {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectProvider<TaskFacts> facts;

    FormFacts(ObjectProvider<TaskFacts> facts) {
        this.facts = facts;
    }

    void addTo(VariableMap variables, OpenTask task, @Nullable Collection<String> wanted) {
        of(task.processKey()).ifPresent(f -> add(variables, f.of(task), wanted));
    }

    void addToStart(VariableMap variables, String processKey, @Nullable Collection<String> wanted) {
        of(processKey).ifPresent(f -> add(variables, f.ofStart(), wanted));
    }

    private Optional<TaskFacts> of(String processKey) {
        return facts.stream().filter(f -> f.processKey().equals(processKey)).findFirst();
    }

    private static void add(VariableMap variables, Map<String, Object> facts, @Nullable Collection<String> wanted) {
        facts.forEach((name, value) -> {
            if ((wanted == null || wanted.contains(name)) && !SubmittedForm.VARIABLE.equals(name)) {
                variables.putValueTyped(name, typed(name, value));
            }
        });
    }

    private static TypedValue typed(String name, Object value) {
        if (value instanceof String || value instanceof Boolean || value instanceof Number) {
            return Variables.untypedValue(value);
        }
        try {
            return SpinValues.jsonValue(JSON.writeValueAsString(value)).create();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("form fact " + name + " cannot be written as JSON", e);
        }
    }
}
