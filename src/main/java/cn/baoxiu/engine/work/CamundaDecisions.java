package cn.baoxiu.engine.work;

import cn.baoxiu.engine.Decisions;
import cn.baoxiu.engine.guard.EngineCommands;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.util.DecisionEvaluationUtil;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Service;

/**
 * Evaluates inside the running command, so that a decision taken by a delegate or listener is kept in the history of
 * its process instance, and without rights of the user: rooms ask, not people.
 */
@Service
class CamundaDecisions implements Decisions {

    private final EngineCommands commands;
    private final DecisionVersions versions;

    CamundaDecisions(EngineCommands commands, DecisionVersions versions) {
        this.commands = commands;
        this.versions = versions;
    }

    @Override
    public Answer evaluate(String key, Instant inForceAt, Map<String, ?> inputs) {
        return commands.runFreely(command -> evaluate(command, key, inForceAt, inputs));
    }

    private Answer evaluate(CommandContext command, String key, Instant inForceAt, Map<String, ?> inputs) {
        String id = versions.inForce(command, key, inForceAt);
        DecisionDefinition definition =
                command.getProcessEngineConfiguration().getDeploymentCache().findDeployedDecisionDefinitionById(id);
        DmnDecisionResult result = decide(definition, inputs);
        List<Map<String, Object>> rows = new ArrayList<>();
        result.forEach(row -> rows.add(new LinkedHashMap<>(row.getEntryMap())));
        return new Answer(key, definition.getVersion(), rows);
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
