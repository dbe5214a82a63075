package cn.baoxiu.engine.gate;

import cn.baoxiu.engine.KnownGroups;
import cn.baoxiu.engine.Sentences;
import cn.baoxiu.engine.SettledDecisions;
import cn.baoxiu.engine.guard.ProcessBeans;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Checks every deployment, from wherever it comes, before anything of it can run (design section 1): a model is code.
 * All reasons are told at once, and nothing of a refused deployment is stored.
 */
@Component
public class ModelGate implements Deployer {

    private final ProcessBeans beans;
    private final ObjectProvider<KnownGroups> groups;
    private final ObjectProvider<SettledDecisions> settled;
    private final Sentences sentences;
    private final Set<String> externalTopics;

    ModelGate(
            ProcessBeans beans,
            ObjectProvider<KnownGroups> groups,
            ObjectProvider<SettledDecisions> settled,
            Sentences sentences,
            @Value("${baoxiu.external-topics:}") Set<String> externalTopics) {
        this.beans = beans;
        this.groups = groups;
        this.settled = settled;
        this.sentences = sentences;
        this.externalTopics = externalTopics;
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (!deployment.isNew()) {
            // read again from the database into a node's cache: it was checked when it came
            return;
        }
        Findings findings = check(Context.getCommandContext(), deployment);
        if (deployment.getTenantId() != null) {
            findings.add(String.valueOf(deployment.getName()), "", "gate.tenant", deployment.getTenantId());
        }
        if (!findings.all().isEmpty()) {
            List<String> reasons = findings.all().stream().map(this::sentence).toList();
            throw new ModelRefused(sentences.text("gate.refused"), reasons);
        }
    }

    private Findings check(CommandContext command, DeploymentEntity deployment) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        deployment.getResources().forEach((name, resource) -> files.put(name, resource.getBytes()));
        return check(command, files);
    }

    /** Why a file would not be deployed if it came alone; one Chinese sentence each, none if it would. */
    public List<String> reasons(CommandContext command, String file, byte[] content) {
        return check(command, Map.of(file, content)).all().stream()
                .map(this::sentence)
                .toList();
    }

    private Findings check(CommandContext command, Map<String, byte[]> files) {
        Optional<KnownGroups> known = Optional.ofNullable(groups.getIfAvailable());
        List<SettledDecisions> past = settled.stream().toList();
        return new ModelChecks(files)
                .run(brought -> new DeployedFacts(command, beans, known, past, externalTopics, brought));
    }

    private String sentence(Findings.Finding finding) {
        String reason = sentences.text(finding.messageKey(), finding.args().toArray());
        return finding.element().isEmpty()
                ? sentences.text("gate.inFile", finding.file(), reason)
                : sentences.text("gate.atElement", finding.file(), finding.element(), reason);
    }
}
