package cn.baoxiu.contractor;

/** What a contractor did against the contract. Labels: {@code violationKind.<NAME>}. */
public enum ViolationKind {
    /** Work order not accepted in time. */
    ACCEPTED_LATE("ACCEPTED_LATE"),
    /** Work order rejected although the finding stands. */
    REJECTED_WITHOUT_GROUND("REJECTED_WITHOUT_GROUND"),
    ON_SITE_LATE("ON_SITE_LATE"),
    /** Finished after the promise; the tariff counts each day begun. */
    FINISH_LATE("FINISH_LATE_PER_DAY"),
    /** Came, but not at the time agreed with the owner. */
    APPOINTMENT_MISSED("APPOINTMENT_MISSED"),
    /** Did not come at all. */
    NO_SHOW("NO_SHOW"),
    /** Second rework of one case and every further one. */
    REWORK("REWORK"),
    /** Inspection failed. */
    POOR_QUALITY("POOR_QUALITY"),
    /** A delivered letter that set a time was not followed. */
    LETTER_IGNORED("LETTER_IGNORED");

    private final String tariff;

    ViolationKind(String tariff) {
        this.tariff = tariff;
    }

    /** Code of the violation in the contract's penalty tariff; where the contract has no such row, no 违约金 is due (R6). */
    public String tariff() {
        return tariff;
    }
}
