package cn.baoxiu.scorecard.inside;

import cn.baoxiu.scorecard.kpi.Kpi;
import cn.baoxiu.scorecard.kpi.KpiUnit;
import cn.baoxiu.scorecard.kpi.Moment;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an inside score counts. Those of the card are read from the card's frozen facts; all others are frozen beside them for
 * the scopes named here. Labels: {@code insideItem.<NAME>}, in words {@code insideItem.<NAME>.formula}.
 */
public enum InsideItem {
    RESPONSE(Source.CARD, Kpi.RESPONSE, KpiUnit.PERCENT, Moment.DUE),
    SOLVED(Source.CARD, Kpi.FIRST_FIX, KpiUnit.PERCENT, Moment.FIRST_CLOSED),
    SATISFACTION(Source.CARD, Kpi.SATISFACTION, KpiUnit.POINTS, Moment.ANSWERED),
    COMPLAINTS(Source.CARD, Kpi.OWNER_RAISED, KpiUnit.PERCENT, Moment.REPORTED),
    LEVEL_ONE(Source.FROZEN, null, KpiUnit.PERCENT, Moment.DUE, InsideScope.PROPERTY_CS),
    FORM(Source.FROZEN, null, KpiUnit.PERCENT, Moment.COMPLETED, InsideScope.PROPERTY_CS),
    CONTACT(Source.FROZEN, Kpi.RESPONSE, KpiUnit.PERCENT, Moment.DUE, InsideScope.PROPERTY_ENGINEERING),
    ON_SITE(Source.FROZEN, null, KpiUnit.PERCENT, Moment.DUE, InsideScope.PROPERTY_ENGINEERING),
    SURVEY(Source.FROZEN, null, KpiUnit.PERCENT, Moment.FOUND, InsideScope.PROPERTY_ENGINEERING),
    CALLED(Source.FROZEN, null, KpiUnit.PERCENT, Moment.DUE, InsideScope.CALLER),
    REACHED(Source.FROZEN, null, KpiUnit.PERCENT, Moment.CALLED_BACK, InsideScope.CALLER),
    OWNER_MARK(
            Source.FROZEN,
            Kpi.SATISFACTION,
            KpiUnit.POINTS,
            Moment.ANSWERED,
            InsideScope.CALLER,
            InsideScope.OFFICER,
            InsideScope.INSPECTOR),
    HELD(Source.FROZEN, Kpi.FIRST_FIX, KpiUnit.PERCENT, Moment.FIRST_CLOSED, InsideScope.OFFICER),
    ACCEPTANCE(Source.FROZEN, Kpi.FIRST_FIX, KpiUnit.PERCENT, Moment.ACCEPTED, InsideScope.INSPECTOR),
    MAJOR(
            Source.FROZEN,
            null,
            KpiUnit.PERCENT,
            Moment.HANDLED,
            InsideScope.CALLER,
            InsideScope.OFFICER,
            InsideScope.INSPECTOR),
    CONDUCT(
            Source.FROZEN,
            null,
            KpiUnit.PERCENT,
            Moment.HANDLED,
            InsideScope.CALLER,
            InsideScope.OFFICER,
            InsideScope.INSPECTOR),
    COOPERATION(Source.NONE, null, KpiUnit.PERCENT, null),
    REPEAT_DEFECTS(Source.NONE, null, KpiUnit.PERCENT, null);

    private enum Source {
        CARD,
        FROZEN,
        /** No facts are kept yet. */
        NONE
    }

    private final Source source;
    private final @Nullable Kpi kpi;
    private final KpiUnit unit;
    private final @Nullable Moment moment;
    private final Set<InsideScope> scopes;

    InsideItem(Source source, @Nullable Kpi kpi, KpiUnit unit, @Nullable Moment moment, InsideScope... scopes) {
        this.source = source;
        this.kpi = kpi;
        this.unit = unit;
        this.moment = moment;
        this.scopes = Set.of(scopes);
    }

    /** Name of the card's figure whose facts it counts, or whose upheld appeals hold for its facts too; empty for neither. */
    String kpiName() {
        return kpi == null ? "" : kpi.name();
    }

    public KpiUnit unit() {
        return unit;
    }

    /** What the time of a fact is; null while no facts are kept. */
    public @Nullable Moment moment() {
        return moment;
    }

    /** Its facts are those that are frozen for the card. */
    boolean isOfCard() {
        return source == Source.CARD;
    }

    /** Good unless a major complaint about the case was confirmed, which an upheld appeal may take away. */
    boolean isByEvents() {
        return this == MAJOR;
    }

    /** Only a person answers for it, not a post as a whole. */
    public boolean isOfPeople() {
        return switch (this) {
            case OWNER_MARK, HELD, ACCEPTANCE, MAJOR, CONDUCT -> true;
            default -> false;
        };
    }

    /** The program keeps facts for it. */
    public boolean hasFacts() {
        return source != Source.NONE;
    }

    /** A score of the scope may count it. */
    boolean suits(InsideScope scope) {
        return source == Source.FROZEN ? scopes.contains(scope) : scope.isDepartment();
    }

    /** Items whose facts are frozen for a scope beside those of the card. */
    static List<InsideItem> frozenFor(InsideScope scope) {
        return Arrays.stream(values())
                .filter(item -> item.scopes.contains(scope))
                .toList();
    }
}
