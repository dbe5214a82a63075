package cn.baoxiu.contractor.retention;

import cn.baoxiu.contractor.Retention.Source;

/** Accounts of a contract: the sources of {@link Source} and what stands against them. */
enum AccountName {
    RETENTION,
    GUARANTEE,
    OTHER_PAYABLE,
    CLAIM,
    /** Against what was put up as security; never positive. */
    PUT_UP,
    /** What was taken from the securities. */
    RECOVERED,
    /** What was given back to the contractor. */
    PAID_OUT,
    /** Against claims; never positive. */
    CHARGED;

    static AccountName of(Source source) {
        return valueOf(source.name());
    }

    boolean isSource() {
        return compareTo(CLAIM) <= 0;
    }

    /** Only for what {@link #isSource} is true of. */
    Source source() {
        return Source.valueOf(name());
    }
}
