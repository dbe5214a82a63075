package cn.baoxiu.estate.imports;

import org.jspecify.annotations.Nullable;

/** A warranty period as a file writes it: months or seasons. */
record Period(@Nullable Integer months, @Nullable Integer seasons) {

    static Period ofMonths(int months) {
        return new Period(months, null);
    }

    static Period ofSeasons(int seasons) {
        return new Period(null, seasons);
    }

    /** Less than the other; false if they cannot be compared because one counts months and one seasons. */
    boolean shorterThan(Period other) {
        return (months != null && other.months != null && months < other.months)
                || (seasons != null && other.seasons != null && seasons < other.seasons);
    }

    @Override
    public String toString() {
        return months != null ? months + " 个月" : seasons + " 季";
    }
}
