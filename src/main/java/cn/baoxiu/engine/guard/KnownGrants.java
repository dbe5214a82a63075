package cn.baoxiu.engine.guard;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
 * <p>A right that one of several grants gives is asked for in a plain statement, or in two if the first
 * resource is not granted itself. The engine composes a statement with six subqueries for each of them, which took a tenth of the
 * processor time of a case.
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
        List<String> known = filterAuthenticatedGroupIds(groups);
        List<String> resources = new ArrayList<>(checks.getAtomicChecks().stream()
                .map(PermissionCheck::getResourceId)
                .distinct()
                .toList());
        resources.add(Authorization.ANY);
        // nearly always the thing itself is granted, which is one look into an index
        return isGranted(user, known, resources.subList(0, 1), checks)
                || isGranted(user, known, resources.subList(1, resources.size()), checks);
    }

    private boolean isGranted(
            String user, List<String> groups, List<String> resourceIds, CompositePermissionCheck checks) {
        return grants(user, groups, resourceIds).stream()
                .anyMatch(grant -> checks.getAtomicChecks().stream().anyMatch(grant::gives));
    }

    private boolean isPlain(PermissionCheck check) {
        return isResourceValidForPermission(check)
                && check.getResourceId() != null
                && check.getResourceIdQueryParam() == null
                && check.getAuthorizationNotFoundReturnValue() == null;
    }

    /** What the user and the groups are granted on these resources. */
    private List<Grant> grants(String user, List<String> groups, List<String> resourceIds) {
        String sql = "select resource_type_, resource_id_, perms_ from act_ru_authorization where resource_id_ in ("
                + places(resourceIds) + ") and (type_ = " + Authorization.AUTH_TYPE_GLOBAL + " or (type_ = "
                + Authorization.AUTH_TYPE_GRANT + " and (user_id_ = ?"
                + (groups.isEmpty() ? "" : " or group_id_ in (" + places(groups) + ")") + ")))";
        List<String> values = new ArrayList<>(resourceIds);
        values.add(user);
        values.addAll(groups);
        try (PreparedStatement statement =
                getSession(DbSqlSession.class).getSqlSession().getConnection().prepareStatement(sql)) {
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
