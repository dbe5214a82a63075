package cn.baoxiu.engine.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baoxiu.engine.gate.ModelRefused;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** Who changes a model, and what of it a new release or an old file may overwrite (rules R9). */
abstract class ModelDeployerContract {

    @Autowired
    ModelDeployer deployer;

    @Autowired
    ModelCatalog catalog;

    @Autowired
    ShippedModels shipped;

    @Autowired
    ModelPage page;

    @Autowired
    RepositoryService repository;

    @Autowired
    IdentityService identity;

    @TempDir
    Path folder;

    final String key = "engine-" + UUID.randomUUID();

    @BeforeEach
    @AfterEach
    void nobody() {
        identity.clearAuthentication();
    }

    @Test
    void everyShippedModelIsDeployed_andARestartChangesNothing() {
        List<ModelFile> models = new ArrayList<>();
        shipped.all().forEach(models::add);
        assertThat(models).isNotEmpty().allSatisfy(f -> {
            assertThat(f.name()).matches("(processes|forms)/[a-z]+/[a-z0-9-]+\\.(bpmn|dmn|form)");
            assertThat(deployer.latest(f)).isPresent();
        });
        long before = repository.createDeploymentQuery().count();
        assertThat(deployer.deployShipped(shipped.all())).isEmpty();
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
    }

    @Test
    void onlyWhatChangedGetsANewVersion() {
        ModelFile other = decision(key + "-other", "1");
        assertThat(deployer.deployShipped(List.of(decision(key, "1"), other))).hasSize(2);
        assertThat(deployer.deployShipped(List.of(decision(key, "1"), other))).isEmpty();
        assertThat(deployer.deployShipped(List.of(decision(key, "2"), other)))
                .containsExactly("processes/engine/" + key + ".dmn");

        assertThat(versions(key)).containsExactly(2, 1);
        assertThat(versions(key + "-other")).containsExactly(1);
    }

    @Test
    void aDesignersModelStaysAndTheShippedOneWaits() {
        deployer.deployShipped(List.of(decision(key, "1")));
        byDesigner(key + ".dmn", decision(key, "10"));

        List<ModelFile> nextRelease = List.of(decision(key, "2"));
        assertThat(deployer.deployShipped(nextRelease)).isEmpty();
        assertThat(versions(key)).containsExactly(2, 1);
        assertThat(deployer.offers(nextRelease)).singleElement().satisfies(o -> {
            assertThat(o.inUse().version()).isEqualTo(2);
            assertThat(o.inUse().userId()).isEqualTo("designer-1");
            assertThat(ModelPage.difference(
                            catalog.content(o.inUse()),
                            o.shipped().content(),
                            o.shipped().name()))
                    .contains("-<definitions", "+<definitions");
        });
        byDesigner(key + ".dmn", decision(key, "2"));
        assertThat(deployer.offers(nextRelease)).isEmpty();
    }

    @Test
    void theShippedModelIsTakenWithAButton_andAnEarlierVersionToo() {
        String model = "confirmation";
        ModelFile release = shippedFile(model);
        int first = versions(model).get(0);
        byDesigner(model + ".dmn", new ModelFile(release.name(), commented(release)));
        assertThat(page.waiting()).extracting(ModelPage.Waiting::key).contains(model);

        page.takeShipped(ModelKind.DECISION, model);
        assertThat(page.waiting()).extracting(ModelPage.Waiting::key).doesNotContain(model);
        assertThat(latest(model).isShipped()).isTrue();

        page.rollBack(ModelKind.DECISION, model, first + 1);
        assertThat(catalog.content(latest(model))).isEqualTo(commented(release));
        assertThat(latest(model).isShipped()).isFalse();

        page.takeShipped(ModelKind.DECISION, model);
        assertThat(catalog.content(latest(model))).isEqualTo(release.content());
        assertThat(versions(model)).hasSize(first + 4);
        assertThatThrownBy(() -> page.rollBack(ModelKind.DECISION, model, 999))
                .isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void aRefusedDeploymentTellsAllReasonsAndStoresNothing() {
        long before = repository.createDeploymentQuery().count();
        String bad = "<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL'"
                + " xmlns:camunda='http://camunda.org/schema/1.0/bpmn' targetNamespace='t'>"
                + "<process id='engine-bad' isExecutable='true'><startEvent id='s'/>"
                + "<scriptTask id='bad' scriptFormat='groovy'/>"
                + "<userTask id='u' camunda:assignee=\"${''.getClass()}\" camunda:formRef='nowhere'"
                + " camunda:formRefBinding='latest'/></process></definitions>";
        assertThatThrownBy(() -> byDesigner("engine-bad.bpmn", file("engine-bad.bpmn", bad)))
                .isInstanceOfSatisfying(ModelRefused.class, e -> assertThat(e.reasons())
                        .containsExactlyInAnyOrder(
                                "engine-bad.bpmn，元素 engine-bad：没有填写历史保留时间（History time to live）",
                                "engine-bad.bpmn，元素 bad：不允许使用脚本",
                                "engine-bad.bpmn，元素 u：没有表单“nowhere”",
                                "engine-bad.bpmn，元素 u：表达式“${''.getClass()}”不允许：只能使用常量、变量、运算符和登记的程序组件的方法"));
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
        assertThatThrownBy(() -> repository
                        .createDeployment()
                        .tenantId("T1")
                        .addInputStream(key + ".dmn", stream(decision(key, "1")))
                        .deploy())
                .hasMessageContaining("T1");
    }

    @Test
    void theFolderIsReadAtStart_andABadFileStopsNothingElse() throws Exception {
        Files.createDirectories(folder.resolve("processes"));
        Files.write(
                folder.resolve("processes/" + key + ".dmn"), decision(key, "1").content());
        Files.writeString(folder.resolve("bad.dmn"), "<definitions/>");
        Files.writeString(folder.resolve("readme.txt"), "no model");
        ModelsDirectory directory = new ModelsDirectory(folder.toString(), deployer, catalog);
        try {
            directory.start();
        } finally {
            directory.stop();
        }
        assertThat(latest(key).source()).isEqualTo(ModelsDirectory.SOURCE);
        assertThat(directory.refused()).singleElement().satisfies(r -> {
            assertThat(r.file()).isEqualTo("bad.dmn");
            assertThat(r.reasons()).containsExactly("bad.dmn：文件中没有决策");
        });
    }

    @Test
    void aFileOfTheFolderIsDeployedOnlyWhenItChanges() {
        ModelsDirectory directory = new ModelsDirectory(folder.toString(), deployer, catalog);
        String name = "processes/engine/" + key + ".dmn";
        directory.deployChanged(Map.of(name, decision(key, "1").content()));
        directory.deployChanged(Map.of(name, decision(key, "1").content()));
        assertThat(versions(key)).containsExactly(1);

        directory.deployChanged(Map.of(name, decision(key, "2").content()));
        page.rollBack(ModelKind.DECISION, key, 1);
        new ModelsDirectory(folder.toString(), deployer, catalog)
                .deployChanged(Map.of(name, decision(key, "2").content()));
        assertThat(versions(key)).containsExactly(3, 2, 1);

        assertThat(deployer.deployShipped(List.of(decision(key, "9")))).isEmpty();
    }

    private List<Integer> versions(String model) {
        return catalog.versions(ModelKind.DECISION, model).stream()
                .map(DeployedModel::version)
                .toList();
    }

    private DeployedModel latest(String model) {
        return catalog.latest(ModelKind.DECISION, model).orElseThrow();
    }

    private ModelFile shippedFile(String model) {
        for (ModelFile file : shipped.all()) {
            if (file.baseName().equals(model)) {
                return file;
            }
        }
        throw new AssertionError(model + " is not shipped");
    }

    private static byte[] commented(ModelFile file) {
        return (new String(file.content(), StandardCharsets.UTF_8) + "<!-- by a designer -->\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** As Camunda Modeler deploys: the bare file name, and its own name as source. */
    private void byDesigner(String name, ModelFile file) {
        identity.setAuthentication("designer-1", List.of("designer"), List.of());
        try {
            repository
                    .createDeployment()
                    .name("from the Modeler")
                    .source("Camunda Modeler")
                    .addInputStream(name, stream(file))
                    .deploy();
        } finally {
            identity.clearAuthentication();
        }
    }

    private static ByteArrayInputStream stream(ModelFile file) {
        return new ByteArrayInputStream(file.content());
    }

    private static ModelFile file(String name, String text) {
        return new ModelFile(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static ModelFile decision(String key, String days) {
        return file(
                "processes/engine/" + key + ".dmn",
                "<definitions xmlns='https://www.omg.org/spec/DMN/20191111/MODEL/'"
                        + " xmlns:camunda='http://camunda.org/schema/1.0/dmn' id='d' name='d' namespace='n'>"
                        + "<decision id='" + key + "' name='x' camunda:historyTimeToLive='P1D'>"
                        + "<variable id='v' name='days'/><literalExpression id='l'><text>" + days
                        + "</text></literalExpression></decision></definitions>");
    }
}
