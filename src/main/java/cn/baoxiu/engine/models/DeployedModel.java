package cn.baoxiu.engine.models;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One deployed version of a model.
 *
 * @param key id in the model
 * @param name label, null for forms
 * @param source where the deployment came from: {@link ModelDeployer#SHIPPED} or a designer's tool
 * @param userId who deployed it, null for the program itself
 */
record DeployedModel(
        ModelKind kind,
        String definitionId,
        String key,
        @Nullable String name,
        int version,
        @Nullable String versionTag,
        String resourceName,
        String deploymentId,
        @Nullable String source,
        Instant deployedAt,
        @Nullable String userId) {

    boolean isShipped() {
        return ModelDeployer.SHIPPED.equals(source);
    }
}
