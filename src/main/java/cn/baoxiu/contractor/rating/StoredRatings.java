package cn.baoxiu.contractor.rating;

import cn.baoxiu.contractor.Ratings;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional(readOnly = true)
class StoredRatings implements Ratings {

    private final JdbcClient jdbc;

    StoredRatings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<String> gradeAt(String contractor, String subsidiary, Instant at) {
        return jdbc.sql(
                        """
                        select grade from contractor_rating
                        where contractor = ? and subsidiary = ? and few = false and grade is not null
                          and quarter = (select max(quarter) from contractor_rating_quarter where frozen_at <= ?)""")
                .params(contractor, subsidiary, RatingFacts.bound(at))
                .query(String.class)
                .optional();
    }
}
