package cn.baoxiu.repair.listing;

import cn.baoxiu.estate.Projects;
import cn.baoxiu.identity.AppUser;
import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.repair.CaseSearch;
import cn.baoxiu.repair.DefectClass;
import cn.baoxiu.repair.Grade;
import cn.baoxiu.repair.Outcome;
import cn.baoxiu.repair.Place;
import cn.baoxiu.repair.Stage;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lists the cases that the current user may see. */
@Service
public class CaseList {

    /** Up to here cases are counted; beyond, a list says that there are more. */
    static final int COUNTED = 1_000;

    /** The same for a search: who finds more looks for something else. */
    static final int COUNTED_FOUND = 200;

    private static final int FETCHED = 1_000;

    private static final Duration STILL_MANY = Duration.ofMinutes(1);

    /**
     * So many lists are read at once, in the order of their asking. More would not be read faster, only all of them
     * later, and what people do meanwhile would wait for connections.
     */
    private final Semaphore turns =
            new Semaphore(Math.max(4, 2 * Runtime.getRuntime().availableProcessors()), true);

    /** Lists that were found too long to count: they are so a minute later, and need not be counted again. */
    private final Cache<ListQuery.Sql, Integer> many = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(STILL_MANY)
            .build();

    private final JdbcClient jdbc;
    private final DataSource dataSource;
    private final CaseSearch search;
    private final Projects projects;
    private final PartyShares shares;
    private final CurrentUser currentUser;
    private final Clock clock;

    CaseList(
            JdbcClient jdbc,
            DataSource dataSource,
            CaseSearch search,
            Projects projects,
            PartyShares shares,
            CurrentUser currentUser,
            Clock clock) {
        this.jdbc = jdbc;
        this.dataSource = dataSource;
        this.search = search;
        this.projects = projects;
        this.shares = shares;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    /**
     * Two statements, each by itself: a transaction would cost as many again.
     *
     * @throws cn.baoxiu.engine.FormRejected if nothing can be looked for with the search text
     */
    public Page page(CaseFilter filter) {
        Optional<AppUser> user = currentUser.find();
        Optional<ListQuery> query =
                user.flatMap(u -> ListQuery.of(filter, u, search, projects, shares, clock.instant()));
        if (query.isEmpty()) {
            return new Page(List.of(), 0, false, filter.page(), filter.size(), false);
        }
        turns.acquireUninterruptibly();
        try {
            return read(filter, query.get(), user.get());
        } finally {
            turns.release();
        }
    }

    private Page read(CaseFilter filter, ListQuery query, AppUser user) {
        List<CaseRow> rows = jdbc.sql(query.page().text())
                .params(query.page().params())
                .query(mapper(user))
                .list();
        boolean next = rows.size() > filter.size();
        List<CaseRow> shown = next ? rows.subList(0, filter.size()) : rows;
        boolean last = !next && (!rows.isEmpty() || filter.page() == 0);
        int most = mostCounted(filter);
        int total = last ? filter.page() * filter.size() + rows.size() : count(query, most + 1);
        return new Page(shown, Math.min(total, most), total > most, filter.page(), filter.size(), next);
    }

    static int mostCounted(CaseFilter filter) {
        return filter.q() == null ? COUNTED : COUNTED_FOUND;
    }

    private int count(ListQuery query, int most) {
        ListQuery.Sql sql = query.countUpTo(most);
        Integer known = many.getIfPresent(sql);
        if (known != null) {
            return known;
        }
        int count =
                jdbc.sql(sql.text()).params(sql.params()).query(Integer.class).single();
        if (count >= most) {
            many.put(sql, count);
        }
        return count;
    }

    /**
     * Hands over the first rows of the list one by one, without holding them all.
     *
     * @throws cn.baoxiu.engine.FormRejected if nothing can be looked for with the search text
     */
    @Transactional(readOnly = true)
    public void each(CaseFilter filter, int most, Consumer<CaseRow> row) {
        AppUser user = currentUser.find().orElse(null);
        if (user == null) {
            return;
        }
        ListQuery.of(filter, user, search, projects, shares, clock.instant())
                .map(query -> query.first(most))
                .ifPresent(sql -> stream(sql, mapper(user), row));
    }

    /** A driver that reads ahead by thousands does not hold the whole answer in memory. */
    private void stream(ListQuery.Sql sql, RowMapper<CaseRow> mapper, Consumer<CaseRow> row) {
        JdbcTemplate template = new JdbcTemplate(dataSource);
        template.setFetchSize(FETCHED);
        new NamedParameterJdbcTemplate(template)
                .query(sql.text(), sql.params(), (ResultSet rs) -> row.accept(mapper.mapRow(rs, 0)));
    }

    private RowMapper<CaseRow> mapper(AppUser user) {
        Instant now = clock.instant();
        String company = user.companyCode().orElse(null);
        return (row, number) -> row(row, now, company);
    }

    private static CaseRow row(ResultSet row, Instant now, @Nullable String company) throws SQLException {
        String repairing = row.getString("repairing_party");
        boolean concerned = company == null || company.equals(repairing);
        Instant due = concerned ? instant(row, "next_due") : null;
        return new CaseRow(
                row.getString("case_number"),
                row.getString("subsidiary"),
                row.getString("project"),
                row.getString("location_name"),
                constant(Grade.class, row.getString("grade")),
                DefectClass.valueOf(row.getString("current_class")),
                Place.valueOf(row.getString("place")),
                Stage.valueOf(row.getString("stage")),
                constant(Outcome.class, row.getString("outcome")),
                row.getBoolean("group_complaint"),
                concerned ? row.getString("holder") : null,
                due,
                due != null && due.isBefore(now),
                due != null && row.getBoolean("due_provisional"),
                row.getString("responsible_party"),
                repairing,
                row.getInt("rework_count"),
                row.getObject("reported_at", OffsetDateTime.class).toInstant(),
                instant(row, "closed_at"));
    }

    private static <E extends Enum<E>> @Nullable E constant(Class<E> type, @Nullable String name) {
        return name == null ? null : Enum.valueOf(type, name);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    /**
     * @param total how many there are, counted up to 1,000, in a search up to 200
     * @param totalExceeded whether there are more than that
     * @param page from 0
     */
    public record Page(List<CaseRow> cases, int total, boolean totalExceeded, int page, int size, boolean hasNext) {}
}
