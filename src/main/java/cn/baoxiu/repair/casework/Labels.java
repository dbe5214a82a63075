package cn.baoxiu.repair.casework;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Words of the message bundles for codes, in the reader's language. */
@Component
public class Labels {

    private final MessageSource messages;

    Labels(MessageSource messages) {
        this.messages = messages;
    }

    /** Label {@code <prefix>.<code>}; an empty text for no code, the code itself if the bundles do not know it. */
    public String of(String prefix, @Nullable Object code) {
        if (code == null) {
            return "";
        }
        String key = code instanceof Enum<?> constant ? constant.name() : code.toString();
        return Objects.requireNonNull(
                messages.getMessage(prefix + "." + key, null, key, LocaleContextHolder.getLocale()));
    }

    public String text(String key, Object... args) {
        return messages.getMessage(key, args, LocaleContextHolder.getLocale());
    }
}
