package cn.baoxiu.engine;

import java.util.List;

/**
 * One wrong field of a form or request.
 *
 * @param field key of the form field or name in the JSON body
 * @param messageKey key in the message bundles; the sentence names field and reason
 * @param args arguments of the sentence
 */
public record FieldError(String field, String messageKey, List<Object> args) {

    public static FieldError of(String field, String messageKey, Object... args) {
        return new FieldError(field, messageKey, List.of(args));
    }
}
