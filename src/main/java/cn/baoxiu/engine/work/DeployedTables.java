package cn.baoxiu.engine.work;

import cn.baoxiu.engine.DecisionTables;
import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.engine.guard.EngineCommands;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.Text;
import org.springframework.stereotype.Component;

/** Reads them from the engine's repository. Who may see which table is for the caller to say. */
@Component
class DeployedTables implements DecisionTables {

    private final EngineCommands commands;
    private final DecisionVersions versions;

    DeployedTables(EngineCommands commands, DecisionVersions versions) {
        this.commands = commands;
        this.versions = versions;
    }

    @Override
    public Optional<Table> find(String key, int version) {
        if (version < 1) {
            return Optional.empty();
        }
        return commands.runFreely(command -> {
            RepositoryService repository =
                    command.getProcessEngineConfiguration().getRepositoryService();
            DecisionDefinition definition = repository
                    .createDecisionDefinitionQuery()
                    .decisionDefinitionKey(key)
                    .decisionDefinitionVersion(version)
                    .withoutTenantId()
                    .singleResult();
            if (definition == null) {
                return Optional.empty();
            }
            Decision decision =
                    repository.getDmnModelInstance(definition.getId()).getModelElementById(key);
            return decision.getExpression() instanceof DecisionTable table
                    ? Optional.of(shown(definition, versions.beginOf(command, definition), table))
                    : Optional.empty();
        });
    }

    private static Table shown(DecisionDefinition definition, Instant begin, DecisionTable table) {
        return new Table(
                definition.getKey(),
                definition.getVersion(),
                Objects.requireNonNullElse(definition.getName(), definition.getKey()),
                begin.equals(Instant.MIN) ? null : LocalDate.ofInstant(begin, EngineTime.ZONE),
                table.getInputs().stream().map(DeployedTables::label).toList(),
                table.getOutputs().stream().map(DeployedTables::label).toList(),
                table.getRules().stream().map(DeployedTables::row).toList());
    }

    private static String label(Input input) {
        return Objects.requireNonNullElse(
                input.getLabel(), input.getInputExpression().getText().getTextContent());
    }

    private static String label(Output output) {
        return Objects.requireNonNullElse(output.getLabel(), output.getName());
    }

    private static Row row(Rule rule) {
        return new Row(cells(rule.getInputEntries()), cells(rule.getOutputEntries()));
    }

    private static List<String> cells(Collection<? extends DmnElement> entries) {
        return entries.stream()
                .map(entry -> entry.getChildElementsByType(Text.class).stream()
                        .findFirst()
                        .map(text -> text.getTextContent().strip())
                        .orElse(""))
                .toList();
    }
}
