package cn.baoxiu.identity.camunda;

import cn.baoxiu.identity.AppUser;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads people from the identity store, with the groups and tenants they have now. Every request asks, so the engine's
 * tables are read in one statement where its API needs three.
 */
@Component
public class AppUsers {

    private static final String USER = "U";
    private static final String GROUP = "G";
    private static final String TENANT = "T";

    private static final String SELECT =
            """
            select 'U' as kind, last_ as first_word, first_ as second_word from act_id_user where id_ = :id
            union all
            select 'G', group_id_, null from act_id_membership where user_id_ = :id
            union all
            select 'T', tenant_id_, null from act_id_tenant_member where user_id_ = :id
            union all
            select 'T', t.tenant_id_, null from act_id_tenant_member t
            join act_id_membership m on m.group_id_ = t.group_id_ where m.user_id_ = :id""";

    private final JdbcClient jdbc;

    AppUsers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Line(String kind, @Nullable String first, @Nullable String second) {}

    public Optional<AppUser> find(String userId) {
        List<Line> lines = jdbc.sql(SELECT)
                .param("id", userId)
                .query((row, n) -> new Line(row.getString(1), row.getString(2), row.getString(3)))
                .list();
        return lines.stream()
                .filter(line -> line.kind().equals(USER))
                .findFirst()
                .map(user -> new AppUser(userId, nameOf(userId, user), words(lines, GROUP), words(lines, TENANT)));
    }

    /** Display name, or the id itself if there is no such user (any more). */
    public String displayNameOf(String userId) {
        return find(userId).map(AppUser::displayName).orElse(userId);
    }

    private static Set<String> words(List<Line> lines, String kind) {
        return lines.stream()
                .filter(line -> line.kind().equals(kind))
                .map(line -> String.valueOf(line.first()))
                .sorted()
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String nameOf(String userId, Line user) {
        String name = Stream.of(user.first(), user.second())
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining());
        return name.isEmpty() ? userId : name;
    }
}
