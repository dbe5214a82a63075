package cn.baoxiu.engine.work;

import cn.baoxiu.engine.DecisionTrials;
import cn.baoxiu.engine.Sentences;
import cn.baoxiu.engine.TrialRefused;
import cn.baoxiu.engine.gate.ModelGate;
import cn.baoxiu.engine.gate.ModelXml;
import cn.baoxiu.engine.guard.EngineCommands;
import cn.baoxiu.engine.guard.FeelDecisions;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.springframework.stereotype.Service;

/** Tries tables on a decision engine of its own, configured as that of the processes but without a history. */
@Service
class DmnTrials implements DecisionTrials {

    private final ModelGate gate;
    private final EngineCommands commands;
    private final DecisionVersions versions;
    private final Sentences sentences;
    private final DmnEngine engine = FeelDecisions.configuration().buildEngine();

    DmnTrials(ModelGate gate, EngineCommands commands, DecisionVersions versions, Sentences sentences) {
        this.gate = gate;
        this.commands = commands;
        this.versions = versions;
        this.sentences = sentences;
    }

    @Override
    public Trial read(String fileName, byte[] content) {
        if (!fileName.endsWith(".dmn")) {
            throw new TrialRefused(List.of(sentences.text("trial.noDmn", fileName)));
        }
        List<String> reasons = commands.runFreely(command -> gate.reasons(command, fileName, content));
        if (!reasons.isEmpty()) {
            throw new TrialRefused(reasons);
        }
        List<String> ids = ModelXml.parse(content).named("decision").stream()
                .map(decision -> decision.getAttribute("id"))
                .toList();
        if (ids.size() != 1) {
            throw new TrialRefused(List.of(sentences.text("trial.oneDecision", ids.size())));
        }
        try {
            DmnModelInstance model = Dmn.readModelFromStream(new ByteArrayInputStream(content));
            DmnDecision decision = engine.parseDecision(ids.get(0), model);
            if (!decision.isDecisionTable()) {
                throw new TrialRefused(List.of(sentences.text("trial.noTable", ids.get(0))));
            }
            return new ReadTrial(decision, 0, rows(model, ids.get(0)));
        } catch (TrialRefused e) {
            throw e;
        } catch (RuntimeException e) {
            throw new TrialRefused(List.of(sentences.text("trial.unreadable", deepest(e))));
        }
    }

    @Override
    public Trial inForce(String key, Instant at) {
        return commands.runFreely(command -> {
            String id = versions.inForce(command, key, at);
            RepositoryService repository =
                    command.getProcessEngineConfiguration().getRepositoryService();
            DmnModelInstance model = Dmn.readModelFromStream(repository.getDecisionModel(id));
            return new ReadTrial(
                    engine.parseDecision(key, model),
                    repository.getDecisionDefinition(id).getVersion(),
                    rows(model, key));
        });
    }

    /** A row with the texts of all its cells. */
    private record Cells(Row row, List<String> texts) {}

    private static List<Cells> rows(DmnModelInstance model, String key) {
        Decision decision = model.getModelElementById(key);
        DecisionTable table =
                decision.getChildElementsByType(DecisionTable.class).iterator().next();
        List<Output> outputs = List.copyOf(table.getOutputs());
        List<Cells> rows = new ArrayList<>();
        for (Rule rule : table.getRules()) {
            List<String> texts = new ArrayList<>();
            rule.getInputEntries().forEach(entry -> texts.add(text(entry)));
            Map<String, String> named = new LinkedHashMap<>();
            int at = 0;
            for (OutputEntry entry : rule.getOutputEntries()) {
                texts.add(text(entry));
                if (at < outputs.size() && outputs.get(at).getName() != null) {
                    named.put(outputs.get(at).getName(), text(entry));
                }
                at++;
            }
            String id = rule.getId();
            rows.add(new Cells(new Row(rows.size() + 1, id == null ? "" : id, named), texts));
        }
        return rows;
    }

    private static String text(DmnElement entry) {
        return entry.getChildElementsByType(org.camunda.bpm.model.dmn.instance.Text.class).stream()
                .map(text -> text.getTextContent().strip())
                .findFirst()
                .orElse("");
    }

    private static String deepest(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }

    /** Answers are remembered: the same is asked for each of many cards. */
    private final class ReadTrial implements Trial {

        private final DmnDecision decision;
        private final int version;
        private final List<Cells> cells;
        private final Map<Map<String, ?>, List<Map<String, Object>>> known = new HashMap<>();

        ReadTrial(DmnDecision decision, int version, List<Cells> cells) {
            this.decision = decision;
            this.version = version;
            this.cells = cells;
        }

        @Override
        public String key() {
            return decision.getKey();
        }

        @Override
        public int version() {
            return version;
        }

        @Override
        public List<Row> rows() {
            return cells.stream().map(Cells::row).toList();
        }

        @Override
        public List<Map<String, Object>> evaluate(Map<String, ?> inputs) {
            return known.computeIfAbsent(Map.copyOf(inputs), this::answer);
        }

        private List<Map<String, Object>> answer(Map<String, ?> inputs) {
            DmnDecisionResult result;
            try {
                result = engine.evaluateDecision(decision, new HashMap<>(inputs));
            } catch (RuntimeException e) {
                throw new TrialRefused(List.of(sentence(deepest(e))));
            }
            List<Map<String, Object>> rows = new ArrayList<>();
            result.forEach(row -> rows.add(new LinkedHashMap<>(row.getEntryMap())));
            return rows;
        }

        /** The engine tells the expression, people look for the row. */
        private String sentence(String reason) {
            Cells found = null;
            int longest = 0;
            for (Cells row : cells) {
                for (String text : row.texts()) {
                    if (text.length() > longest && reason.contains(text)) {
                        found = row;
                        longest = text.length();
                    }
                }
            }
            return found == null
                    ? sentences.text("trial.failed", key(), reason)
                    : sentences.text(
                            "trial.failedAt", found.row().number(), found.row().id(), reason);
        }
    }
}
