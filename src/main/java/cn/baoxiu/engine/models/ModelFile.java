package cn.baoxiu.engine.models;

import cn.baoxiu.engine.gate.ModelXml;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;

/**
 * A model as a file.
 *
 * @param name relative name with slashes, for example {@code processes/repair/repair-case.bpmn}
 * @param content bytes as shipped or as written by the designer
 */
@SuppressWarnings("ArrayRecordComponent")
record ModelFile(String name, byte[] content) {

    private static final ObjectMapper JSON = new ObjectMapper();

    Optional<ModelKind> kind() {
        return ModelKind.of(name);
    }

    String baseName() {
        String file = name.substring(name.lastIndexOf('/') + 1);
        int dot = file.lastIndexOf('.');
        return dot < 0 ? file : file.substring(0, dot);
    }

    /**
     * The id under which the model is known: of several decisions or processes in one file the one with the file's
     * name. A file that cannot be read has its base name as key: the gate will refuse it with the reason.
     */
    String key() {
        List<String> ids;
        try {
            ids = kind().map(this::ids).orElse(List.of());
        } catch (IllegalArgumentException e) {
            ids = List.of();
        }
        return ids.isEmpty() || ids.contains(baseName()) ? baseName() : ids.get(0);
    }

    private List<String> ids(ModelKind kind) {
        return switch (kind) {
            case PROCESS -> idsOf("process");
            case DECISION -> idsOf("decision");
            case FORM -> formId();
        };
    }

    private List<String> idsOf(String element) {
        return ModelXml.parse(content).named(element).stream()
                .map((Element e) -> e.getAttribute("id"))
                .toList();
    }

    private List<String> formId() {
        try {
            JsonNode id = JSON.readTree(content).path("id");
            return id.isTextual() ? List.of(id.asText()) : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }
}
