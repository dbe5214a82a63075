package cn.baoxiu.contractor.retention;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Notes of postings that the program makes; kept as they are written, so in Chinese whoever reads. */
@Component
class LedgerWords {

    private final MessageSource messages;

    LedgerWords(MessageSource messages) {
        this.messages = messages;
    }

    String note(String key, Object... args) {
        return messages.getMessage("retention.note." + key, args, Locale.SIMPLIFIED_CHINESE);
    }
}
