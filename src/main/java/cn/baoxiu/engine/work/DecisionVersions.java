package cn.baoxiu.engine.work;

import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.engine.gate.VersionTag;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.TransactionState;
import org.camunda.bpm.engine.impl.cmd.DeleteDeploymentCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;
import org.springframework.stereotype.Component;

/**
 * Finds the version of a decision that was in force at an instant (rules R9). What is deployed is remembered: what is
 * deployed or deleted on this node is known at once, on another node within seconds.
 */
@Component
class DecisionVersions extends AbstractCamundaConfiguration {

    private static final Duration KNOWN = Duration.ofSeconds(5);

    private final Cache<String, List<DecisionDefinition>> deployed =
            Caffeine.newBuilder().expireAfterWrite(KNOWN).build();

    /** Begin of force by definition id: neither tag nor deployment of a definition ever changes. */
    private final Map<String, Instant> begins = new ConcurrentHashMap<>();

    /**
     * @return id of the definition in force; of several that begin together the latest deployed, so that a version
     *     can be corrected
     * @throws NoSuchElementException if the decision is not deployed
     */
    String inForce(CommandContext command, String key, Instant at) {
        return deployed.get(key, wanted -> read(command, wanted)).stream()
                .filter(d -> !beginOf(command, d).isAfter(at))
                .max(Comparator.comparing((DecisionDefinition d) -> beginOf(command, d))
                        .thenComparing(DecisionDefinition::getVersion))
                .map(DecisionDefinition::getId)
                .orElseThrow(() -> new NoSuchElementException("decision " + key + " is not deployed"));
    }

    private static List<DecisionDefinition> read(CommandContext command, String key) {
        return command.getProcessEngineConfiguration()
                .getRepositoryService()
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(key)
                .withoutTenantId()
                .list();
    }

    /** Forgets what is deployed whenever something was, or was deleted. */
    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        List<Deployer> after = new ArrayList<>();
        if (configuration.getCustomPostDeployers() != null) {
            after.addAll(configuration.getCustomPostDeployers());
        }
        after.add(deployment -> forget());
        configuration.setCustomPostDeployers(after);
        List<CommandInterceptor> inside = new ArrayList<>();
        if (configuration.getCustomPostCommandInterceptorsTxRequired() != null) {
            inside.addAll(configuration.getCustomPostCommandInterceptorsTxRequired());
        }
        inside.add(new Deletions());
        configuration.setCustomPostCommandInterceptorsTxRequired(inside);
    }

    /** At the commit: until then others read the deployment as it was. */
    private void forget() {
        Context.getCommandContext()
                .getTransactionContext()
                .addTransactionListener(TransactionState.COMMITTED, command -> deployed.invalidateAll());
    }

    /** The engine has no hook for a deployment that is deleted. */
    private final class Deletions extends CommandInterceptor {

        @Override
        public <T> T execute(Command<T> command) {
            T result = next.execute(command);
            if (command instanceof DeleteDeploymentCmd) {
                forget();
            }
            return result;
        }
    }

    /** {@link Instant#MIN} for the first version. */
    Instant beginOf(CommandContext command, DecisionDefinition definition) {
        return begins.computeIfAbsent(definition.getId(), id -> {
            if (definition.getVersion() == 1) {
                return Instant.MIN;
            }
            return VersionTag.day(definition.getVersionTag())
                    .map(day -> day.atStartOfDay(EngineTime.ZONE).toInstant())
                    .orElseGet(() -> deployedAt(command, definition));
        });
    }

    private static Instant deployedAt(CommandContext command, DecisionDefinition definition) {
        DeploymentEntity deployment = command.getDeploymentManager().findDeploymentById(definition.getDeploymentId());
        return deployment.getDeploymentTime().toInstant();
    }
}
