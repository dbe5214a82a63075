package cn.baoxiu.clock;

/**
 * An amount of time of a promise: either minutes or whole days, never mixed. A day is not 24 hours: it is a day of
 * the calendar it is counted on (rules R1).
 *
 * @param minutes for hours and minutes, else 0
 * @param days for days, else 0
 */
public record Amount(long minutes, int days) {

    public Amount {
        if (minutes < 0 || days < 0 || (minutes > 0) == (days > 0)) {
            throw new IllegalArgumentException("an amount is either minutes or days, more than zero");
        }
    }

    public boolean inDays() {
        return days > 0;
    }

    /**
     * Reads {@code PT15M}, {@code PT4H}, {@code PT1H30M} or {@code P2D}.
     *
     * @throws IllegalArgumentException for anything else, mixed amounts included
     */
    public static Amount parse(String text) {
        java.util.regex.Matcher days =
                java.util.regex.Pattern.compile("P(\\d{1,4})D").matcher(text);
        if (days.matches()) {
            return new Amount(0, Integer.parseInt(days.group(1)));
        }
        java.util.regex.Matcher time = java.util.regex.Pattern.compile("PT(?:(\\d{1,5})H)?(?:(\\d{1,6})M)?")
                .matcher(text);
        if (time.matches() && !text.equals("PT")) {
            long hours = time.group(1) == null ? 0 : Long.parseLong(time.group(1));
            long minutes = time.group(2) == null ? 0 : Long.parseLong(time.group(2));
            return new Amount(hours * 60 + minutes, 0);
        }
        throw new IllegalArgumentException("not an amount like PT4H or P2D: " + text);
    }

    @Override
    public String toString() {
        if (days > 0) {
            return "P" + days + "D";
        }
        return "PT" + (minutes >= 60 ? minutes / 60 + "H" : "") + (minutes % 60 > 0 ? minutes % 60 + "M" : "");
    }
}
