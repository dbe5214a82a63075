package cn.baoxiu;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baoxiu.identity.Groups;
import cn.baoxiu.identity.UserDirectory;
import cn.baoxiu.testing.AppOnH2;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;

/** Runs the commands of the designer guide, as they stand there, against the started program. */
@AppOnH2
@DirtiesContext
class DesignerGuideOnH2Test {

    private static final Path GUIDE = Path.of("docs/guides/designer.md");
    private static final Pattern BLOCK = Pattern.compile("(?s)```bash\\n(# run: .*?)```");
    private static final String PASSWORD = "Guide-2026-Test!";

    @LocalServerPort
    int port;

    @Autowired
    UserDirectory users;

    @Autowired
    RepositoryService repository;

    @Test
    void everyCommandOfTheGuideWorks() throws Exception {
        users.create("guide.designer", "流程", "设计", PASSWORD, List.of(Groups.DESIGNER), List.of());
        List<String> blocks = blocks();
        assertThat(blocks).hasSizeGreaterThanOrEqualTo(5);
        long processVersions = versionsOfProcess();

        String output = run(String.join("\n", blocks));

        assertThat(versionsOfProcess()).as(output).isGreaterThan(processVersions);
        assertThat(repository
                        .createDecisionDefinitionQuery()
                        .decisionDefinitionKey("step-deadline")
                        .count())
                .as(output)
                .isGreaterThan(1);
        assertThat(taskIdsOfAllVersions()).as("the added task was deployed").contains("userTask_informSupervisor");
    }

    private static List<String> blocks() throws IOException {
        return BLOCK.matcher(Files.readString(GUIDE))
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();
    }

    private long versionsOfProcess() {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("repair-case")
                .count();
    }

    private List<String> taskIdsOfAllVersions() {
        return repository.createProcessDefinitionQuery().processDefinitionKey("repair-case").list().stream()
                .flatMap(definition ->
                        repository
                                .getBpmnModelInstance(definition.getId())
                                .getModelElementsByType(UserTask.class)
                                .stream())
                .map(UserTask::getId)
                .toList();
    }

    private String run(String commands) throws IOException, InterruptedException {
        Path output = Files.createTempFile("guide", ".log");
        ProcessBuilder bash = new ProcessBuilder("bash", "-euo", "pipefail", "-c", commands)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        bash.environment().put("BASE", "http://localhost:" + port);
        bash.environment().put("AUTH", "guide.designer:" + PASSWORD);
        Process process = bash.start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS))
                .as("finished in time")
                .isTrue();
        // Not readString: curl may write an error between two bytes of a character of its answer.
        String said = new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }
}
