package cn.baoxiu.engine.work;

import cn.baoxiu.engine.EngineTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the version of a decision that was in force at an instant (rules R9). */
@Component
class DecisionVersions {

    /** Begin of force by definition id: neither tag nor deployment of a definition ever changes. */
    private final Map<String, Instant> begins = new ConcurrentHashMap<>();

    /**
     * @return id of the definition in force; of several that begin together the latest deployed, so that a version
     *     can be corrected
     * @throws NoSuchElementException if the decision is not deployed
     */
    String inForce(CommandContext command, String key, Instant at) {
        RepositoryService repository = command.getProcessEngineConfiguration().getRepositoryService();
        List<DecisionDefinition> all = repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(key)
                .withoutTenantId()
                .list();
        return all.stream()
                .filter(d -> !beginOf(command, d).isAfter(at))
                .max(Comparator.comparing((DecisionDefinition d) -> beginOf(command, d))
                        .thenComparing(DecisionDefinition::getVersion))
                .map(DecisionDefinition::getId)
                .orElseThrow(() -> new NoSuchElementException("decision " + key + " is not deployed"));
    }

    private Instant beginOf(CommandContext command, DecisionDefinition definition) {
        return begins.computeIfAbsent(definition.getId(), id -> {
            if (definition.getVersion() == 1) {
                return Instant.MIN;
            }
            Instant tagged = dateOf(definition.getVersionTag());
            return tagged == null ? deployedAt(command, definition) : tagged;
        });
    }

    private static @Nullable Instant dateOf(@Nullable String tag) {
        if (tag == null) {
            return null;
        }
        try {
            return LocalDate.parse(tag.strip()).atStartOfDay(EngineTime.ZONE).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static Instant deployedAt(CommandContext command, DecisionDefinition definition) {
        DeploymentEntity deployment = command.getDeploymentManager().findDeploymentById(definition.getDeploymentId());
        return deployment.getDeploymentTime().toInstant();
    }
}
