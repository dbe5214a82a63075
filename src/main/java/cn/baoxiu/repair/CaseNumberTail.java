package cn.baoxiu.repair;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The digits of a case number from the last to the first as one number of 16 digits, so that the numbers that end in
 * given digits are one range: {@code BX-HN-YJT-20260301-0007} is {@code 7000103062020000}.
 */
public final class CaseNumberTail {

    private static final int DIGITS = 16;
    private static final Pattern NUMBER = Pattern.compile(".*-(\\d{8})-(\\d{4,8})");

    private CaseNumberTail() {}

    /** Empty for a number that is not written like ours. */
    public static Optional<Long> of(String caseNumber) {
        Matcher matcher = NUMBER.matcher(caseNumber);
        return matcher.matches() ? Optional.of(filled(matcher.group(1) + matcher.group(2), '0')) : Optional.empty();
    }

    /** First number of the range of those that end in the digits (1 to 16). */
    public static long first(String lastDigits) {
        return filled(lastDigits, '0');
    }

    /** Last number of the range. */
    public static long last(String lastDigits) {
        return filled(lastDigits, '9');
    }

    private static long filled(String digits, char filler) {
        StringBuilder backwards = new StringBuilder(digits).reverse();
        while (backwards.length() < DIGITS) {
            backwards.append(filler);
        }
        return Long.parseLong(backwards.toString());
    }
}
