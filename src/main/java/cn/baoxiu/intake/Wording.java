package cn.baoxiu.intake;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Finds the constant that a person means by its name or its Chinese label. */
@Component
class Wording {

    private final MessageSource messages;

    Wording(MessageSource messages) {
        this.messages = messages;
    }

    /** @param labelPrefix the label of a constant is the message {@code <labelPrefix>.<NAME>} */
    <E extends Enum<E>> Optional<E> find(String text, Class<E> type, String labelPrefix) {
        String wanted = plain(text);
        for (E constant : type.getEnumConstants()) {
            String label = messages.getMessage(
                    labelPrefix + "." + constant.name(), null, constant.name(), Locale.SIMPLIFIED_CHINESE);
            if (constant.name().equals(text) || plain(String.valueOf(label)).equals(wanted)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }

    /** Same writing for what reads the same: without blanks, full-width forms narrowed. */
    static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("\\s+", "")
                .toLowerCase(Locale.ROOT);
    }
}
