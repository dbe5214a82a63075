package cn.baoxiu.engine.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.w3c.dom.Element;

/** All checks over the files of one deployment. */
final class ModelChecks {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, byte[]> files;
    private final Map<String, ModelXml> models = new TreeMap<>();
    private final Findings findings = new Findings();

    ModelChecks(Map<String, byte[]> files) {
        this.files = new TreeMap<>(files);
        this.files.forEach((file, content) -> {
            if (file.endsWith(".bpmn") || file.endsWith(".dmn")) {
                parse(file, content);
            } else if (!file.endsWith(".form")) {
                findings.add(file, "", "gate.fileKind");
            }
        });
    }

    /** @param facts made from the models that this deployment brings */
    Findings run(Function<BroughtModels, GateFacts> facts) {
        GateFacts known = facts.apply(brought());
        models.forEach((file, model) -> {
            if (file.endsWith(".bpmn")) {
                new BpmnCheck(known, findings).check(file, model);
            } else {
                new DmnCheck(findings).check(file, model);
            }
        });
        files.forEach((file, content) -> {
            if (file.endsWith(".form")) {
                new FormCheck(findings).check(file, content);
            }
        });
        return findings;
    }

    private void parse(String file, byte[] content) {
        try {
            models.put(file, ModelXml.parse(content));
        } catch (IllegalArgumentException e) {
            findings.add(file, "", "gate.notXml", String.valueOf(e.getMessage()));
        }
    }

    private BroughtModels brought() {
        Set<String> processes = new HashSet<>();
        Set<String> decisions = new HashSet<>();
        models.forEach((file, model) -> {
            boolean bpmn = file.endsWith(".bpmn");
            for (Element element : model.named(bpmn ? "process" : "decision")) {
                (bpmn ? processes : decisions).add(element.getAttribute("id"));
            }
        });
        return new BroughtModels(processes, decisions, formIds());
    }

    private Set<String> formIds() {
        Set<String> ids = new HashSet<>();
        files.forEach((file, content) -> {
            if (file.endsWith(".form")) {
                ids.add(formId(content));
            }
        });
        return ids;
    }

    private static String formId(byte[] content) {
        try {
            JsonNode form = JSON.readTree(content);
            return form.path("id").asText();
        } catch (IOException e) {
            // the form's own check reports it
            return "";
        }
    }
}
