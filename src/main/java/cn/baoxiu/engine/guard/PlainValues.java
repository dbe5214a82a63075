package cn.baoxiu.engine.guard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;

/** Turns what the engine's services are given into strings, booleans, numbers, lists and maps; drops anything else. */
final class PlainValues {

    private static final ObjectMapper JSON = new ObjectMapper();

    private PlainValues() {}

    static @Nullable Object of(Map<String, Object> values, String name) {
        if (values instanceof VariableMap typed) {
            TypedValue value = typed.getValueTyped(name);
            return value == null ? null : of(value);
        }
        return plain(values.get(name));
    }

    private static @Nullable Object of(TypedValue value) {
        if (value instanceof SerializableValue serialized) {
            if (!"json".equals(value.getType().getName())) {
                return serialized.isDeserialized() ? plain(serialized.getValue()) : null;
            }
            String json = serialized.getValueSerialized();
            return json == null ? plain(serialized.getValue()) : parse(json);
        }
        return plain(value.getValue());
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof TypedValue typed) {
            return of(typed);
        }
        if (value instanceof String || value instanceof Boolean || value instanceof Number) {
            return value;
        }
        if (value instanceof Date date) {
            return date.toInstant().toString();
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        if (value instanceof Iterable<?> items) {
            List<@Nullable Object> list = new ArrayList<>();
            items.forEach(item -> list.add(plain(item)));
            return list;
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> plain = new LinkedHashMap<>();
            map.forEach((k, v) -> plain.put(String.valueOf(k), plain(v)));
            return plain;
        }
        return null;
    }

    private static @Nullable Object parse(String json) {
        try {
            return JSON.readValue(json, Object.class);
        } catch (JsonProcessingException e) {
            return null;
        }
    }
}
