package cn.baoxiu.estate;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcProjects implements Projects {

    static final String SELECT =
            """
            select p.code, p.name, p.city, p.subsidiary, s.name as subsidiary_name
            from estate_project p join estate_subsidiary s on s.code = p.subsidiary""";

    private static final Duration KEPT = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final LoadingCache<Boolean, List<Project>> cache;

    JdbcProjects(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.cache = Caffeine.newBuilder().expireAfterWrite(KEPT).build(key -> now());
    }

    @Override
    public List<Project> now() {
        return jdbc.sql(SELECT + " order by p.code")
                .query(new DataClassRowMapper<>(Project.class))
                .list();
    }

    @Override
    public List<Project> all() {
        List<Project> all = cache.get(true);
        if (all.isEmpty()) {
            // Before the first import an answer is not worth keeping.
            cache.invalidateAll();
        }
        return all;
    }
}
