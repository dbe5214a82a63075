package cn.baoxiu.engine;

import org.jspecify.annotations.Nullable;

/**
 * Published, in the transaction that records it, when the engine gives up on a job. Operations has to look at it.
 *
 * @param type engine's kind of incident, for example {@code failedJob}
 * @param activityId element of the model at which it happened
 * @param message technical message; may quote data, so it is not for the public
 */
public record IncidentRaised(
        String type,
        @Nullable String processDefinitionId,
        @Nullable String processInstanceId,
        @Nullable String activityId,
        @Nullable String tenantId,
        @Nullable String message) {}
