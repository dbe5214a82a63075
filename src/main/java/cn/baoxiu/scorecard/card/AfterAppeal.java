package cn.baoxiu.scorecard.card;

/**
 * SQL for a frozen fact {@code x} as it counts beside the change {@code o} that an upheld appeal made of it, so that a list
 * of facts adds up to the line it stands behind (rules R8). The parameter {@code best} is what counts as kept for one of
 * the denominator.
 */
public final class AfterAppeal {

    /** Why a fact does not count, null if it does; as {@code kpiLeftOut.<NAME>}. */
    public static final String LEFT_OUT = "coalesce(x.left_out, case when o.change_to = 'EXCLUDE' then 'APPEAL' end)";

    /** What the appeal made of a fact that counted; null for nothing. */
    public static final String CHANGE = "case when x.left_out is null then o.change_to end";

    private AfterAppeal() {}

    /** @param frozen what the fact adds without an appeal */
    public static String hits(String frozen) {
        return "case when o.change_to = 'AS_GOOD' and x.left_out is null then x.base * cast(:best as numeric(14, 2)) else "
                + frozen + " end";
    }

    /**
     * Condition on a change: what was decided after the line was worked out counts from the next time on.
     *
     * @param change alias of its row
     * @param computedAt when the line was worked out
     */
    public static String known(String change, String computedAt) {
        return " and not exists (select 1 from scorecard_appeal a where a.id = " + change
                + ".appeal_id and a.decided_at > " + computedAt + ")";
    }
}
