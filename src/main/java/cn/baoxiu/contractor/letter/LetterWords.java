package cn.baoxiu.contractor.letter;

import cn.baoxiu.engine.EngineTime;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Words, times and sums as letters have them: always Chinese, whoever has them printed. */
@Component
class LetterWords {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.ROOT);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm", Locale.ROOT).withZone(EngineTime.ZONE);

    private final MessageSource messages;

    LetterWords(MessageSource messages) {
        this.messages = messages;
    }

    /** Label {@code <prefix>.<code>}, or the code itself. */
    String label(String prefix, Object code) {
        String name = code instanceof Enum<?> constant ? constant.name() : code.toString();
        return String.valueOf(messages.getMessage(prefix + "." + name, null, name, Locale.SIMPLIFIED_CHINESE));
    }

    String text(String key, Object... args) {
        return messages.getMessage(key, args, Locale.SIMPLIFIED_CHINESE);
    }

    static String date(LocalDate date) {
        return DATE.format(date);
    }

    static String date(Instant at) {
        return date(LocalDate.ofInstant(at, EngineTime.ZONE));
    }

    /** Empty for none. */
    static String moment(@Nullable Instant at) {
        return at == null ? "" : MOMENT.format(at);
    }

    static String sum(BigDecimal yuan) {
        return new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(yuan);
    }

    /** 15, not 15.00. */
    static String percent(BigDecimal percent) {
        return percent.signum() == 0 ? "0" : percent.stripTrailingZeros().toPlainString();
    }
}
