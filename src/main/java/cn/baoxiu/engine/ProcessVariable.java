package cn.baoxiu.engine;

import java.util.Objects;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.jspecify.annotations.Nullable;

/**
 * A typed name of a process variable. Variables hold ids and routing facts only, never personal data or free text
 * (rules R10).
 *
 * @param name name in the engine
 * @param type String, Boolean, Integer, Long or java.util.Date
 */
public record ProcessVariable<T>(String name, Class<T> type) {

    public static ProcessVariable<String> string(String name) {
        return new ProcessVariable<>(name, String.class);
    }

    public static ProcessVariable<Boolean> flag(String name) {
        return new ProcessVariable<>(name, Boolean.class);
    }

    public static ProcessVariable<Integer> integer(String name) {
        return new ProcessVariable<>(name, Integer.class);
    }

    public static ProcessVariable<java.util.Date> date(String name) {
        return new ProcessVariable<>(name, java.util.Date.class);
    }

    /** @throws NullPointerException if the variable is absent */
    public T from(VariableScope scope) {
        return Objects.requireNonNull(find(scope), () -> "process variable " + name + " is missing");
    }

    public @Nullable T find(VariableScope scope) {
        return type.cast(scope.getVariable(name));
    }

    public void set(VariableScope scope, @Nullable T value) {
        scope.setVariable(name, value);
    }

    /** For a sub-process that may run several times at once: only it and what lies in it see the value. */
    public void setLocal(VariableScope scope, @Nullable T value) {
        scope.setVariableLocal(name, value);
    }
}
