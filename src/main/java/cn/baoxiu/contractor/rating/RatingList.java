package cn.baoxiu.contractor.rating;

import cn.baoxiu.contractor.rating.RatingAccess.Reader;
import cn.baoxiu.contractor.rating.RatingFacts.Subject;
import cn.baoxiu.contractor.rating.RatingFacts.Which;
import cn.baoxiu.contractor.rating.RatingRows.Frozen;
import cn.baoxiu.engine.FormRejected;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Ratings as the current user may see them: frozen ones as they were frozen, others from the facts of this moment. */
@Service
@Transactional(readOnly = true)
public class RatingList {

    private static final int HISTORY = 8;

    private final RatingFacts facts;
    private final RatingRows rows;
    private final RatingScales scales;
    private final RatingAccess access;
    private final JdbcClient jdbc;
    private final Clock clock;

    RatingList(
            RatingFacts facts,
            RatingRows rows,
            RatingScales scales,
            RatingAccess access,
            JdbcClient jdbc,
            Clock clock) {
        this.facts = facts;
        this.rows = rows;
        this.scales = scales;
        this.access = access;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What the filters offer.
     *
     * @param subsidiaries names by code, of those the reader sees
     * @param contractors names by code, of those with a contract there; the reader's own for a contractor
     */
    public record Choices(List<String> quarters, Map<String, String> subsidiaries, Map<String, String> contractors) {}

    /** @param rating null if the contractor has no facts in the quarter */
    public record Sheet(
            String contractor,
            String contractorName,
            String subsidiary,
            String subsidiaryName,
            @Nullable Rating rating,
            List<Rating> history) {}

    public record FactPage(List<RatingFact> facts, int page, int size, boolean hasNext) {}

    /**
     * Best first; without points last.
     *
     * @throws FormRejected for a quarter that has not begun, an unknown subsidiary or contractor, each for this reader
     */
    public List<Rating> list(RatingFilter filter) {
        Choices choices = choices();
        Reader reader = access.reader();
        check(filter, choices);
        Set<String> scopes = scopes(filter, reader);
        List<Rating> ratings = rows.isFrozen(filter.quarter())
                ? rows.of(filter.quarter(), scopes, contractor(filter, reader)).stream()
                        .map(frozen -> rating(frozen, choices))
                        .toList()
                : live(filter, reader, choices);
        return ratings.stream()
                .sorted(Comparator.comparing(RatingList::points)
                        .reversed()
                        .thenComparing(Rating::contractor)
                        .thenComparing(Rating::subsidiary))
                .toList();
    }

    private static BigDecimal points(Rating rating) {
        return rating.total() == null ? BigDecimal.ONE.negate() : rating.total();
    }

    /**
     * One contractor in one subsidiary, or in the whole group.
     *
     * @throws FormRejected as {@link #list}
     */
    public Sheet of(RatingFilter filter) {
        Choices choices = choices();
        Reader reader = access.reader();
        check(filter, choices);
        String contractor = Objects.requireNonNull(filter.contractor());
        String scope = scope(filter, reader);
        RatingFilter exact = new RatingFilter(filter.quarter(), scope.equals(Rating.GROUP) ? null : scope, contractor);
        return new Sheet(
                contractor,
                name(choices.contractors(), contractor),
                scope,
                name(choices.subsidiaries(), scope),
                list(exact).stream().findFirst().orElse(null),
                rows.history(contractor, scope, HISTORY).stream()
                        .map(frozen -> rating(frozen, choices))
                        .toList());
    }

    /**
     * Facts of an item, those that do not count included.
     *
     * @param item as {@link RatingItem}, or {@link RatingItem#DEDUCTIONS}
     * @throws FormRejected as {@link #list}
     */
    public FactPage facts(RatingFilter filter, String item, int page, int size) {
        Choices choices = choices();
        Reader reader = access.reader();
        check(filter, choices);
        String scope = scope(filter, reader);
        Which which = new Which(scope.equals(Rating.GROUP) ? null : Set.of(scope), filter.contractor());
        List<RatingFact> found = facts.list(
                filter.quarter(),
                rows.isFrozen(filter.quarter()),
                which,
                item,
                size + 1,
                Math.multiplyExact(page, size));
        boolean next = found.size() > size;
        return new FactPage(next ? found.subList(0, size) : found, page, size, next);
    }

    public Choices choices() {
        Reader reader = access.reader();
        List<String> quarters = new ArrayList<>();
        for (Quarter quarter = running(); quarters.size() < HISTORY; quarter = quarter.previous()) {
            quarters.add(quarter.toString());
        }
        Map<String, String> subsidiaries = new TreeMap<>();
        Map<String, String> contractors = new TreeMap<>();
        if (!reader.subsidiaries().isEmpty()) {
            jdbc.sql("select distinct subsidiary, subsidiary_name, contractor, contractor_name from v_estate_contract"
                            + " where subsidiary in (:subsidiaries)"
                            + (reader.company() == null ? "" : " and contractor = :company"))
                    .params(params(reader))
                    .query(row -> {
                        subsidiaries.put(row.getString("subsidiary"), row.getString("subsidiary_name"));
                        contractors.put(row.getString("contractor"), row.getString("contractor_name"));
                    });
        }
        return new Choices(quarters, subsidiaries, contractors);
    }

    private static Map<String, Object> params(Reader reader) {
        Map<String, Object> params = new HashMap<>();
        params.put("subsidiaries", reader.subsidiaries());
        if (reader.company() != null) {
            params.put("company", reader.company());
        }
        return params;
    }

    public Quarter running() {
        return Quarter.of(clock.instant());
    }

    private void check(RatingFilter filter, Choices choices) {
        if (filter.quarter().compareTo(running()) > 0) {
            throw new FormRejected(
                    "quarter", "rating.notBegun", filter.quarter().toString());
        }
        if (filter.subsidiary() != null && !choices.subsidiaries().containsKey(filter.subsidiary())) {
            throw new FormRejected("subsidiary", "rating.unknownSubsidiary", filter.subsidiary());
        }
        if (filter.contractor() != null && !choices.contractors().containsKey(filter.contractor())) {
            throw new FormRejected("contractor", "rating.unknownContractor", filter.contractor());
        }
    }

    private static @Nullable String contractor(RatingFilter filter, Reader reader) {
        return reader.company() == null ? filter.contractor() : reader.company();
    }

    private static Set<String> scopes(RatingFilter filter, Reader reader) {
        if (filter.subsidiary() != null) {
            return Set.of(filter.subsidiary());
        }
        if (reader.wholeGroup()) {
            return Set.of(Rating.GROUP);
        }
        return reader.subsidiaries().isEmpty() ? Set.of("") : reader.subsidiaries();
    }

    /** One scope where one is shown: of several subsidiaries the first by code in which the contractor works. */
    private String scope(RatingFilter filter, Reader reader) {
        return scopes(filter, reader).stream()
                .sorted()
                .filter(scope -> scope.equals(Rating.GROUP) || worksIn(filter.contractor(), scope))
                .findFirst()
                .orElse("");
    }

    private boolean worksIn(@Nullable String contractor, String subsidiary) {
        return jdbc.sql("select count(*) from v_estate_contract where subsidiary = ? and contractor = ?")
                        .params(subsidiary, Objects.requireNonNullElse(contractor, ""))
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private List<Rating> live(RatingFilter filter, Reader reader, Choices choices) {
        Set<String> scopes = scopes(filter, reader);
        boolean group = scopes.contains(Rating.GROUP);
        Map<Subject, Tally> tallies =
                facts.tallies(filter.quarter(), new Which(group ? null : scopes, contractor(filter, reader)));
        Map<Subject, Tally> shown = new HashMap<>();
        tallies.forEach((subject, tally) ->
                shown.merge(group ? new Subject(subject.contractor(), Rating.GROUP) : subject, tally, Tally::plus));
        RatingScale scale = scales.of(filter.quarter());
        return shown.entrySet().stream()
                .map(one -> rating(filter.quarter(), one.getKey(), one.getValue(), scale, choices))
                .toList();
    }

    private static Rating rating(Quarter quarter, Subject subject, Tally tally, RatingScale scale, Choices choices) {
        Reckoned reckoned = RatingReckoning.of(tally, scale);
        return new Rating(
                quarter.toString(),
                subject.contractor(),
                name(choices.contractors(), subject.contractor()),
                subject.subsidiary(),
                name(choices.subsidiaries(), subject.subsidiary()),
                true,
                tally.cases(),
                reckoned.lines(),
                reckoned.total(),
                reckoned.grade(),
                reckoned.few(),
                tally.deductions().setScale(2),
                tally.leftOut());
    }

    private static Rating rating(Frozen frozen, Choices choices) {
        BigDecimal deductions = frozen.deductionsCny();
        return new Rating(
                frozen.quarter(),
                frozen.contractor(),
                name(choices.contractors(), frozen.contractor()),
                frozen.subsidiary(),
                name(choices.subsidiaries(), frozen.subsidiary()),
                false,
                frozen.cases(),
                frozen.lines(),
                frozen.total(),
                frozen.grade(),
                frozen.few(),
                deductions,
                frozen.leftOut());
    }

    /** Empty for the whole group; the code where there is no name any more. */
    private static String name(Map<String, String> names, String code) {
        return code.equals(Rating.GROUP) ? "" : names.getOrDefault(code, code);
    }
}
