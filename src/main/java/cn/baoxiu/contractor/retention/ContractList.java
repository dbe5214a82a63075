package cn.baoxiu.contractor.retention;

import cn.baoxiu.identity.AppUser;
import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.identity.Groups;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Contracts with their balances, as the current user may see them: staff those of their subsidiaries, a contractor's
 * people their own company's there, third parties none.
 */
@Service
public class ContractList {

    private static final String FROM =
            """
            from v_estate_contract c
            left join contractor_account r on r.contract_no = c.contract_no and r.account = 'RETENTION'
            left join contractor_account g on g.contract_no = c.contract_no and g.account = 'GUARANTEE'
            left join contractor_account o on o.contract_no = c.contract_no and o.account = 'OTHER_PAYABLE'
            left join contractor_account d on d.contract_no = c.contract_no and d.account = 'CLAIM'
            left join contractor_release x on x.open_key = c.contract_no
            """;

    private static final String COLUMNS =
            """
            select c.contract_no, c.contract_name, c.subsidiary, c.subsidiary_name, c.project, c.project_name,
              c.contractor, c.contractor_name, c.defects_liability_end, c.settlement_cny,
              coalesce(r.balance, 0) as retention, coalesce(g.balance, 0) as guarantee,
              coalesce(o.balance, 0) as other_payable, coalesce(d.balance, 0) as claim, x.id as release_id,
              case when x.second_due is not null then x.second_due
                   when x.first_lapsed_at is null then x.first_due end as due
            """;

    private static final String SUMS =
            """
            select count(*) as contracts, coalesce(sum(r.balance), 0) as retention, coalesce(sum(g.balance), 0) as guarantee,
              coalesce(sum(o.balance), 0) as other_payable, coalesce(sum(d.balance), 0) as claim
            """;

    private final JdbcClient jdbc;
    private final ContractRegister contracts;
    private final CurrentUser currentUser;

    ContractList(JdbcClient jdbc, ContractRegister contracts, CurrentUser currentUser) {
        this.jdbc = jdbc;
        this.contracts = contracts;
        this.currentUser = currentUser;
    }

    /** @param total of all contracts that the filter lets through, as the sums */
    public record Page(List<ContractRow> contracts, int total, Sums sums, int page, int size, boolean hasNext) {}

    public record Sums(BigDecimal retention, BigDecimal guarantee, BigDecimal otherPayable, BigDecimal claim) {}

    /** Who stands in the lists: name by code. */
    public record Choices(
            Map<String, String> subsidiaries, Map<String, String> projects, Map<String, String> contractors) {}

    private record Where(String sql, Map<String, Object> params) {}

    public Page page(ContractFilter filter) {
        Where where = where(filter).orElse(null);
        if (where == null) {
            return new Page(List.of(), 0, nothing(), filter.page(), filter.size(), false);
        }
        List<ContractRow> rows = rows(filter, where, filter.size() + 1, filter.page() * filter.size());
        boolean next = rows.size() > filter.size();
        return jdbc.sql(SUMS + FROM + where.sql())
                .params(where.params())
                .query((row, n) -> new Page(
                        next ? rows.subList(0, filter.size()) : rows,
                        row.getInt("contracts"),
                        new Sums(
                                row.getBigDecimal("retention"),
                                row.getBigDecimal("guarantee"),
                                row.getBigDecimal("other_payable"),
                                row.getBigDecimal("claim")),
                        filter.page(),
                        filter.size(),
                        next))
                .single();
    }

    /** The first of the list, without pages. */
    List<ContractRow> first(ContractFilter filter, int most) {
        return where(filter).map(where -> rows(filter, where, most, 0)).orElse(List.of());
    }

    private List<ContractRow> rows(ContractFilter filter, Where where, int limit, int offset) {
        String order = filter.money() == ContractFilter.Money.RELEASING ? "due, c.contract_no" : "c.contract_no";
        return jdbc.sql(COLUMNS + FROM + where.sql() + " order by " + order + " limit :limit offset :offset")
                .params(where.params())
                .param("limit", limit)
                .param("offset", offset)
                .query((row, n) -> row(row))
                .list();
    }

    /** @return empty if the user can see none */
    private Optional<Where> where(ContractFilter filter) {
        AppUser user = currentUser.find().orElse(null);
        if (user == null || user.tenants().isEmpty() || (isCompany(user) && contractor(user) == null)) {
            return Optional.empty();
        }
        List<String> conditions = new ArrayList<>(List.of("c.subsidiary in (:tenants)"));
        Map<String, Object> params = new HashMap<>();
        params.put("tenants", user.tenants());
        equal(conditions, params, "c.contractor", "company", contractor(user));
        equal(conditions, params, "c.subsidiary", "subsidiary", filter.subsidiary());
        equal(conditions, params, "c.project", "project", filter.project());
        equal(conditions, params, "c.contractor", "contractor", filter.contractor());
        if (filter.money() != null) {
            conditions.add(
                    switch (filter.money()) {
                        case RETENTION -> "r.balance > 0";
                        case SECURED -> "(r.balance > 0 or g.balance > 0 or o.balance > 0)";
                        case CLAIM -> "d.balance > 0";
                        case RELEASING -> "x.id is not null";
                    });
        }
        return Optional.of(new Where("where " + String.join(" and ", conditions), params));
    }

    private static void equal(
            List<String> conditions, Map<String, Object> params, String column, String name, @Nullable String value) {
        if (value != null) {
            conditions.add(column + " = :" + name);
            params.put(name, value);
        }
    }

    /** @throws NoSuchElementException if there is no such contract for this person */
    public ContractFacts visible(String contractNo) {
        AppUser user = currentUser.find().orElseThrow(() -> new NoSuchElementException(contractNo));
        return contracts
                .find(contractNo)
                .filter(contract -> user.maySee(contract.subsidiary()))
                .filter(contract -> !isCompany(user) || contract.contractor().equals(contractor(user)))
                .orElseThrow(() -> new NoSuchElementException(contractNo));
    }

    /** What the filters offer: what the user can see contracts of. */
    public Choices choices() {
        Map<String, String> subsidiaries = new TreeMap<>();
        Map<String, String> projects = new TreeMap<>();
        Map<String, String> contractors = new TreeMap<>();
        where(new ContractFilter(null, null, null, null, 0, 1)).ifPresent(where -> jdbc.sql(
                        "select distinct c.subsidiary, c.subsidiary_name, c.project, c.project_name, c.contractor,"
                                + " c.contractor_name from v_estate_contract c " + where.sql())
                .params(where.params())
                .query(row -> {
                    subsidiaries.put(row.getString("subsidiary"), row.getString("subsidiary_name"));
                    projects.put(row.getString("project"), row.getString("project_name"));
                    contractors.put(row.getString("contractor"), row.getString("contractor_name"));
                }));
        return new Choices(subsidiaries, projects, contractors);
    }

    /** Whether the reader is of a company, and so does not see what is internal. */
    public boolean readerIsCompany() {
        return currentUser.find().map(ContractList::isCompany).orElse(true);
    }

    private static boolean isCompany(AppUser user) {
        return user.companyCode().isPresent();
    }

    /** Code of the contractor that the user works for; null for staff and third parties. */
    private static @Nullable String contractor(AppUser user) {
        return user.groups().stream()
                .filter(group -> group.startsWith(Groups.CONTRACTOR_PREFIX))
                .map(group -> group.substring(Groups.CONTRACTOR_PREFIX.length()))
                .findFirst()
                .orElse(null);
    }

    private static ContractRow row(ResultSet row) throws SQLException {
        OffsetDateTime due = row.getObject("due", OffsetDateTime.class);
        Instant at = due == null ? null : due.toInstant();
        return new ContractRow(
                row.getString("contract_no"),
                row.getString("contract_name"),
                row.getString("subsidiary"),
                row.getString("subsidiary_name"),
                row.getString("project"),
                row.getString("project_name"),
                row.getString("contractor"),
                row.getString("contractor_name"),
                row.getObject("defects_liability_end", LocalDate.class),
                row.getBigDecimal("settlement_cny"),
                row.getBigDecimal("retention"),
                row.getBigDecimal("guarantee"),
                row.getBigDecimal("other_payable"),
                row.getBigDecimal("claim"),
                row.getObject("release_id") != null,
                at);
    }

    private static Sums nothing() {
        BigDecimal zero = BigDecimal.ZERO.setScale(2);
        return new Sums(zero, zero, zero, zero);
    }
}
