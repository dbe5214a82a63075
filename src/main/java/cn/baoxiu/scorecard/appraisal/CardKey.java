package cn.baoxiu.scorecard.appraisal;

import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Business key of a card's run, as {@code huanan-2026-10}. */
record CardKey(String subsidiary, YearMonth month) {

    private static final Pattern KEY = Pattern.compile("(.+)-(\\d{4}-(?:0[1-9]|1[0-2]))");

    static Optional<CardKey> of(@Nullable String businessKey) {
        if (businessKey == null) {
            return Optional.empty();
        }
        Matcher key = KEY.matcher(businessKey);
        return key.matches() ? Optional.of(new CardKey(key.group(1), YearMonth.parse(key.group(2)))) : Optional.empty();
    }
}
