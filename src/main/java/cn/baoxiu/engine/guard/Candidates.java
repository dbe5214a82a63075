package cn.baoxiu.engine.guard;

import cn.baoxiu.engine.FormRejected;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.TenantQuery;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.jspecify.annotations.Nullable;

/**
 * Who may have a task and end it: the members of its candidate groups who belong to its tenant (rules R3). The engine
 * itself would hand a task to anybody that somebody with the right to assign names, and then let that user end it.
 */
final class Candidates {

    private static final String FIELD = "assignee";

    private Candidates() {}

    /** @throws FormRejected if the task may not be given to that user */
    static void checkAssignee(CommandContext command, TaskEntity task, String user) {
        Authentication caller = command.getAuthentication();
        boolean allowed = caller != null && user.equals(caller.getUserId())
                ? isCaller(task, caller)
                : command.runWithoutAuthorization(() -> isStored(command, task, user));
        if (!allowed) {
            throw new FormRejected(FIELD, "assign.notCandidate", user);
        }
    }

    /** @throws AuthorizationException if the authenticated user is in none of the task's candidate groups */
    static void checkEnd(CommandContext command, TaskEntity task) {
        Authentication caller = command.getAuthentication();
        if (caller == null || caller.getUserId() == null || isAdmin(caller)) {
            return;
        }
        Set<String> groups = groupsOf(task);
        if (!groups.isEmpty() && !isInAny(caller.getGroupIds(), groups)) {
            throw new AuthorizationException("the user is in no candidate group of the task");
        }
    }

    /** An administrator may take over a task that nobody else can end. */
    private static boolean isCaller(TaskEntity task, Authentication caller) {
        return isAdmin(caller)
                || (isInAny(caller.getGroupIds(), groupsOf(task))
                        && (task.getTenantId() == null
                                || orNone(caller.getTenantIds()).contains(task.getTenantId())));
    }

    private static boolean isStored(CommandContext command, TaskEntity task, String user) {
        IdentityService identity = command.getProcessEngineConfiguration().getIdentityService();
        if (identity.createUserQuery().userId(user).count() != 1) {
            return false;
        }
        List<String> groups = identity.createGroupQuery().groupMember(user).list().stream()
                .map(Group::getId)
                .toList();
        if (!isInAny(groups, groupsOf(task))) {
            return false;
        }
        String tenant = task.getTenantId();
        if (tenant == null) {
            return true;
        }
        TenantQuery tenants = identity.createTenantQuery().tenantId(tenant).userMember(user);
        return tenants.includingGroupsOfUser(true).count() == 1;
    }

    private static boolean isAdmin(Authentication caller) {
        return orNone(caller.getGroupIds()).contains(Groups.CAMUNDA_ADMIN);
    }

    private static boolean isInAny(@Nullable Collection<String> of, Set<String> groups) {
        return orNone(of).stream().anyMatch(groups::contains);
    }

    private static Collection<String> orNone(@Nullable Collection<String> names) {
        return names == null ? List.of() : names;
    }

    private static Set<String> groupsOf(TaskEntity task) {
        return task.getCandidates().stream()
                .map(IdentityLink::getGroupId)
                .filter(group -> group != null)
                .collect(Collectors.toSet());
    }
}
