package cn.baoxiu.scorecard;

import java.util.Set;

/**
 * Cases of a subsidiary in April 2024 from which a card is worked by hand; docs/guides/scorecard-example.md lists them. Those
 * reported in April are A01 to A40 and R07, those of March M01 to M12; V01 to V05 are older and only asked. Numbers carry the
 * subsidiary's code before them.
 */
final class ScoreExample {

    private static final Set<Integer> LATE_CONTACT = Set.of(3, 9, 20);
    private static final Set<Integer> LATE_FINISH = Set.of(3, 4, 9, 21);

    private final KpiRows rows;
    private final String code;
    private final int firstCallback;

    /** @param firstCallback number of its first call-back; eleven follow */
    ScoreExample(KpiRows rows, String code, int firstCallback) {
        this.rows = rows;
        this.code = code;
        this.firstCallback = firstCallback;
    }

    String number(String series, int n) {
        return code + "-" + series + "%02d".formatted(n);
    }

    void write() {
        rows.subsidiary(code, 0);
        for (int n = 1; n <= 40; n++) {
            april(n);
        }
        for (int n = 1; n <= 12; n++) {
            march(n);
        }
        answers();
    }

    /** Reported on the 2nd; contact due on the same day, finish on the 12th. A12 was merged into another case. */
    private void april(int n) {
        String number = number("A", n);
        KpiRows.Case one = rows.of(code, number).reported("2024-04-02T09:00");
        if (n == 12) {
            one.ended("2024-04-02T10:00", "MERGED", "STAFF");
        } else {
            one.closed("2024-04-12T16:00");
        }
        one.write();
        promise(number, "FIRST_CONTACT", LATE_CONTACT.contains(n), "2024-04-02T14:30", "2024-04-02T16:00");
        promise(number, "FINISH", LATE_FINISH.contains(n), "2024-04-12T18:00", "2024-04-13T10:00");
        if (n == 5) {
            raised(number, "2024-04-20T10:00", "2024-04-21T10:00");
        }
    }

    private void promise(String number, String kind, boolean late, String due, String after) {
        rows.promise(number, 1, kind, late ? "BREACHED" : "MET", due, late ? after : due);
    }

    /** The owner asks, and the case reaches level 2. */
    void raised(String number, String asked, String reached) {
        long escalation = rows.escalated(number, asked, null);
        rows.level(escalation, 1, asked, reached, null, reached);
        rows.cause(escalation, "OWNER", asked);
        rows.level(escalation, 2, reached, "2024-12-31T18:00", null, null);
    }

    /**
     * M01 to M10 are closed in March, so the first repair is judged in April: M03 needed rework, M07 was
     * reported again as R07. M11
     * is closed within 30 days, M12 is not. The finish of the last two was due in April: kept and broken.
     */
    private void march(int n) {
        String number = number("M", n);
        KpiRows.Case one = rows.of(code, number).reported("2024-03-12T09:00");
        if (n == 3) {
            one.reworks(1);
        }
        switch (n) {
            case 11 -> one.closed("2024-04-03T10:00");
            case 12 -> one.closed("2024-04-25T10:00");
            default -> one.closed("2024-03-22T10:00");
        }
        one.write();
        rows.promise(number, "FIRST_CONTACT", "MET", "2024-03-12T14:30");
        if (n > 10) {
            rows.promise(number, "FINISH", n == 11 ? "MET" : "BREACHED", "2024-04-01T18:00");
        } else {
            rows.promise(number, "FINISH", "MET", "2024-03-21T18:00");
        }
        if (n == 7) {
            String again = number("R", 7);
            rows.of(code, again)
                    .reported("2024-04-10T08:30")
                    .repeats(number)
                    .closed("2024-04-16T12:00")
                    .write();
            rows.promise(again, "FIRST_CONTACT", "MET", "2024-04-10T14:00");
            rows.promise(again, "FINISH", "MET", "2024-04-19T18:00");
        }
    }

    /** Overall: six answers in April, three in March, two in February; the months before are pooled. */
    private void answers() {
        int[] april = {5, 4, 4, 3, 5, 4};
        int[] march = {4, 3, 5};
        int[] february = {3, 4};
        int id = firstCallback;
        for (int i = 0; i < april.length; i++) {
            answer(id++, number("M", i + 1), "2024-04-08T10:00", april[i]);
        }
        for (int i = 1; i <= 5; i++) {
            rows.of(code, number("V", i))
                    .reported("2024-01-08T09:00")
                    .closed("2024-01-18T10:00")
                    .write();
        }
        for (int i = 0; i < march.length; i++) {
            answer(id++, number("V", i + 1), "2024-03-06T10:00", march[i]);
        }
        for (int i = 0; i < february.length; i++) {
            answer(id++, number("V", i + 4), "2024-02-06T10:00", february[i]);
        }
    }

    private void answer(int id, String number, String when, int score) {
        rows.callback(id, number, true, when, when, 1, when, "ANSWERED");
        rows.answer(id, number, when, "PHONE", "OVERALL", score, 20 * score);
    }
}
