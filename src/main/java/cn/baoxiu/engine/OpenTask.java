package cn.baoxiu.engine;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An open user task, without anything of the engine's own types.
 *
 * @param id engine id of the task
 * @param definitionKey element id in the model, for example {@code userTask_surveySite}
 * @param name label in the model
 * @param businessKey case number
 * @param tenantId subsidiary code
 * @param candidateGroups groups that may claim it
 * @param due when it should be done
 */
public record OpenTask(
        String id,
        String processKey,
        String definitionKey,
        String name,
        @Nullable String businessKey,
        @Nullable String tenantId,
        @Nullable String assignee,
        List<String> candidateGroups,
        Instant createdAt,
        @Nullable Instant due,
        int priority) {}
