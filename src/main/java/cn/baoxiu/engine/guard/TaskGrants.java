package cn.baoxiu.engine.guard;

import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.CachedDbEntity;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.DbEntityState;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;

/**
 * Grants tasks to their candidates. Whoever is assigned a task is a candidate for it ({@link Candidates}) and has the
 * grant by that; one of the person's own would outlive the membership in the group and cost three statements a task.
 */
final class TaskGrants extends DefaultAuthorizationProvider {

    @Override
    public AuthorizationEntity @Nullable [] newTaskAssignee(
            Task task, @Nullable String oldAssignee, @Nullable String newAssignee) {
        boolean hasCandidates =
                task instanceof TaskEntity entity && !entity.getCandidates().isEmpty();
        return hasCandidates ? null : super.newTaskAssignee(task, oldAssignee, newAssignee);
    }

    /** For a task that is not stored yet the table need not be searched; what this command has granted is known. */
    @Override
    protected @Nullable AuthorizationEntity getGrantAuthorizationByGroupId(
            String group, Resource resource, String resourceId) {
        return resource == Resources.TASK && isNew(resourceId)
                ? null
                : super.getGrantAuthorizationByGroupId(group, resource, resourceId);
    }

    private static boolean isNew(String taskId) {
        CachedDbEntity task = Context.getCommandContext()
                .getDbEntityManager()
                .getDbEntityCache()
                .getCachedEntity(TaskEntity.class, taskId);
        return task != null && task.getEntityState() == DbEntityState.TRANSIENT;
    }
}
