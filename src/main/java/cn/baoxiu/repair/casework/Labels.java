package cn.baoxiu.repair.casework;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Words of the message bundles for codes, in the reader's language. */
@Component
public class Labels {

    private final MessageSource messages;
    private final @Nullable Locale fixed;

    @Autowired
    Labels(MessageSource messages) {
        this(messages, null);
    }

    private Labels(MessageSource messages, @Nullable Locale fixed) {
        this.messages = messages;
        this.fixed = fixed;
    }

    /** The same words in Chinese whoever reads, as the forms are Chinese. */
    public Labels chinese() {
        return new Labels(messages, Locale.SIMPLIFIED_CHINESE);
    }

    /** Label {@code <prefix>.<code>}; an empty text for no code, the code itself if the bundles do not know it. */
    public String of(String prefix, @Nullable Object code) {
        if (code == null) {
            return "";
        }
        String key = code instanceof Enum<?> constant ? constant.name() : code.toString();
        return Objects.requireNonNull(messages.getMessage(prefix + "." + key, null, key, locale()));
    }

    public String text(String key, Object... args) {
        return messages.getMessage(key, args, locale());
    }

    private Locale locale() {
        return fixed == null ? LocaleContextHolder.getLocale() : fixed;
    }
}
