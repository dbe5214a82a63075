package cn.baoxiu.identity.camunda;

import cn.baoxiu.identity.AppUser;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
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
            select 'U' as kind, last_ as first_word, first_ as second_word, pwd_ as password_hash,
                attempts_ as attempts, lock_exp_time_ as locked_until
            from act_id_user where id_ = :id
            union all
            select 'G', group_id_, null, null, 0, null from act_id_membership where user_id_ = :id
            union all
            select 'T', tenant_id_, null, null, 0, null from act_id_tenant_member where user_id_ = :id
            union all
            select 'T', t.tenant_id_, null, null, 0, null from act_id_tenant_member t
            join act_id_membership m on m.group_id_ = t.group_id_ where m.user_id_ = :id""";

    private final JdbcClient jdbc;

    AppUsers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Line(
            String kind,
            @Nullable String first,
            @Nullable String second,
            @Nullable String passwordHash,
            int attempts,
            @Nullable Instant lockedUntil) {}

    public Optional<AppUser> find(String userId) {
        return findAccount(userId).map(Account::user);
    }

    /** The user with what a login asks for. */
    public Optional<Account> findAccount(String userId) {
        List<Line> lines =
                jdbc.sql(SELECT).param("id", userId).query(AppUsers::line).list();
        return lines.stream()
                .filter(line -> line.kind().equals(USER))
                .findFirst()
                .map(user -> new Account(
                        new AppUser(userId, nameOf(userId, user), words(lines, GROUP), words(lines, TENANT)),
                        user.passwordHash(),
                        user.attempts(),
                        user.lockedUntil()));
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        Timestamp lockedUntil = row.getTimestamp(6);
        return new Line(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getInt(5),
                lockedUntil == null ? null : lockedUntil.toInstant());
    }

    /**
     * @param passwordHash as stored, with the algorithm; another salt with each change of the password
     * @param attempts wrong passwords since the last right one
     */
    public record Account(AppUser user, @Nullable String passwordHash, int attempts, @Nullable Instant lockedUntil) {}

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
        return nameOf(userId, user.first(), user.second());
    }

    /** Family name before first name, or the id where there is neither. */
    static String nameOf(String userId, @Nullable String last, @Nullable String first) {
        String name = Stream.of(last, first)
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining());
        return name.isEmpty() ? userId : name;
    }
}
