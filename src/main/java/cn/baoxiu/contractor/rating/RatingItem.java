package cn.baoxiu.contractor.rating;

/** What a rating is made of (rules R6). Labels: {@code ratingItem.<NAME>}. */
public enum RatingItem {
    /** Own promises that fell due, in percent kept. */
    PROMISES,
    /** Inspected work that had been ordered again, in percent. */
    REWORK,
    /** Violations per 100 cases; not those revoked by an objection. */
    VIOLATIONS,
    /** What owners said, 0 to 100. */
    SCORES;

    /** Name under which deductions stand among the facts: they are shown and weigh nothing. */
    public static final String DEDUCTIONS = "DEDUCTIONS";
}
