package cn.baoxiu.intake;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/** Telephone numbers that can be called back in China: mobile, landline with its area code, 400 and 800 numbers. */
public final class ReporterPhone {

    private static final Pattern SEPARATORS = Pattern.compile("[\\s().·‐-―—-]+");
    private static final Pattern COUNTRY = Pattern.compile("^(?:\\+|00)?86(?=\\d{10,})");
    /** The library also takes an area code without its 0, so that a mobile number with a lost digit might pass. */
    private static final Pattern AS_DIALLED = Pattern.compile("1\\d{10}|0\\d{9,11}|[48]00\\d{7}");

    private ReporterPhone() {}

    /** @return the digits as dialled within China, or empty if it is no such number */
    public static Optional<String> normalize(String written) {
        String plain = SEPARATORS
                .matcher(Normalizer.normalize(written, Normalizer.Form.NFKC))
                .replaceAll("");
        String withoutCountry = COUNTRY.matcher(plain).replaceFirst("");
        String digits = withoutCountry.equals(plain) || withoutCountry.matches("[014].*|800.*")
                ? withoutCountry
                : "0" + withoutCountry;
        if (!AS_DIALLED.matcher(digits).matches()) {
            return Optional.empty();
        }
        try {
            PhoneNumberUtil util = PhoneNumberUtil.getInstance();
            PhoneNumber number = util.parse(digits, "CN");
            return util.isValidNumberForRegion(number, "CN") ? Optional.of(digits) : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    /** The first three and last four digits, the rest hidden, for example {@code 190****0001}. */
    static String masked(String digits) {
        return digits.length() < 8 ? "****" : digits.substring(0, 3) + "****" + digits.substring(digits.length() - 4);
    }
}
