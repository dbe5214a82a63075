package cn.baoxiu.intake;

import cn.baoxiu.engine.FormRejected;

/** Why somebody does something with personal data: 2 to 200 characters. */
final class WrittenReason {

    private static final int MIN = 2;
    private static final int MAX = 200;

    private WrittenReason() {}

    /** @throws FormRejected if it is too short or too long */
    static String of(String field, String written) {
        String reason = CleanText.line(written);
        int length = reason.codePointCount(0, reason.length());
        if (length < MIN) {
            throw new FormRejected(field, "form.required");
        }
        if (length > MAX) {
            throw new FormRejected(field, "form.tooLong", MAX);
        }
        return reason;
    }
}
