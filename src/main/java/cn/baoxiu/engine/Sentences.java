package cn.baoxiu.engine;

import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Says in Chinese what is wrong with a field: {@code 「label」reason}. The label is the message
 * {@code field.<field>}, or the field's own name if no room gives it one.
 */
@Component("formSentences")
public class Sentences {

    private final MessageSource messages;

    Sentences(MessageSource messages) {
        this.messages = messages;
    }

    public String of(FieldError error) {
        Locale locale = Locale.SIMPLIFIED_CHINESE;
        Object[] args = error.args().toArray();
        String label = messages.getMessage("field." + error.field(), null, error.field(), locale);
        String reason = messages.getMessage(error.messageKey(), args, error.messageKey(), locale);
        return "「" + label + "」" + reason;
    }

    /** All sentences in one line, as a form shows them. */
    public String of(FormRejected rejected) {
        return rejected.errors().stream().map(this::of).collect(Collectors.joining("；"));
    }

    /** A sentence that belongs to no field. */
    public String text(String messageKey, Object... args) {
        return String.valueOf(messages.getMessage(messageKey, args, messageKey, Locale.SIMPLIFIED_CHINESE));
    }
}
