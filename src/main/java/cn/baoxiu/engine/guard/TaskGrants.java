package cn.baoxiu.engine.guard;

import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
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
}
