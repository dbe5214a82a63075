package cn.baoxiu.repair.listing;

import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.estate.Project;
import cn.baoxiu.estate.Projects;
import cn.baoxiu.identity.AppUser;
import cn.baoxiu.repair.CaseSearch;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The statements of one list. Codes and limits stand in the text itself and not as parameters: how many cases have a
 * code differs so much that each needs a plan of its own, and a plan for an unknown limit would sort everything.
 */
final class ListQuery {

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    private static final String COLUMNS =
            """
            select c.case_number, c.subsidiary, c.project, c.location_name, c.grade, c.current_class,
              coalesce(c.surveyed_place, c.place) as place, c.stage, c.outcome, c.group_complaint, c.holder,
              c.next_due, c.due_provisional, c.responsible_party, c.repairing_party, c.rework_count, c.reported_at, c.closed_at
            """;

    private final List<String> conditions = new ArrayList<>();

    /** On a company's own table. */
    private final List<String> ownConditions = new ArrayList<>();

    private final Map<String, Object> params = new HashMap<>();
    private final CaseFilter filter;
    private String from = "from repair_case c";
    private boolean ofCompany;
    private boolean openOfCompany;
    private boolean few;

    private ListQuery(CaseFilter filter) {
        this.filter = filter;
    }

    /** @return empty if the user can see none of what is asked for */
    static Optional<ListQuery> of(
            CaseFilter filter, AppUser user, CaseSearch search, Projects projects, PartyShares shares, Instant now) {
        List<String> tenants = tenants(filter, user, projects);
        if (tenants.isEmpty()) {
            return Optional.empty();
        }
        ListQuery query = new ListQuery(filter);
        query.reader(user, tenants);
        query.few = filter.contractor() != null && shares.few(filter.contractor(), tenants);
        query.facts();
        query.time(now);
        if (filter.q() != null) {
            CaseSearch.Condition found =
                    search.of(filter.q(), user.tenants(), user.companyCode().isEmpty());
            query.conditions.add(found.sql());
            query.params.putAll(found.params());
            query.few |= found.few();
        }
        return Optional.of(query);
    }

    /** A project is of one subsidiary: saying which spares the database a guess. */
    private static List<String> tenants(CaseFilter filter, AppUser user, Projects projects) {
        Optional<String> ofProject = projects.all().stream()
                .filter(p -> p.code().equals(filter.project()))
                .map(Project::subsidiary)
                .findFirst();
        return user.tenants().stream()
                .filter(t -> filter.subsidiary() == null || t.equals(filter.subsidiary()))
                .filter(t -> ofProject.isEmpty() || t.equals(ofProject.get()))
                .sorted()
                .toList();
    }

    private void reader(AppUser user, List<String> tenants) {
        if (tenants.size() == 1) {
            conditions.add(equal("c.subsidiary", "tenant", tenants.get(0)));
        } else {
            conditions.add("c.subsidiary in (:tenants)");
            params.put("tenants", tenants);
        }
        user.companyCode().ifPresent(company -> {
            ownConditions.add(equal("o.company", "company", company));
            ofCompany = true;
            from = "from repair_case_company o join repair_case c on c.case_number = o.case_number";
            // How the promises fare and whose turn it is does not concern a company that was let go.
            boolean present = filter.overdue() || filter.holder() != null || filter.sort() == CaseSort.DUE;
            if (present) {
                conditions.add(equal("c.repairing_party", "company", company));
            }
            // Closed cases have neither.
            openOfCompany = present || filter.state() == CaseFilter.State.OPEN;
            if (openOfCompany) {
                ownConditions.add("o.open_since is not null");
            }
        });
    }

    private void facts() {
        if (filter.state() == CaseFilter.State.OPEN && !ofCompany) {
            conditions.add("c.open_since is not null");
        }
        if (filter.state() == CaseFilter.State.CLOSED) {
            conditions.add("c.stage = 'CLOSED'");
        }
        literal("c.stage", filter.stage());
        if (filter.grade() != null) {
            own("grade", " = '" + filter.grade().name() + "'");
        }
        literal("c.current_class", filter.defectClass());
        if (filter.project() != null) {
            conditions.add(equal("c.project", "project", filter.project()));
        }
        if (filter.holder() != null) {
            conditions.add(equal("c.holder", "holder", filter.holder()));
        }
        if (filter.contractor() != null) {
            conditions.add("(" + equal("c.responsible_party", "contractor", filter.contractor()) + " or "
                    + equal("c.repairing_party", "contractor", filter.contractor()) + ")");
        }
        if (filter.groupComplaint()) {
            conditions.add("c.group_complaint = true");
        }
        switch (filter.sort()) {
            case DUE -> conditions.add("c.next_due is not null");
            case CLOSED -> own("closed_at", " is not null");
            default -> {}
        }
    }

    private void time(Instant now) {
        if (filter.overdue()) {
            // Most open cases may be overdue: then those in the list's order are walked, not all overdue ones
            // collected.
            boolean walked = filter.state() == CaseFilter.State.OPEN && filter.sort() != CaseSort.DUE && !ofCompany;
            conditions.add((walked ? "coalesce(c.next_due, c.next_due)" : "c.next_due") + " < :now");
            params.put("now", now.atOffset(ZoneOffset.UTC));
        }
        if (filter.reportedFrom() != null) {
            conditions.add("c.reported_at >= :from");
            params.put("from", start(filter.reportedFrom()));
        }
        if (filter.reportedTo() != null) {
            conditions.add("c.reported_at < :to");
            params.put("to", start(filter.reportedTo().plusDays(1)));
        }
    }

    /** A condition that a company's own table, which is indexed by company, can tell. */
    private void own(String column, String condition) {
        if (ofCompany) {
            ownConditions.add("o." + column + condition);
        } else {
            conditions.add("c." + column + condition);
        }
    }

    private static OffsetDateTime start(LocalDate day) {
        return day.atStartOfDay(EngineTime.ZONE).toInstant().atOffset(ZoneOffset.UTC);
    }

    private void literal(String column, @Nullable Enum<?> constant) {
        if (constant != null) {
            conditions.add(column + " = '" + constant.name() + "'");
        }
    }

    /** A plain code stands in the text, anything else is bound. */
    private String equal(String column, String name, String value) {
        if (CODE.matcher(value).matches()) {
            return column + " = '" + value + "'";
        }
        params.put(name, value);
        return column + " = :" + name;
    }

    /** One page, and one row more if there is a next one. */
    Sql page() {
        return new Sql(
                COLUMNS + from() + " order by " + order().all() + " limit " + (filter.size() + 1) + " offset "
                        + filter.page() * filter.size(),
                params);
    }

    /** The first rows in the order of the list. */
    Sql first(int rows) {
        return new Sql(COLUMNS + from() + " order by " + order().all() + " limit " + rows, params);
    }

    /** How many there are, counted up to a number in the order of the list, so that the same index serves. */
    Sql countUpTo(int most) {
        String counted = ofCompany && !few && filter.sort() != CaseSort.DUE ? alongOwnTable() : from();
        return new Sql(
                "select count(*) from (select 1 as one " + counted + " order by " + order().first() + " limit " + most
                        + ") counted",
                params);
    }

    /**
     * A list is only counted if it is longer than a page: then a company's cases are looked up one by one until there
     * are enough, where the database would rather collect all cases that meet the conditions, whoever's they are.
     */
    private String alongOwnTable() {
        return "from repair_case_company o where " + String.join(" and ", ownConditions)
                + " and (select 1 from repair_case c where c.case_number = o.case_number and "
                + String.join(" and ", conditions) + ") is not null";
    }

    private String from() {
        return from + " where "
                + Stream.concat(ownConditions.stream(), conditions.stream()).collect(Collectors.joining(" and "));
    }

    private CaseSort.Order order() {
        return ofCompany
                ? filter.sort().ofCompany(filter.descending(), openOfCompany)
                : filter.sort().order(filter.descending(), filter.state() == CaseFilter.State.OPEN, few);
    }

    /** A statement with named parameters. */
    record Sql(String text, Map<String, Object> params) {}
}
