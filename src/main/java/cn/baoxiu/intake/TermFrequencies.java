package cn.baoxiu.intake;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How many cases have a term, counted as far as it matters. A term that is frequent stays so for a while. */
@Repository
class TermFrequencies {

    private static final Duration KEPT = Duration.ofMinutes(10);

    private final Cache<String, Integer> frequent =
            Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(KEPT).build();

    private final JdbcClient jdbc;

    TermFrequencies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return number of cases with each term, 3,000 for more */
    Map<String, Integer> of(List<String> terms) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (String term : terms) {
            Integer known = frequent.getIfPresent(term);
            int count = known == null ? count(term) : known;
            if (count >= IndexedSearch.MANY) {
                frequent.put(term, count);
            }
            counts.put(term, count);
        }
        return counts;
    }

    private int count(String term) {
        return jdbc.sql(
                        """
                        select count(*) from (
                            select 1 as one from intake_search_term where term = ? limit %d) counted"""
                                .formatted(IndexedSearch.MANY))
                .param(term)
                .query(Integer.class)
                .single();
    }
}
