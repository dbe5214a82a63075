package cn.baoxiu.engine.models;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Deploys the shipped models at start-up, before the first request is served: only what changed gets a new version,
 * and a model whose latest version came from a designer is left alone and offered on the page of models (rules R9).
 */
@Component
class ModelDeployer implements SmartInitializingSingleton {

    /** Source of deployments that a release made. */
    static final String SHIPPED = "baoxiu";

    /** Source of deployments made with the buttons of the page of models. */
    static final String PAGE = "baoxiu-models-page";

    private static final Logger LOG = LoggerFactory.getLogger(ModelDeployer.class);

    private final RepositoryService repository;
    private final ModelCatalog catalog;
    private final ShippedModels shipped;

    ModelDeployer(RepositoryService repository, ModelCatalog catalog, ShippedModels shipped) {
        this.repository = repository;
        this.catalog = catalog;
        this.shipped = shipped;
    }

    @Override
    public void afterSingletonsInstantiated() {
        deployShipped(shipped.all());
    }

    /** @return names of the resources that got a new version */
    List<String> deployShipped(Iterable<ModelFile> models) {
        List<ModelFile> changed = new ArrayList<>();
        for (ModelFile file : models) {
            Optional<DeployedModel> latest = latest(file);
            if (latest.isEmpty() || (latest.get().isShipped() && !isContent(latest.get(), file))) {
                changed.add(file);
            }
        }
        if (!changed.isEmpty()) {
            // the engine compares once more, under the cluster's deployment lock: two nodes may start together
            deploy(changed, SHIPPED, builder -> builder.enableDuplicateFiltering(true));
        }
        return changed.stream().map(ModelFile::name).toList();
    }

    /** Shipped models that wait because a designer's version is in use, and differ from it. */
    List<Offer> offers() {
        return offers(shipped.all());
    }

    List<Offer> offers(Iterable<ModelFile> models) {
        List<Offer> offers = new ArrayList<>();
        for (ModelFile file : models) {
            latest(file)
                    .filter(d -> !d.isShipped() && !isContent(d, file))
                    .ifPresent(d -> offers.add(new Offer(file, d)));
        }
        return offers;
    }

    /** Replaces a designer's model by the shipped one; the next release will update it again. */
    void takeShipped(ModelKind kind, String key) {
        Offer offer = offers().stream()
                .filter(o -> o.inUse().kind() == kind && o.inUse().key().equals(key))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no shipped model waits for " + key));
        deploy(List.of(offer.shipped()), SHIPPED, builder -> {});
    }

    /** Deploys an earlier version once more, as the latest; it counts as the designer's choice. */
    void rollBack(ModelKind kind, String key, int version) {
        DeployedModel earlier = catalog.versions(kind, key).stream()
                .filter(d -> d.version() == version)
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no version " + version + " of " + key));
        deploy(List.of(new ModelFile(earlier.resourceName(), catalog.content(earlier))), PAGE, builder -> {});
    }

    void deploy(List<ModelFile> files, String source, Consumer<DeploymentBuilder> options) {
        DeploymentBuilder builder = repository.createDeployment().name(SHIPPED).source(source);
        files.forEach(f -> builder.addInputStream(f.name(), new ByteArrayInputStream(f.content())));
        options.accept(builder);
        builder.deploy();
        LOG.info(
                "models deployed from {}: {}",
                source,
                files.stream().map(ModelFile::name).toList());
    }

    Optional<DeployedModel> latest(ModelFile file) {
        return file.kind().flatMap(kind -> catalog.latest(kind, file.key()));
    }

    boolean isContent(DeployedModel deployed, ModelFile file) {
        return Arrays.equals(catalog.content(deployed), file.content());
    }

    /**
     * @param shipped model of this release
     * @param inUse designer's version that is the latest
     */
    record Offer(ModelFile shipped, DeployedModel inUse) {}
}
