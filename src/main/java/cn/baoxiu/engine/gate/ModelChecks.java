package cn.baoxiu.engine.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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
            if (file.contains("..") || file.contains("\\") || file.startsWith("/")) {
                findings.add(file, "", "gate.fileName");
            }
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
                new DmnCheck(known, findings).check(file, model);
            }
        });
        files.forEach((file, content) -> {
            if (file.endsWith(".form")) {
                new FormCheck(findings).check(file, content);
            }
        });
        files.forEach(this::checkBaseName);
        return findings;
    }

    /** Whoever looks for a model finds it under its id; a file that tells of no id at all is refused elsewhere. */
    private void checkBaseName(String file, byte[] content) {
        Set<String> ids = new TreeSet<>();
        ModelXml model = models.get(file);
        if (model != null) {
            model.named(file.endsWith(".bpmn") ? "process" : "decision").forEach(e -> ids.add(e.getAttribute("id")));
        } else if (file.endsWith(".form")) {
            ids.add(formId(content));
        }
        ids.remove("");
        String base = file.substring(file.lastIndexOf('/') + 1, Math.max(file.lastIndexOf('.'), 0));
        if (!ids.isEmpty() && !ids.contains(base)) {
            findings.add(file, "", "gate.baseName", String.join(", ", ids));
        }
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
