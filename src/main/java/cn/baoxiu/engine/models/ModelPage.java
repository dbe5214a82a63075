package cn.baoxiu.engine.models;

import cn.baoxiu.engine.EngineTime;
import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the page of models shows, and what its buttons do. */
@Component
public class ModelPage {

    private static final int CONTEXT_LINES = 3;

    private final ModelCatalog catalog;
    private final ModelDeployer deployer;
    private final ModelsDirectory directory;

    ModelPage(ModelCatalog catalog, ModelDeployer deployer, ModelsDirectory directory) {
        this.catalog = catalog;
        this.deployer = deployer;
        this.directory = directory;
    }

    /** All models by kind and key, versions latest first. */
    public List<Model> models() {
        List<Model> models = new ArrayList<>();
        for (ModelKind kind : ModelKind.values()) {
            Map<String, List<Version>> byKey = new LinkedHashMap<>();
            Map<String, @Nullable String> names = new LinkedHashMap<>();
            for (DeployedModel deployed : catalog.all(kind)) {
                byKey.computeIfAbsent(deployed.key(), k -> new ArrayList<>()).add(version(deployed));
                names.putIfAbsent(deployed.key(), deployed.name());
            }
            byKey.forEach((key, versions) -> models.add(new Model(kind, key, names.get(key), versions)));
        }
        return models;
    }

    public List<Waiting> waiting() {
        return deployer.offers().stream()
                .map(o -> new Waiting(
                        o.inUse().kind(),
                        o.inUse().key(),
                        o.inUse().version(),
                        difference(
                                catalog.content(o.inUse()),
                                o.shipped().content(),
                                o.shipped().name())))
                .toList();
    }

    /** Reasons by file of the models directory. */
    public Map<String, List<String>> refused() {
        Map<String, List<String>> refused = new LinkedHashMap<>();
        directory.refused().forEach(r -> refused.put(r.file(), r.reasons()));
        return refused;
    }

    /** @throws java.util.NoSuchElementException if no shipped model waits */
    public void takeShipped(ModelKind kind, String key) {
        deployer.takeShipped(kind, key);
    }

    /** @throws java.util.NoSuchElementException if there is no such version */
    public void rollBack(ModelKind kind, String key, int version) {
        deployer.rollBack(kind, key, version);
    }

    static String difference(byte[] inUse, byte[] shipped, String name) {
        List<String> before = lines(inUse);
        var patch = DiffUtils.diff(before, lines(shipped));
        return String.join("\n", UnifiedDiffUtils.generateUnifiedDiff(name, name, before, patch, CONTEXT_LINES));
    }

    private static List<String> lines(byte[] content) {
        return new String(content, StandardCharsets.UTF_8).lines().toList();
    }

    private static Version version(DeployedModel deployed) {
        return new Version(
                deployed.version(),
                deployed.versionTag(),
                deployed.resourceName(),
                deployed.isShipped(),
                deployed.source(),
                deployed.userId(),
                LocalDateTime.ofInstant(deployed.deployedAt(), EngineTime.ZONE));
    }

    /** @param name label, null for forms */
    public record Model(ModelKind kind, String key, @Nullable String name, List<Version> versions) {}

    /**
     * @param source tool that deployed it
     * @param userId who deployed it, null for the program itself
     */
    public record Version(
            int version,
            @Nullable String tag,
            String resourceName,
            boolean shipped,
            @Nullable String source,
            @Nullable String userId,
            LocalDateTime deployedAt) {}

    /**
     * A shipped model that a designer's version keeps from being used.
     *
     * @param difference unified, from the version in use to the shipped one
     */
    public record Waiting(ModelKind kind, String key, int versionInUse, String difference) {}
}
