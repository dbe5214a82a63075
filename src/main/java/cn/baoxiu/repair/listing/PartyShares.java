package cn.baoxiu.repair.listing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whether a party is responsible for, or repairs, few cases of some subsidiaries, as seen within the last minutes. The
 * database cannot guess it: a contractor builds in one of them and not in another.
 */
@Component
class PartyShares {

    /** A list of so many cases is better walked in its order than collected and sorted. */
    private static final int MANY = 3_000;

    private final Cache<Key, Boolean> few = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofMinutes(10))
            .build();

    private final JdbcClient jdbc;

    PartyShares(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param subsidiaries sorted */
    boolean few(String party, List<String> subsidiaries) {
        return few.get(
                new Key(party, subsidiaries),
                key -> count("responsible_party", key) + count("repairing_party", key) < MANY);
    }

    private int count(String column, Key key) {
        return jdbc.sql(
                        """
                        select count(*) from (
                            select 1 as one from repair_case
                            where %s = :party and subsidiary in (:subsidiaries) limit %d) counted"""
                                .formatted(column, MANY))
                .param("party", key.party())
                .param("subsidiaries", key.subsidiaries())
                .query(Integer.class)
                .single();
    }

    private record Key(String party, List<String> subsidiaries) {}
}
