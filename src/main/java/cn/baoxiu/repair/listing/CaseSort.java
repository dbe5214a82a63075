package cn.baoxiu.repair.listing;

import java.util.Arrays;
import java.util.Optional;

/** Orders of the list. Each is an index read forwards, or backwards for the opposite order. */
public enum CaseSort {
    REPORTED("reported", "c.reported_at", ""),
    /** Time left: lists only cases with a running promise to the owner. */
    DUE("due", "c.next_due", "c.next_due is not null"),
    GRADE("grade", "c.grade", ""),
    /** Lists only closed cases. */
    CLOSED("closed", "c.closed_at", "c.closed_at is not null"),
    NUMBER("number", "c.case_number", "");

    private final String code;
    private final String column;
    private final String condition;

    CaseSort(String code, String column, String condition) {
        this.code = code;
        this.column = column;
        this.condition = condition;
    }

    /** As it stands in an address; a minus before it means descending. */
    public String code() {
        return code;
    }

    public static Optional<CaseSort> of(String code) {
        return Arrays.stream(values()).filter(s -> s.code.equals(code)).findFirst();
    }

    /** What a case must have to stand in this list; empty for nothing. */
    String condition() {
        return condition;
    }

    /** A company's own list stands in an index in its order. */
    String orderByOfCompany(boolean descending, boolean few) {
        String down = descending ? " desc" : "";
        return this == REPORTED ? "o.reported_at" + down + ", o.case_number" + down : orderBy(descending, false, few);
    }

    /**
     * @param openOnly the report time of open cases has an index of its own
     * @param few no index may serve this order: walking one in the hope of an early end costs more than sorting a few
     */
    String orderBy(boolean descending, boolean openOnly, boolean few) {
        String down = descending ? " desc" : "";
        String key = this == REPORTED && openOnly ? "c.open_since" : column;
        String first = (few ? "coalesce(" + key + ", " + key + ")" : key) + down;
        return switch (this) {
            case NUMBER -> first;
            // Within a grade the newest first, and all of it backwards if descending.
            case GRADE ->
                first + ", c.reported_at" + (descending ? "" : " desc") + ", c.case_number"
                        + (descending ? "" : " desc");
            case REPORTED, DUE, CLOSED -> first + ", c.case_number" + down;
        };
    }
}
