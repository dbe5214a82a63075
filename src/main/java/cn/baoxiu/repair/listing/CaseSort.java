package cn.baoxiu.repair.listing;

import java.util.Arrays;
import java.util.Optional;

/** Orders of the list. Each is an index read forwards, or backwards for the opposite order. */
public enum CaseSort {
    REPORTED("reported", "reported_at"),
    /** Time left: lists only cases with a running promise to the owner. */
    DUE("due", "next_due"),
    GRADE("grade", "grade"),
    /** Lists only closed cases. */
    CLOSED("closed", "closed_at"),
    NUMBER("number", "case_number");

    private final String code;
    private final String column;

    CaseSort(String code, String column) {
        this.code = code;
        this.column = column;
    }

    /** As it stands in an address; a minus before it means descending. */
    public String code() {
        return code;
    }

    public static Optional<CaseSort> of(String code) {
        return Arrays.stream(values()).filter(s -> s.code.equals(code)).findFirst();
    }

    /**
     * The order by which all cases ({@code c}) are listed.
     *
     * @param openOnly the report time of open cases has an index of its own
     * @param few no index may serve this order: walking one in the hope of an early end costs more than sorting a few
     */
    Order order(boolean descending, boolean openOnly, boolean few) {
        return order("c.", descending, openOnly, few);
    }

    /**
     * The order by which a company's cases ({@code o}) are listed. They have an index for each but the time left, which
     * only the few open ones have.
     */
    Order ofCompany(boolean descending, boolean openOnly) {
        return this == DUE ? order("c.", descending, openOnly, true) : order("o.", descending, openOnly, false);
    }

    private Order order(String table, boolean descending, boolean openOnly, boolean few) {
        String down = descending ? " desc" : "";
        String key = table + (this == REPORTED && openOnly ? "open_since" : column);
        String first = (few ? "coalesce(" + key + ", " + key + ")" : key) + down;
        return switch (this) {
            case NUMBER -> new Order(first, first);
            // Within a grade the newest first, and all of it backwards if descending.
            case GRADE -> {
                String up = descending ? "" : " desc";
                yield new Order(first, first + ", " + table + "reported_at" + up + ", " + table + "case_number" + up);
            }
            case REPORTED, DUE, CLOSED -> new Order(first, first + ", " + table + "case_number" + down);
        };
    }

    /**
     * @param first what is sorted by; enough to count along an index
     * @param all with what decides between equals
     */
    record Order(String first, String all) {}
}
