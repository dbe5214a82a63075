package cn.baoxiu.contractor.letter;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Sums in Chinese capitals, as payment papers want them: 壹仟贰佰叁拾元整. */
final class ChineseAmount {

    private static final String DIGITS = "零壹贰叁肆伍陆柒捌玖";
    private static final String[] PLACES = {"", "拾", "佰", "仟"};
    private static final String[] GROUPS = {"", "万", "亿"};
    private static final BigDecimal LIMIT = new BigDecimal("1000000000000");

    private ChineseAmount() {}

    /**
     * @param yuan at most two decimals, below 1,000,000,000,000
     * @throws IllegalArgumentException for any other sum
     */
    static String of(BigDecimal yuan) {
        if (yuan.stripTrailingZeros().scale() > 2 || yuan.abs().compareTo(LIMIT) >= 0) {
            throw new IllegalArgumentException("not a sum for a letter: " + yuan);
        }
        long fen = yuan.abs()
                .movePointRight(2)
                .setScale(0, RoundingMode.UNNECESSARY)
                .longValueExact();
        String sign = yuan.signum() < 0 ? "负" : "";
        if (fen == 0) {
            return "零元整";
        }
        long whole = fen / 100;
        int jiao = (int) (fen / 10 % 10);
        int rest = (int) (fen % 10);
        StringBuilder text = new StringBuilder(sign);
        if (whole > 0) {
            text.append(integer(whole)).append('元');
        }
        if (jiao == 0 && rest == 0) {
            return text.append('整').toString();
        }
        if (jiao > 0) {
            text.append(DIGITS.charAt(jiao)).append('角');
        } else if (whole > 0) {
            text.append('零');
        }
        return text.append(rest > 0 ? DIGITS.charAt(rest) + "分" : "整").toString();
    }

    /** Groups of four digits; 零 stands once for any run of zeros between digits, never at the end. */
    private static String integer(long number) {
        StringBuilder text = new StringBuilder();
        boolean gap = false;
        for (int group = 2; group >= 0; group--) {
            int value = (int) (number / (long) Math.pow(10_000, group) % 10_000);
            if (value == 0) {
                gap = gap || !text.isEmpty();
                continue;
            }
            if (!text.isEmpty() && (gap || value < 1000)) {
                text.append('零');
            }
            text.append(fourDigits(value)).append(GROUPS[group]);
            gap = false;
        }
        return text.toString();
    }

    private static String fourDigits(int value) {
        StringBuilder text = new StringBuilder();
        boolean gap = false;
        for (int place = 3; place >= 0; place--) {
            int digit = value / (int) Math.pow(10, place) % 10;
            if (digit == 0) {
                gap = gap || !text.isEmpty();
                continue;
            }
            if (gap) {
                text.append('零');
                gap = false;
            }
            text.append(DIGITS.charAt(digit)).append(PLACES[place]);
        }
        return text.toString();
    }
}
