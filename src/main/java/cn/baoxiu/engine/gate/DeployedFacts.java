package cn.baoxiu.engine.gate;

import cn.baoxiu.engine.KnownGroups;
import cn.baoxiu.engine.SettledDecisions;
import cn.baoxiu.engine.guard.ProcessBeans;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.jspecify.annotations.Nullable;

/** Facts for one deployment: the engine's database plus what the deployment itself brings. */
final class DeployedFacts implements GateFacts {

    private final CommandContext command;
    private final ProcessBeans beans;
    private final Optional<KnownGroups> groups;
    private final List<SettledDecisions> settled;
    private final Set<String> topics;
    private final BroughtModels brought;

    DeployedFacts(
            CommandContext command,
            ProcessBeans beans,
            Optional<KnownGroups> groups,
            List<SettledDecisions> settled,
            Set<String> topics,
            BroughtModels brought) {
        this.command = command;
        this.beans = beans;
        this.groups = groups;
        this.settled = settled;
        this.topics = topics;
        this.brought = brought;
    }

    @Override
    public @Nullable Class<?> bean(String name) {
        return beans.typeOf(name);
    }

    @Override
    public boolean group(String id) {
        return groups.map(g -> g.knows(id)).orElse(true);
    }

    @Override
    public boolean process(String key) {
        return brought.processes().contains(key)
                || command.getProcessDefinitionManager().findLatestProcessDefinitionByKey(key) != null;
    }

    @Override
    public boolean decision(String key) {
        return brought.decisions().contains(key)
                || command.getDecisionDefinitionManager().findLatestDecisionDefinitionByKey(key) != null;
    }

    @Override
    public boolean form(String key) {
        return brought.forms().contains(key)
                || command.getCamundaFormDefinitionManager().findLatestDefinitionByKey(key) != null;
    }

    @Override
    public boolean topic(String name) {
        return topics.contains(name);
    }

    @Override
    public Optional<LocalDate> settledUntil(String decision) {
        return settled.stream()
                .map(one -> one.until(decision))
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder());
    }
}
