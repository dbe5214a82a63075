package cn.baoxiu.engine.guard;

import java.util.List;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.jspecify.annotations.Nullable;

/**
 * Checks rights with all groups of the user. The engine's own manager first asks, in every command, which groups have
 * any grant at all: a scan of a table that holds a row for every candidate group of every open task, to leave out
 * groups that cost nothing to name. Here every group has grants.
 */
final class KnownGrants extends AuthorizationManager {

    @Override
    public List<String> filterAuthenticatedGroupIds(@Nullable List<String> groups) {
        return groups == null ? List.of() : groups;
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
