package cn.baoxiu.engine.guard;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.impl.db.CompositePermissionCheck;
import org.camunda.bpm.engine.impl.db.PermissionCheck;
import org.camunda.bpm.engine.impl.db.sql.DbSqlSession;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.UncategorizedSQLException;

/**
 * Checks rights with all groups of the user. The engine's own manager first asks, in every command, which groups have
 * any grant at all: a scan of a table that holds a row for every candidate group of every open task, to leave out
 * groups that cost nothing to name. Here every group has grants.
 *
 * <p>A right that one of several grants gives is asked for in one plain statement. The engine composes one of six
 * subqueries for each of them, which took a tenth of the processor time of a case.
 */
final class KnownGrants extends AuthorizationManager {

    @Override
    public List<String> filterAuthenticatedGroupIds(@Nullable List<String> groups) {
        return groups == null ? List.of() : groups;
    }

    @Override
    public boolean isAuthorized(String user, @Nullable List<String> groups, CompositePermissionCheck checks) {
        boolean plain = checks.isDisjunctive()
                && checks.getCompositeChecks().isEmpty()
                && checks.getAtomicChecks().stream().allMatch(this::isPlain);
        if (!plain || isRevokeAuthCheckEnabled(user, groups)) {
            return super.isAuthorized(user, groups, checks);
        }
        return grants(user, filterAuthenticatedGroupIds(groups), checks.getAtomicChecks()).stream()
                .anyMatch(grant -> checks.getAtomicChecks().stream().anyMatch(grant::gives));
    }

    private boolean isPlain(PermissionCheck check) {
        return isResourceValidForPermission(check)
                && check.getResourceId() != null
                && check.getResourceIdQueryParam() == null
                && check.getAuthorizationNotFoundReturnValue() == null;
    }

    /**
     * What the user and the groups are granted on the resources of the checks, or on all of their kind. Each part is
     * answered from one of the table's unique indexes.
     */
    private List<Grant> grants(String user, List<String> groups, List<PermissionCheck> checks) {
        List<String> resources =
                checks.stream().map(PermissionCheck::getResourceId).distinct().toList();
        String on = " and resource_type_ in ("
                + checks.stream()
                        .map(check -> String.valueOf(check.getResourceType()))
                        .distinct()
                        .collect(Collectors.joining(", "))
                + ") and resource_id_ in ('" + Authorization.ANY + "', " + places(resources) + ")";
        String select = "select resource_type_, resource_id_, perms_ from act_ru_authorization where type_ = ";
        String ofAll = select + Authorization.AUTH_TYPE_GLOBAL + " and user_id_ = '" + Authorization.ANY + "'" + on;
        String ofUser = select + Authorization.AUTH_TYPE_GRANT + " and user_id_ = ?" + on;
        String ofGroups = select + Authorization.AUTH_TYPE_GRANT + " and group_id_ in (" + places(groups) + ")" + on;
        List<String> values = new ArrayList<>(resources);
        values.add(user);
        values.addAll(resources);
        if (!groups.isEmpty()) {
            values.addAll(groups);
            values.addAll(resources);
        }
        String sql = ofAll + " union all " + ofUser + (groups.isEmpty() ? "" : " union all " + ofGroups);
        try (PreparedStatement statement = getSession(DbSqlSession.class)
                .getSqlSession()
                .getConnection()
                .prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                statement.setString(i + 1, values.get(i));
            }
            List<Grant> grants = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    grants.add(new Grant(row.getInt(1), row.getString(2), row.getInt(3)));
                }
            }
            return grants;
        } catch (SQLException e) {
            throw new UncategorizedSQLException("check of rights", sql, e);
        }
    }

    private static String places(List<String> values) {
        return String.join(", ", Collections.nCopies(values.size(), "?"));
    }

    private record Grant(int resourceType, String resourceId, int permissions) {

        boolean gives(PermissionCheck check) {
            return resourceType == check.getResourceType()
                    && (resourceId.equals(Authorization.ANY) || resourceId.equals(check.getResourceId()))
                    && (permissions & check.getPerms()) == check.getPerms();
        }
    }

    static SessionFactory factory() {
        return new SessionFactory() {
            @Override
            public Class<?> getSessionType() {
                return AuthorizationManager.class;
            }

            @Override
            public Session openSession() {
                return new KnownGrants();
            }
        };
    }
}
