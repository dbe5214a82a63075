package cn.baoxiu.engine.gate;

import cn.baoxiu.engine.SubmittedForm;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Set;

/** Checks a Camunda Form: what Tasklist cannot show, or what would run a stranger's page in a colleague's browser. */
final class FormCheck {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Set<String> REFUSED = Set.of("filepicker", "documentPreview", "html", "iframe");

    private final Findings findings;

    FormCheck(Findings findings) {
        this.findings = findings;
    }

    void check(String file, byte[] content) {
        JsonNode form;
        try {
            form = JSON.readTree(content);
        } catch (IOException e) {
            findings.add(file, "", "gate.formNotJson");
            return;
        }
        if (!form.path("type").asText().equals("default")) {
            findings.add(file, "", "gate.formType");
        }
        if (form.path("id").asText().isBlank()) {
            findings.add(file, "", "gate.formId");
        }
        checkComponents(file, form.path("components"));
    }

    private void checkComponents(String file, JsonNode components) {
        for (JsonNode component : components) {
            String type = component.path("type").asText();
            String id = component.path("id").asText(component.path("key").asText("?"));
            if (REFUSED.contains(type)) {
                findings.add(file, id, "gate.formComponent", type);
            }
            if (component.path("key").asText().equals(SubmittedForm.VARIABLE)) {
                findings.add(file, id, "gate.formKeyReserved", SubmittedForm.VARIABLE);
            }
            checkComponents(file, component.path("components"));
        }
    }
}
