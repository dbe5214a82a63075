package cn.baoxiu.repair.casework;

import cn.baoxiu.repair.CaseEndings;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional(readOnly = true)
class StoredCaseEndings implements CaseEndings {

    private final JdbcClient jdbc;

    StoredCaseEndings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> closedBefore(Collection<String> caseNumbers, Instant before) {
        if (caseNumbers.isEmpty()) {
            return Set.of();
        }
        return jdbc.sql(
                        """
                        select c.case_number from repair_case c
                        where c.case_number in (:numbers) and c.stage = 'CLOSED' and c.closed_at < :before
                          and not exists (select 1 from repair_case k where k.case_number = c.merged_into
                                          and (k.stage <> 'CLOSED' or k.closed_at >= :before))""")
                .param("numbers", caseNumbers)
                .param("before", SqlRow.bound(before))
                .query(String.class)
                .set();
    }

    @Override
    public Set<String> placesWithOpenCases(Collection<String> locationCodes) {
        if (locationCodes.isEmpty()) {
            return Set.of();
        }
        return jdbc.sql("select distinct location_code from repair_case"
                        + " where location_code in (:places) and stage <> 'CLOSED'")
                .param("places", locationCodes)
                .query(String.class)
                .set();
    }
}
