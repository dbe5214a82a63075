package cn.baoxiu.estate;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is written in a cell of an imported file, full-width forms narrowed. */
public final class CellText {

    private static final Pattern DATE =
            Pattern.compile("(\\d{4})(?:-|/|\\.|年)(\\d{1,2})(?:-|/|\\.|月)(\\d{1,2})日?(?:[ T]00:00(?::00)?)?");
    private static final Pattern GROUPED = Pattern.compile("-?\\d{1,3}(,\\d{3})+(\\.\\d+)?");
    private static final MathContext EXACT = new MathContext(15);

    private CellText() {}

    public static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    /** Narrowed, in lower case, without blanks: the same for what reads the same. */
    public static String key(String text) {
        return plain(text).replaceAll("\\s+", "").toLowerCase(Locale.ROOT);
    }

    /** @return empty for anything that is no number */
    public static Optional<BigDecimal> number(String text) {
        String plain = plain(text);
        try {
            return Optional.of(
                    new BigDecimal(GROUPED.matcher(plain).matches() ? plain.replace(",", "") : plain).round(EXACT));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** {@code 2025-03-28}, {@code 2025/3/28}, {@code 2025年3月28日}; empty for anything that is no day. */
    public static Optional<LocalDate> date(String text) {
        Matcher matcher = DATE.matcher(plain(text));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(
                    Integer.parseInt(matcher.group(1)),
                    Integer.parseInt(matcher.group(2)),
                    Integer.parseInt(matcher.group(3))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
