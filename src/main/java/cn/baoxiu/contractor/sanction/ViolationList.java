package cn.baoxiu.contractor.sanction;

import static cn.baoxiu.contractor.sanction.PenaltyTable.bound;

import cn.baoxiu.contractor.ViolationKind;
import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.estate.Parties;
import cn.baoxiu.estate.Party;
import cn.baoxiu.estate.Project;
import cn.baoxiu.estate.Projects;
import cn.baoxiu.identity.AppUser;
import cn.baoxiu.identity.CurrentUser;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Violations within the walls: staff see those of their subsidiaries, a company its own. Newest first. */
@Component
@Transactional(readOnly = true)
public class ViolationList {

    /** A letter that was issued names it, whatever became of it since. */
    private static final String ISSUED =
            """
            from contractor_penalty_item i join contractor_penalty p on p.id = i.penalty_id
            where i.violation_id = v.id and p.open_key is null and p.letter_id is not null
              and coalesce(p.outcome, '-') <> 'DISCARDED'""";

    private static final int COUNTED = 1000;

    private final JdbcClient jdbc;
    private final CurrentUser currentUser;
    private final Parties parties;
    private final Projects projects;

    ViolationList(JdbcClient jdbc, CurrentUser currentUser, Parties parties, Projects projects) {
        this.jdbc = jdbc;
        this.currentUser = currentUser;
        this.parties = parties;
        this.projects = projects;
    }

    /**
     * @param total counted up to 1,000
     * @param totalExceeded whether there are more
     */
    public record Page(
            List<ViolationRow> violations, int total, boolean totalExceeded, int page, int size, boolean hasNext) {}

    public Page page(ViolationFilter filter) {
        AppUser user = currentUser.find().orElse(null);
        if (user == null || user.tenants().isEmpty()) {
            return new Page(List.of(), 0, false, filter.page(), filter.size(), false);
        }
        List<ViolationRow> rows = rows(filter, user, filter.size() + 1, filter.page() * filter.size());
        boolean next = rows.size() > filter.size();
        int total = count(filter, user);
        return new Page(
                next ? rows.subList(0, filter.size()) : rows,
                Math.min(total, COUNTED),
                total > COUNTED,
                filter.page(),
                filter.size(),
                next);
    }

    /** The first rows in the order of the list, for a sheet. */
    public List<ViolationRow> first(ViolationFilter filter, int most) {
        return currentUser
                .find()
                .filter(user -> !user.tenants().isEmpty())
                .map(user -> rows(filter, user, most, 0))
                .orElseGet(List::of);
    }

    private int count(ViolationFilter filter, AppUser user) {
        Where where = where(filter, user);
        return jdbc.sql("select count(*) from (select 1 as one from contractor_violation v where " + where.sql()
                        + " limit " + (COUNTED + 1) + ") counted")
                .params(where.params())
                .query(Integer.class)
                .single();
    }

    private List<ViolationRow> rows(ViolationFilter filter, AppUser user, int limit, int offset) {
        Where where = where(filter, user);
        Map<String, String> partyNames = parties.all().stream().collect(Collectors.toMap(Party::code, Party::name));
        Map<String, Project> byCode =
                projects.all().stream().collect(Collectors.toMap(Project::code, Function.identity()));
        return jdbc.sql("select v.*, (select count(*) " + ISSUED + ") as letters"
                        + " from contractor_violation v where " + where.sql()
                        + " order by v.happened_at desc, v.id desc limit " + limit + " offset " + offset)
                .params(where.params())
                .query((row, n) -> new ViolationRow(
                        row.getLong("id"),
                        row.getString("case_number"),
                        row.getString("subsidiary"),
                        row.getString("project"),
                        byCode.containsKey(row.getString("project"))
                                ? byCode.get(row.getString("project")).name()
                                : null,
                        ViolationKind.valueOf(row.getString("kind")),
                        row.getString("contractor"),
                        partyNames.get(row.getString("contractor")),
                        row.getString("contract_no"),
                        row.getObject("happened_at", OffsetDateTime.class).toInstant(),
                        row.getString("evidence"),
                        row.getObject("days", Integer.class),
                        row.getString("recorded_by"),
                        row.getInt("letters"),
                        row.getObject("deducted_in") != null,
                        row.getObject("revoked_at") != null))
                .list();
    }

    private record Where(String sql, Map<String, Object> params) {}

    private static Where where(ViolationFilter filter, AppUser user) {
        List<String> conditions = new ArrayList<>();
        Map<String, Object> params = new HashMap<>();
        conditions.add("v.subsidiary in (:tenants)");
        params.put("tenants", user.tenants());
        user.companyCode().ifPresent(company -> {
            conditions.add("v.contractor = :company");
            params.put("company", company);
        });
        if (filter.kind() != null) {
            conditions.add("v.kind = :kind");
            params.put("kind", filter.kind().name());
        }
        if (filter.contractor() != null) {
            conditions.add("v.contractor = :contractor");
            params.put("contractor", filter.contractor());
        }
        if (filter.project() != null) {
            conditions.add("v.project = :project");
            params.put("project", filter.project());
        }
        if (filter.from() != null) {
            conditions.add("v.happened_at >= :from");
            params.put("from", start(filter.from()));
        }
        if (filter.to() != null) {
            conditions.add("v.happened_at < :to");
            params.put("to", start(filter.to().plusDays(1)));
        }
        if (filter.withLetter() != null) {
            conditions.add((filter.withLetter() ? "" : "not ") + "exists (select 1 " + ISSUED + ")");
        }
        return new Where(String.join(" and ", conditions), params);
    }

    private static OffsetDateTime start(LocalDate day) {
        return bound(day.atStartOfDay(EngineTime.ZONE).toInstant());
    }
}
