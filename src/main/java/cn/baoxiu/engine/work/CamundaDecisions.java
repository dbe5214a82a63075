package cn.baoxiu.engine.work;

import cn.baoxiu.engine.Decisions;
import cn.baoxiu.engine.guard.EngineCommands;
import cn.baoxiu.engine.guard.FeelDecisions;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.util.DecisionEvaluationUtil;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Service;

/**
 * Evaluates inside the running command, so that a decision taken by a delegate or listener is kept in the history of
 * its process instance, and without rights of the user: rooms ask, not people. Figures are evaluated on a decision engine
 * of its own that writes no history, so pages may ask for them in a transaction that only reads.
 */
@Service
class CamundaDecisions implements Decisions {

    private final EngineCommands commands;
    private final DecisionVersions versions;
    private final DmnEngine apart = FeelDecisions.configuration().buildEngine();

    /** A definition never changes, so its answers never grow old. */
    private final Cache<Asked, Answer> figures =
            Caffeine.newBuilder().maximumSize(10_000).build();

    private record Asked(String definitionId, Map<String, ?> inputs) {}

    CamundaDecisions(EngineCommands commands, DecisionVersions versions) {
        this.commands = commands;
        this.versions = versions;
    }

    @Override
    public Answer evaluate(String key, Instant inForceAt, Map<String, ?> inputs) {
        return commands.runFreely(command -> evaluate(command, key, inForceAt, inputs));
    }

    @Override
    public Answer figures(String key, Instant inForceAt, Map<String, ?> inputs) {
        return commands.runFreely(command -> {
            Asked asked = new Asked(
                    versions.inForce(command, key, inForceAt), Collections.unmodifiableMap(new HashMap<>(inputs)));
            Answer known = figures.getIfPresent(asked);
            if (known == null) {
                DecisionDefinition definition = definition(command, asked.definitionId());
                // what the engine deploys is what its decision engine has parsed
                known = answer(
                        definition,
                        apart.evaluateDecision((DmnDecision) definition, Variables.fromMap(new HashMap<>(inputs))));
                figures.put(asked, known);
            }
            return known;
        });
    }

    private Answer evaluate(CommandContext command, String key, Instant inForceAt, Map<String, ?> inputs) {
        DecisionDefinition definition = definition(command, versions.inForce(command, key, inForceAt));
        return answer(definition, decide(definition, inputs));
    }

    private static DecisionDefinition definition(CommandContext command, String id) {
        return command.getProcessEngineConfiguration().getDeploymentCache().findDeployedDecisionDefinitionById(id);
    }

    private static Answer answer(DecisionDefinition definition, DmnDecisionResult result) {
        List<Map<String, Object>> rows = new ArrayList<>();
        result.forEach(row -> rows.add(new LinkedHashMap<>(row.getEntryMap())));
        return new Answer(definition.getKey(), definition.getVersion(), rows);
    }

    private static DmnDecisionResult decide(DecisionDefinition definition, Map<String, ?> inputs) {
        try {
            return DecisionEvaluationUtil.evaluateDecision(definition, Variables.fromMap(new LinkedHashMap<>(inputs)));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("decision " + definition.getKey() + " failed", e);
        }
    }
}
