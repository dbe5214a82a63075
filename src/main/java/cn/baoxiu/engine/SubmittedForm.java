package cn.baoxiu.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.jspecify.annotations.Nullable;

/**
 * The values a person submitted with a form, read into types with one complaint per wrong field. The guarded task and
 * form services put them, and only the form's own fields, into one transient variable that never reaches a table.
 *
 * <p>Read every field first, then call {@link #check()}: until then a wrong field reads as a harmless default.
 */
public final class SubmittedForm {

    /** Name of the transient variable that carries the values as JSON. */
    public static final String VARIABLE = "form";

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Pattern WITH_OFFSET = Pattern.compile(".*[+-]\\d\\d:?\\d\\d");

    private final Map<String, Object> values;
    private final List<FieldError> errors = new ArrayList<>();

    private SubmittedForm(Map<String, Object> values) {
        this.values = values;
    }

    public static SubmittedForm of(Map<String, ?> values) {
        return new SubmittedForm(new LinkedHashMap<>(values));
    }

    /** Values submitted with the completion or start that runs in this transaction; empty if there were none. */
    public static SubmittedForm from(VariableScope scope) {
        Object json = scope.getVariable(VARIABLE);
        if (json == null) {
            return of(Map.of());
        }
        try {
            return new SubmittedForm(
                    JSON.readValue(json.toString(), new TypeReference<LinkedHashMap<String, Object>>() {}));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the submitted form is not JSON", e);
        }
    }

    /** Whether both were filled in alike. */
    public boolean hasSameValues(SubmittedForm other) {
        return values.equals(other.values);
    }

    /** The JSON under which {@link #from} will find the values. */
    public static String toJson(Map<String, ?> values) {
        try {
            return JSON.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("form values cannot be written as JSON", e);
        }
    }

    /** Trimmed text, null if blank; longer than {@code max} characters is an error. */
    public @Nullable String text(String field, int max) {
        Object value = values.get(field);
        if (value == null || value.toString().isBlank()) {
            return null;
        }
        if (value instanceof Map || value instanceof Iterable) {
            reject(field, "form.notAText");
            return null;
        }
        String text = value.toString().strip();
        if (text.codePointCount(0, text.length()) > max) {
            reject(field, "form.tooLong", max);
            return null;
        }
        return text;
    }

    public String requiredText(String field, int max) {
        String text = text(field, max);
        if (text == null && !isWrong(field)) {
            reject(field, "form.required");
        }
        return text == null ? "" : text;
    }

    public <E extends Enum<E>> @Nullable E choice(String field, Class<E> type) {
        String text = text(field, 100);
        if (text == null) {
            return null;
        }
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(text)) {
                return constant;
            }
        }
        reject(field, "form.unknownChoice", text);
        return null;
    }

    /** @return the choice, or the first constant if it is missing or wrong (then {@link #check()} fails) */
    public <E extends Enum<E>> E requiredChoice(String field, Class<E> type) {
        E choice = choice(field, type);
        if (choice == null && !isWrong(field)) {
            reject(field, "form.required");
        }
        return choice == null ? type.getEnumConstants()[0] : choice;
    }

    /** True, false, or null if nothing was chosen; accepts booleans and the words true, false, yes, no. */
    public @Nullable Boolean flag(String field) {
        String text = text(field, 10);
        if (text == null) {
            return null;
        }
        return switch (text) {
            case "true", "yes" -> true;
            case "false", "no" -> false;
            default -> {
                reject(field, "form.unknownChoice", text);
                yield null;
            }
        };
    }

    public boolean requiredFlag(String field) {
        Boolean flag = flag(field);
        if (flag == null && !isWrong(field)) {
            reject(field, "form.required");
        }
        return Boolean.TRUE.equals(flag);
    }

    /** ISO date-time, with or without offset; without one it is a time of day in Shanghai. */
    public @Nullable Instant instant(String field) {
        String text = text(field, 40);
        if (text == null) {
            return null;
        }
        try {
            if (text.endsWith("Z") || WITH_OFFSET.matcher(text).matches()) {
                return OffsetDateTime.parse(text).toInstant();
            }
            return LocalDateTime.parse(text).atZone(EngineTime.ZONE).toInstant();
        } catch (DateTimeParseException e) {
            reject(field, "form.notADateTime", text);
            return null;
        }
    }

    /** As {@link #instant}, at most {@code latest}: what a person logs has happened already. */
    public Instant pastInstant(String field, Instant earliest, Instant latest) {
        Instant at = instant(field);
        if (at == null) {
            if (!isWrong(field)) {
                reject(field, "form.required");
            }
            return latest;
        }
        if (at.isAfter(latest)) {
            reject(field, "form.inTheFuture");
        } else if (at.isBefore(earliest)) {
            reject(field, "form.beforeReport");
        }
        return at;
    }

    public @Nullable LocalDate date(String field) {
        String text = text(field, 40);
        if (text == null) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            reject(field, "form.notADate", text);
            return null;
        }
    }

    /** Yuan with at most two decimals, not negative. */
    public @Nullable BigDecimal money(String field) {
        String text = text(field, 30);
        if (text == null) {
            return null;
        }
        try {
            BigDecimal amount = new BigDecimal(text);
            if (amount.signum() < 0 || amount.stripTrailingZeros().scale() > 2 || amount.precision() > 14) {
                reject(field, "form.notMoney", text);
                return null;
            }
            return amount.setScale(2);
        } catch (NumberFormatException e) {
            reject(field, "form.notMoney", text);
            return null;
        }
    }

    /** Chosen constants of a checklist. */
    public <E extends Enum<E>> List<E> choices(String field, Class<E> type) {
        Object value = values.get(field);
        List<E> chosen = new ArrayList<>();
        if (value == null || "".equals(value)) {
            return chosen;
        }
        if (!(value instanceof Iterable<?> items)) {
            reject(field, "form.notAList");
            return chosen;
        }
        for (Object item : items) {
            try {
                chosen.add(Enum.valueOf(type, String.valueOf(item)));
            } catch (IllegalArgumentException e) {
                reject(field, "form.unknownChoice", String.valueOf(item));
                return chosen;
            }
        }
        return chosen;
    }

    /** Texts chosen in a checklist whose options are not fixed; none if nothing was chosen. */
    public List<String> texts(String field) {
        Object value = values.get(field);
        if (value == null || "".equals(value)) {
            return List.of();
        }
        if (!(value instanceof Iterable<?> items)) {
            reject(field, "form.notAList");
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        items.forEach(item -> texts.add(String.valueOf(item)));
        return texts;
    }

    public void reject(String field, String messageKey, Object... args) {
        FieldError error = FieldError.of(field, messageKey, args);
        // A field may be read twice; it is wrong once.
        if (!errors.contains(error)) {
            errors.add(error);
        }
    }

    /** @throws FormRejected with everything that was wrong */
    public void check() {
        if (!errors.isEmpty()) {
            throw new FormRejected(errors);
        }
    }

    /** True if this field has been complained about already. */
    public boolean isWrong(String field) {
        return errors.stream().anyMatch(e -> e.field().equals(field));
    }
}
