package cn.baoxiu.repair;

import cn.baoxiu.engine.guard.HouseFeel;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationListener;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Rule;

/** A shipped DMN file on a bare decision engine that notes which rules fired. */
public final class DecisionFile {

    private final DmnModelInstance model;
    private final Set<String> fired = new HashSet<>();
    private final DmnEngine engine;
    private final Map<String, DmnDecision> parsed = new HashMap<>();

    DecisionFile(String name) {
        this("repair", name);
    }

    public DecisionFile(String room, String name) {
        String file = "/processes/" + room + "/" + name + ".dmn";
        try (InputStream stream = DecisionFile.class.getResourceAsStream(file)) {
            model = Dmn.readModelFromStream(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        DmnDecisionTableEvaluationListener noteFired =
                event -> event.getMatchingRules().forEach(rule -> fired.add(rule.getId()));
        var configuration =
                (DefaultDmnEngineConfiguration) DmnEngineConfiguration.createDefaultDmnEngineConfiguration();
        configuration.setFeelEngineFactory(HouseFeel.factory());
        configuration.setCustomPostDecisionTableEvaluationListeners(List.of(noteFired));
        engine = configuration.buildEngine();
    }

    List<String> decisions() {
        return model.getModelElementsByType(Decision.class).stream()
                .map(Decision::getId)
                .toList();
    }

    public DecisionTable table(String decision) {
        Decision element = model.getModelElementById(decision);
        return element.getChildElementsByType(DecisionTable.class).iterator().next();
    }

    /** One map per matching rule. Inputs may hold null values. */
    public List<Map<String, Object>> evaluate(String decision, Map<String, Object> inputs) {
        return engine.evaluateDecision(parsed.computeIfAbsent(decision, id -> engine.parseDecision(id, model)), inputs)
                .getResultList();
    }

    /** Rules of the decision that no evaluation has reached so far. */
    public Set<String> silentRules(String decision) {
        var silent =
                table(decision).getRules().stream().map(Rule::getId).collect(Collectors.toCollection(TreeSet::new));
        silent.removeAll(fired);
        return silent;
    }
}
