package cn.baoxiu.scorecard.kpi;

/**
 * From which rows a key figure is counted: SQL over the columns of {@code scorecard_case_fact} or
 * {@code scorecard_case_event}, which are called {@code f}. Numbers and lists of cases come from the same rows.
 *
 * @param where which rows belong to the month
 * @param at the time that decides about the month
 * @param hits what a row adds to the numerator
 * @param base what it adds to the denominator; 0 where that is the number of homes
 * @param part what the figure is split by
 * @param why a word for how the row counts, {@code kpiWhy.<NAME>}
 * @param leftOut why it does not count, null if it does
 */
record KpiSource(
        String from, String where, String at, String hits, String base, String part, String why, String leftOut) {

    /** Rows with the columns of {@link #COLUMNS}. */
    String rows(String filter) {
        return "select f.case_number, f.subsidiary_id, f.project, f.defect_class, f.contractor, " + at
                + " as happened_at, "
                + hits + " as hits, " + base + " as base, " + part + " as part, " + why + " as why, " + leftOut
                + " as left_out from " + from + " where " + where + filter;
    }

    static final String COLUMNS =
            "case_number, subsidiary_id, project, defect_class, contractor, happened_at, hits, base, part, why, left_out";
}
