package cn.baoxiu.repair.casework;

import cn.baoxiu.identity.AppUser;
import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.repair.Grade;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads cases for pages, forms and the API. */
@Service
@Transactional(readOnly = true)
public class CaseQueries {

    private final JdbcClient jdbc;
    private final Actor actor;
    private final CaseStore store;

    CaseQueries(CaseStore store, JdbcClient jdbc, Actor actor) {
        this.store = store;
        this.jdbc = jdbc;
        this.actor = actor;
    }

    /**
     * As this transaction knows the case: what it has changed and not written yet counts.
     *
     * @throws NoSuchElementException if there is no such case; the caller checks who may see it
     */
    public CaseFacts get(String caseNumber) {
        return CaseFacts.of(store.get(caseNumber));
    }

    public List<TimelineEntry> timeline(String caseNumber) {
        return jdbc.sql("select round, happened_at, actor, kind, note from repair_timeline"
                        + " where case_number = ? order by id")
                .param(caseNumber)
                .query(new DataClassRowMapper<>(TimelineEntry.class))
                .list();
    }

    /** Other open cases of the same home or area, the same place and class first. */
    public List<CaseFacts> openAtSameLocation(CaseFacts repairCase) {
        store.flush();
        return jdbc.sql(
                        """
                        select * from repair_case
                        where location_code = :location and stage <> 'CLOSED' and case_number <> :number
                        order by case when place = :place and defect_class = :class then 0 else 1 end, reported_at
                        limit 20""")
                .param("location", repairCase.locationCode())
                .param("number", repairCase.caseNumber())
                .param("place", repairCase.place().name())
                .param("class", repairCase.defectClass().name())
                .query(new DataClassRowMapper<>(CaseFacts.class))
                .list();
    }

    /** Grade and home of those of the cases that the current user may see. */
    public List<CaseHeading> headings(Collection<String> caseNumbers) {
        Optional<AppUser> user = actor.find();
        if (caseNumbers.isEmpty() || user.isEmpty() || user.get().tenants().isEmpty()) {
            return List.of();
        }
        store.flush();
        Map<String, Object> params = new HashMap<>();
        params.put("numbers", caseNumbers);
        return jdbc.sql("select c.case_number, c.location_name, c.grade from repair_case c"
                        + whereVisible(user.get(), params) + " and c.case_number in (:numbers)")
                .params(params)
                .query(new DataClassRowMapper<>(CaseHeading.class))
                .list();
    }

    private static StringBuilder whereVisible(AppUser user, Map<String, Object> params) {
        StringBuilder where = new StringBuilder(" where c.subsidiary in (:tenants)");
        params.put("tenants", user.tenants());
        user.companyCode().ifPresent(company -> {
            where.append(" and exists (select 1 from repair_work_order o"
                    + " where o.party = :company and o.case_number = c.case_number)");
            params.put("company", company);
        });
        return where;
    }

    /** What a line in a list says of a case. */
    public record CaseHeading(String caseNumber, String locationName, @Nullable Grade grade) {}

    /** One line of a case's story. */
    public record TimelineEntry(int round, Instant happenedAt, String actor, TimelineKind kind, @Nullable String note) {

        /** True if a timer or job did it, not a person. */
        public boolean bySystem() {
            return actor.equals(CurrentUser.SYSTEM);
        }
    }
}
