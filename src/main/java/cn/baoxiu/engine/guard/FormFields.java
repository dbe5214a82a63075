package cn.baoxiu.engine.guard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.cmd.GetCamundaFormDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.GetDeploymentResourceCmd;
import org.camunda.bpm.engine.impl.form.CamundaFormRefImpl;
import org.camunda.bpm.engine.impl.form.FormDefinition;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.repository.CamundaFormDefinition;
import org.jspecify.annotations.Nullable;

/** Knows which values a Camunda Form sends, so that nothing else gets from a submission into a process. */
final class FormFields {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** How long a form's fields are used without looking for a newer version. */
    private static final Duration KNOWN = Duration.ofSeconds(5);

    private final Cache<Asked, Set<String>> known =
            Caffeine.newBuilder().expireAfterWrite(KNOWN).build();

    /** The form that a step asks for. */
    private record Asked(String key, String binding, @Nullable Integer version, String deploymentId) {}

    /** By form definition id: a deployed form never changes, a new version has a new id. */
    private final Map<String, Set<String>> byFormDefinition = new ConcurrentHashMap<>();

    /** @return the values that belong to the form, as plain Java values; none if there is no form */
    Map<String, Object> keep(
            CommandContext command,
            @Nullable FormDefinition form,
            String deploymentId,
            VariableScope scope,
            @Nullable Map<String, Object> submitted) {
        Map<String, Object> kept = new LinkedHashMap<>();
        if (submitted == null || form == null) {
            return kept;
        }
        for (String field : of(command, form, deploymentId, scope, submitted.keySet())) {
            Object value = PlainValues.of(submitted, field);
            if (value != null) {
                kept.put(field, value);
            }
        }
        return kept;
    }

    /** A value that the known version has no field for may come from a newer one: then this is looked up. */
    private Set<String> of(
            CommandContext command,
            FormDefinition form,
            String deploymentId,
            VariableScope scope,
            Set<String> submitted) {
        Expression key = form.getCamundaFormDefinitionKey();
        if (key == null) {
            return Set.of();
        }
        Expression version = form.getCamundaFormDefinitionVersion();
        Asked asked = new Asked(
                String.valueOf(key.getValue(scope)),
                form.getCamundaFormDefinitionBinding(),
                version == null ? null : Integer.valueOf(String.valueOf(version.getValue(scope))),
                deploymentId);
        Set<String> fields = known.getIfPresent(asked);
        if (fields == null || !fields.containsAll(submitted)) {
            fields = inForce(command, asked);
            known.put(asked, fields);
        }
        return fields;
    }

    private Set<String> inForce(CommandContext command, Asked asked) {
        CamundaFormRefImpl reference = new CamundaFormRefImpl(asked.key(), asked.binding());
        if (asked.version() != null) {
            reference.setVersion(asked.version());
        }
        CamundaFormDefinition definition =
                command.runWithoutAuthorization(new GetCamundaFormDefinitionCmd(reference, asked.deploymentId()));
        if (definition == null) {
            return Set.of();
        }
        return byFormDefinition.computeIfAbsent(definition.getId(), id -> read(command, definition));
    }

    private static Set<String> read(CommandContext command, CamundaFormDefinition definition) {
        try (InputStream json = command.runWithoutAuthorization(
                new GetDeploymentResourceCmd(definition.getDeploymentId(), definition.getResourceName()))) {
            return keysOf(JSON.readTree(json));
        } catch (IOException e) {
            throw new UncheckedIOException("form " + definition.getKey() + " cannot be read", e);
        }
    }

    /** Top-level keys that form-js submits: a group or list with a path sends one object under the path's first part. */
    static Set<String> keysOf(JsonNode form) {
        Set<String> keys = new LinkedHashSet<>();
        collect(form.path("components"), keys);
        return Set.copyOf(keys);
    }

    private static void collect(JsonNode components, Set<String> keys) {
        for (JsonNode component : components) {
            String path = component.path("path").asText("");
            if (!path.isBlank()) {
                keys.add(firstPart(path));
                continue;
            }
            String key = component.path("key").asText("");
            if (!key.isBlank()) {
                keys.add(firstPart(key));
            }
            collect(component.path("components"), keys);
        }
    }

    private static String firstPart(String path) {
        int dot = path.indexOf('.');
        return dot < 0 ? path : path.substring(0, dot);
    }
}
