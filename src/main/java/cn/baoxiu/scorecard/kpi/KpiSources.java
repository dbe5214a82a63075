package cn.baoxiu.scorecard.kpi;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** How each key figure is counted (domain B6, rules R7). Times are those of {@link KpiSpan}. */
final class KpiSources {

    private static final String FACTS = "scorecard_case_fact f";
    private static final String EVENTS = "scorecard_case_event f";
    private static final String REPORTED = "f.reported_at >= :from and f.reported_at < :until";
    private static final String CLOSED = "f.closed_at >= :from and f.closed_at < :until";
    private static final String REPAIRED = CLOSED + " and f.outcome = 'REPAIRED'";
    private static final String IN_CALL = "f.source = 'PHONE'";
    private static final String SOLVED = "f.total >= 1";
    private static final String FIRST_ASKED = "f.source in ('PHONE', 'LINK')";

    /** By the moment of the count: what is raised later is no fact of a month that is frozen. */
    private static final String RAISED = "f.owner_raised_at < :asOf";

    /** Cases that were open at the end of the span, whatever happened since. */
    private static final String OPEN_THEN = "c.open_until >= :until and c.reported_at < :until"
            + " and (c.reopened_at is null or c.reopened_at < :until or c.first_closed_at >= :until)";

    private KpiSources() {}

    static KpiSource of(Kpi kpi, KpiRule rule) {
        return switch (kpi) {
            case DISPATCH -> due("DISPATCH");
            case RESPONSE -> due("FIRST_CONTACT");
            case ARRIVAL -> due("ON_SITE");
            case FINISH -> due("FINISH");
            case ACCEPT -> due("ACCEPT");
            case FIRST_FIX -> firstFix();
            case REWORK -> closed(REPAIRED, flag("f.rework_count > 0"), word("f.rework_count > 0", "REWORKED", "ONCE"));
            case VISIT -> visit();
            case CLOSE_SHORT, CLOSE_MIDDLE, CLOSE_LONG -> closedWithin(kpi, rule.closeDays(kpi));
            case AUTO_CLOSED ->
                closed(
                        REPAIRED,
                        flag("f.closing_kind = 'AUTO'"),
                        word("f.closing_kind = 'AUTO'", "BY_TIME", "BY_PEOPLE"));
            case OVERDUE -> overdue(rule.bands());
            case PAUSED -> paused();
            case CALLBACK -> event("CALLBACK", "", "f.good", "1", "''", word("f.good = 1", "CALLED", "NOT_CALLED"));
            case REACHED ->
                // by telephone: an owner who was tried in vain and answered online was not reached
                event("TRIED", " and f.amount >= 1", flag("f.what = 'ANSWERED'"), "1", "''", "f.what");
            case NO_ANSWER -> event("TRIED", "", flag("f.what in ('REFUSED', 'UNREACHABLE')"), "1", "''", "f.what");
            case SATISFACTION -> answer("OVERALL", FIRST_ASKED, "f.amount", "f.source");
            case SATISFIED -> answer("OVERALL", FIRST_ASKED, flag("f.total >= " + rule.satisfiedAtLeast()), "f.source");
            case CITIZEN_RESPONSE -> answer("SPEED", IN_CALL, flag("f.total >= " + rule.responseAtLeast()), "''");
            case CITIZEN_SOLVED ->
                event(
                        "ANSWER",
                        " and f.what = 'SOLVED' and " + IN_CALL,
                        flag(SOLVED),
                        "1",
                        "''",
                        word(SOLVED, "SOLVED", "NOT_SOLVED"));
            case CITIZEN_SATISFIED -> answer("OVERALL", IN_CALL, flag("f.total >= " + rule.satisfiedAtLeast()), "''");
            case LEVEL_2 -> reported("f.level_2", "1");
            case LEVEL_3 -> reported("f.level_3", "1");
            case OWNER_RAISED ->
                fact(REPORTED, "f.reported_at", flag(RAISED), "1", "''", word(RAISED, "ESCALATED", "NOT_ESCALATED"));
            case COMPLAINT_DENSITY ->
                fact(
                        REPORTED + " and (f.level_2 = 1 or f.level_3 = 1)",
                        "f.reported_at",
                        "1",
                        "0",
                        "''",
                        "'ESCALATED'");
            case COMPLAINT_IN_TIME ->
                event("LEVEL", "", "f.good", "1", "f.what", word("f.good = 1", "IN_TIME", "LATE"));
            case COMPLAINT_REPEAT ->
                fact(
                        REPORTED + " and f.escalated = 1",
                        "f.reported_at",
                        "f.repeat_complaint",
                        "1",
                        "''",
                        word("f.repeat_complaint = 1", "AGAIN", "FIRST_TIME"));
            case REJECTED -> event("ORDER", "", "1 - f.good", "1", "''", "f.what");
            case HANDOVERS ->
                closed(CLOSED, "f.handover_count", word("f.handover_count > 0", "HANDED_OVER", "NOT_HANDED_OVER"));
            case HELD -> held();
            case THIRD_PARTY -> closed(CLOSED, "f.third_party", word("f.third_party = 1", "STEPPED_IN", "NOT_NEEDED"));
            case RECOVERY ->
                event(
                        "COST",
                        "",
                        "f.amount",
                        "f.total",
                        "''",
                        word("f.amount >= f.total", "RECOVERED", "NOT_RECOVERED"));
            case DENSITY_SHORT, DENSITY_LONG ->
                fact(
                        "f.reported_at >= :" + kpi + "_FROM and f.reported_at < :until",
                        "f.reported_at",
                        "1",
                        "0",
                        "f.defect_class",
                        "'REPORTED'");
        };
    }

    /** Promises in the month of their final due time; a paused one has none (rules R7). */
    private static KpiSource due(String kind) {
        return event(
                kind,
                "",
                "f.good",
                "1",
                "''",
                "case when f.good = 1 then 'IN_TIME' when f.until_at > :asOf then 'NOT_YET' else 'LATE' end");
    }

    /** The cohort of the first closing: was the first repair accepted, and did it hold. */
    private static KpiSource firstFix() {
        return fact(
                "f.fix_due_on >= :month and f.fix_due_on < :dayUntil",
                "f.first_closed_at",
                flag("f.first_rework = 0 and (f.returned_on is null or f.returned_on > f.fix_due_on)"),
                "1",
                "''",
                "case when f.first_rework = 1 then 'REWORKED' when f.returned_on <= f.fix_due_on then 'RETURNED'"
                        + " else 'HELD_GOOD' end");
    }

    /** The cohort of reports: closed at the end of the n-th day, and not opened again by then. */
    private static KpiSource closedWithin(Kpi kpi, int days) {
        String last = "f.reported_on + " + days;
        String within = "((f.first_closed_on <= " + last + " and (f.reopened_on is null or f.reopened_on > " + last
                + ")) or f.closed_on <= " + last + ")";
        return fact(
                "f.reported_at >= :" + kpi + "_FROM and f.reported_at < :" + kpi + "_UNTIL",
                "f.reported_at",
                flag(within),
                "1",
                "''",
                "case when " + within + " then 'WITHIN' when f.closed_on is null then 'STILL_OPEN' else 'LATER' end");
    }

    private static KpiSource visit() {
        return event(
                "VISIT",
                "",
                flag("f.good = 1 and (f.bad_from is null or f.bad_from >= :asOf)"),
                "1",
                "''",
                "case when f.good = 0 then f.what when f.bad_from < :asOf then 'FINISH_LATE' else 'QUALIFIED' end");
    }

    private static KpiSource overdue(List<Integer> bands) {
        String part = bands.stream()
                .sorted((a, b) -> b - a)
                .map(days -> "when f.overdue_since <= :band" + days + " then '" + days + "'")
                .collect(Collectors.joining(" ", "case when f.overdue_since is null then '' ", " else '' end"));
        String late = "from scorecard_case_event e where e.case_number = c.case_number and e.kind = 'FINISH'"
                + " and e.happened_at < :until and e.until_at >= :until";
        return new KpiSource(
                "(select c.*, (select min(e.happened_at) " + late + ") as overdue_since, (select min(e.left_out) "
                        + late + " and e.left_out = 'LEGACY') as legacy from scorecard_case_fact c where " + OPEN_THEN
                        + ") f",
                "1 = 1",
                "f.reported_at",
                flag("f.overdue_since is not null"),
                "1",
                part,
                word("f.overdue_since is not null", "OVERDUE", "OPEN"),
                "coalesce(f.left_out, f.legacy)");
    }

    private static KpiSource paused() {
        return new KpiSource(
                "(select c.*, case when exists (select 1 from scorecard_case_event e where e.case_number = c.case_number"
                        + " and e.kind = 'PAUSE' and e.happened_at < :until and e.until_at >= :until) then 1 else 0 end"
                        + " as standing from scorecard_case_fact c where " + OPEN_THEN + ") f",
                "1 = 1",
                "f.reported_at",
                "f.standing",
                "1",
                "''",
                word("f.standing = 1", "PAUSED", "RUNNING"),
                "f.left_out");
    }

    /** A row for each closed case and each party, so that every party's mean is over all cases. */
    private static KpiSource held() {
        String parties = Arrays.stream(HeldParty.values())
                .map(party -> "select '" + party + "' as party")
                .collect(Collectors.joining(" union all "));
        String minutes = Arrays.stream(HeldParty.values())
                .map(party -> "when '" + party + "' then c." + party.column())
                .collect(Collectors.joining(" ", "case p.party ", " end"));
        return new KpiSource(
                "(select c.*, p.party, " + minutes + " as minutes from scorecard_case_fact c cross join (" + parties
                        + ") p where c.closed_at >= :from and c.closed_at < :until) f",
                "1 = 1",
                "f.closed_at",
                "f.minutes",
                "1",
                "f.party",
                word("f.minutes > 0", "HELD", "NOT_HELD"),
                "f.left_out");
    }

    private static KpiSource reported(String flag, String base) {
        return fact(REPORTED, "f.reported_at", flag, base, "''", word(flag + " = 1", "ESCALATED", "NOT_ESCALATED"));
    }

    private static KpiSource closed(String where, String hits, String why) {
        return fact(where, "f.closed_at", hits, "1", "''", why);
    }

    private static KpiSource answer(String question, String source, String hits, String part) {
        return event(
                "ANSWER",
                " and f.what = '" + question + "' and " + source,
                hits,
                "1",
                part,
                "'SAID_' || cast(f.total as integer)");
    }

    private static KpiSource event(String kind, String more, String hits, String base, String part, String why) {
        return new KpiSource(
                EVENTS,
                "f.kind = '" + kind + "' and f.happened_at >= :from and f.happened_at < :until" + more,
                "f.happened_at",
                hits,
                base,
                part,
                why,
                "f.left_out");
    }

    private static KpiSource fact(String where, String at, String hits, String base, String part, String why) {
        return new KpiSource(FACTS, where, at, hits, base, part, why, "f.left_out");
    }

    private static String flag(String condition) {
        return "case when " + condition + " then 1 else 0 end";
    }

    private static String word(String condition, String yes, String no) {
        return "case when " + condition + " then '" + yes + "' else '" + no + "' end";
    }
}
