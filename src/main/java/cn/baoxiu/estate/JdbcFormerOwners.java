package cn.baoxiu.estate;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class JdbcFormerOwners implements FormerOwners {

    private final JdbcClient jdbc;

    JdbcFormerOwners(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<FormerOwner> endedBy(LocalDate endedBy, long afterId, int limit) {
        return jdbc.sql(
                        """
                        select id, home from estate_ownership
                        where erased_at is null and until_date <= :day and id > :after order by id limit :limit""")
                .param("day", endedBy)
                .param("after", afterId)
                .param("limit", limit)
                .query((row, number) -> new FormerOwner(row.getLong("id"), row.getString("home")))
                .list();
    }

    @Override
    @Transactional
    public int erase(Collection<Long> ownershipIds, Instant at) {
        if (ownershipIds.isEmpty()) {
            return 0;
        }
        return jdbc.sql(
                        """
                        update estate_ownership set name = '', phone = '', erased_at = :at
                        where id in (:ids) and erased_at is null and until_date is not null""")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("ids", ownershipIds)
                .update();
    }
}
