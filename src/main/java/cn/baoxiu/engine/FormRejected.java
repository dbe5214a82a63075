package cn.baoxiu.engine;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a person sent is wrong; nothing was changed. Reaches a Tasklist form as HTTP 400 with the sentences alone
 * (rules R10), and an API client as a problem document with one entry per field.
 */
public class FormRejected extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<FieldError> errors;

    public FormRejected(List<FieldError> errors) {
        // what a person typed does not belong into a log, so the arguments stay out of the message
        super(errors.stream().map(e -> e.field() + ": " + e.messageKey()).collect(Collectors.joining(", ")));
        this.errors = List.copyOf(errors);
    }

    public FormRejected(String field, String messageKey, Object... args) {
        this(List.of(FieldError.of(field, messageKey, args)));
    }

    public List<FieldError> errors() {
        return errors;
    }
}
