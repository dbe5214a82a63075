package cn.baoxiu.estate;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.text.Normalizer;
import java.util.Optional;

/** Telephone numbers as people write them. Numbers without a country code are Chinese. */
public final class Phones {

    private static final int CHINA = 86;

    private Phones() {}

    /** @return digits of a valid Chinese number, or {@code +} and digits of a foreign one; empty if it is no number */
    public static Optional<String> normalize(String written) {
        PhoneNumberUtil util = PhoneNumberUtil.getInstance();
        try {
            PhoneNumber number = util.parse(Normalizer.normalize(written, Normalizer.Form.NFKC), "CN");
            if (!util.isValidNumber(number)) {
                return Optional.empty();
            }
            if (number.getCountryCode() != CHINA) {
                return Optional.of(util.format(number, PhoneNumberUtil.PhoneNumberFormat.E164));
            }
            String national = util.getNationalSignificantNumber(number);
            return Optional.of(isMobile(util, number) ? national : "0" + national);
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    /** The first three and last four characters, the rest hidden; for what may be a number of a person. */
    public static String masked(String written) {
        String plain = written.strip();
        return plain.length() < 8 ? "****" : plain.substring(0, 3) + "****" + plain.substring(plain.length() - 4);
    }

    private static boolean isMobile(PhoneNumberUtil util, PhoneNumber number) {
        return util.getNumberType(number) == PhoneNumberUtil.PhoneNumberType.MOBILE;
    }
}
