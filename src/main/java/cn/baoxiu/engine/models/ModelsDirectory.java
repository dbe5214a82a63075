package cn.baoxiu.engine.models;

import cn.baoxiu.engine.gate.ModelRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Deploys the models that a designer keeps in a folder ({@code baoxiu.models-dir}), at start-up and whenever a file
 * changes. Only the one node that configures the folder reads it; the database is the truth for all (rules R9).
 *
 * <p>A file counts as changed if it differs from what was last deployed from the folder, so that a version chosen on
 * the page of models is not overwritten by an old file.
 */
@Component
class ModelsDirectory implements SmartLifecycle {

    static final String SOURCE = "baoxiu-models-dir";

    private static final Logger LOG = LoggerFactory.getLogger(ModelsDirectory.class);
    private static final int SECONDS = 3;

    private final @Nullable Path directory;
    private final ModelDeployer deployer;
    private final ModelCatalog catalog;
    private final Map<String, Refused> refused = new ConcurrentHashMap<>();
    private Map<String, byte[]> lastSeen = Map.of();
    private @Nullable ScheduledExecutorService timer;

    ModelsDirectory(@Value("${baoxiu.models-dir:}") String directory, ModelDeployer deployer, ModelCatalog catalog) {
        this.directory = directory.isBlank() ? null : Path.of(directory);
        this.deployer = deployer;
        this.catalog = catalog;
    }

    /** Files of the folder that were not let in, with the reasons. */
    List<Refused> refused() {
        return refused.values().stream()
                .sorted(Comparator.comparing(Refused::file))
                .toList();
    }

    @Override
    public void start() {
        if (directory == null) {
            return;
        }
        lastSeen = read(directory);
        deployChanged(lastSeen);
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "models-dir");
            thread.setDaemon(true);
            return thread;
        });
        var unused = started.scheduleWithFixedDelay(() -> poll(directory), SECONDS, SECONDS, TimeUnit.SECONDS);
        timer = started;
    }

    @Override
    public void stop() {
        if (timer != null) {
            timer.shutdownNow();
            timer = null;
        }
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }

    private void poll(Path from) {
        try {
            Map<String, byte[]> seen = read(from);
            Map<String, byte[]> before = lastSeen;
            lastSeen = seen;
            // a file that still changes is being written: wait until two looks agree
            Map<String, byte[]> settled = new TreeMap<>(seen);
            settled.entrySet().removeIf(e -> !Arrays.equals(e.getValue(), before.get(e.getKey())));
            deployChanged(settled);
        } catch (RuntimeException e) {
            // one bad look must not end the looking
            LOG.error("the models directory could not be read", e);
        }
    }

    /** Deploys together what changed, or one by one what is good if together it is refused. */
    void deployChanged(Map<String, byte[]> files) {
        refused.keySet().retainAll(files.keySet());
        List<ModelFile> changed = new ArrayList<>();
        files.forEach((name, content) -> {
            ModelFile file = new ModelFile(name, content);
            if (!isKnown(file)) {
                changed.add(file);
            }
        });
        if (changed.isEmpty() || changed.stream().allMatch(this::isRefusedAlready)) {
            return;
        }
        try {
            deploy(changed);
        } catch (RuntimeException together) {
            changed.sort(Comparator.comparing(ModelsDirectory::order));
            changed.forEach(this::deployAlone);
        }
    }

    private void deployAlone(ModelFile file) {
        try {
            deploy(List.of(file));
        } catch (ModelRefused e) {
            refuse(file, e.reasons());
        } catch (RuntimeException e) {
            refuse(file, List.of(String.valueOf(e.getMessage())));
        }
    }

    private void deploy(List<ModelFile> files) {
        deployer.deploy(files, SOURCE, options -> {});
        files.forEach(f -> refused.remove(f.name()));
    }

    private void refuse(ModelFile file, List<String> reasons) {
        LOG.warn("{} in the models directory is refused: {}", file.name(), reasons);
        refused.put(file.name(), new Refused(file.name(), reasons, file.content()));
    }

    private boolean isRefusedAlready(ModelFile file) {
        Refused known = refused.get(file.name());
        return known != null && Arrays.equals(known.content(), file.content());
    }

    private boolean isKnown(ModelFile file) {
        Optional<ModelKind> kind = file.kind();
        if (kind.isEmpty()) {
            return false;
        }
        List<DeployedModel> versions = catalog.versions(kind.get(), file.key());
        Optional<DeployedModel> fromHere =
                versions.stream().filter(v -> SOURCE.equals(v.source())).findFirst();
        return fromHere.or(() -> versions.stream().findFirst())
                .filter(v -> deployer.isContent(v, file))
                .isPresent();
    }

    /** Forms and decisions first: processes refer to them. */
    private static int order(ModelFile file) {
        return file.kind().map(k -> k == ModelKind.PROCESS ? 1 : 0).orElse(2);
    }

    private static Map<String, byte[]> read(Path directory) {
        Map<String, byte[]> files = new TreeMap<>();
        if (!Files.isDirectory(directory)) {
            return files;
        }
        try (Stream<Path> found = Files.walk(directory)) {
            for (Path path : found.filter(Files::isRegularFile).toList()) {
                String name = directory.relativize(path).toString().replace('\\', '/');
                if (ModelKind.of(name).isPresent()) {
                    files.put(name, Files.readAllBytes(path));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the models directory cannot be read", e);
        }
        return files;
    }

    /**
     * @param file relative name
     * @param reasons Chinese sentences of the gate
     * @param content bytes refused, to notice a change
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Refused(String file, List<String> reasons, byte[] content) {}
}
