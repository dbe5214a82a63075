package cn.baoxiu.engine.guard;

import cn.baoxiu.engine.StartPlan;
import cn.baoxiu.engine.TenantScope;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.CommandChecker;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.jspecify.annotations.Nullable;

/**
 * Starts an instance with the values of its start form, for the tenant and at the start event that the owner of the
 * process plans. The caller's business key is ignored: the start listener gives it.
 */
final class StartWithForm implements Command<ProcessInstance> {

    private final FormSubmission submission;
    private final StartPlans plans;
    private final String processDefinitionId;
    private final @Nullable Map<String, Object> submitted;

    StartWithForm(
            FormSubmission submission,
            StartPlans plans,
            String processDefinitionId,
            @Nullable Map<String, Object> submitted) {
        this.submission = submission;
        this.plans = plans;
        this.processDefinitionId = processDefinitionId;
        this.submitted = submitted;
    }

    @Override
    public ProcessInstance execute(CommandContext command) {
        ProcessDefinitionEntity process = command.getProcessEngineConfiguration()
                .getDeploymentCache()
                .findDeployedProcessDefinitionById(processDefinitionId);
        for (CommandChecker checker : command.getProcessEngineConfiguration().getCommandCheckers()) {
            checker.checkCreateProcessInstance(process);
        }
        Map<String, Object> values = submission.startValues(command, process, submitted);
        StartPlan.Plan plan = plans.of(process.getKey())
                .orElseThrow(
                        () -> new BadUserRequestException("process " + process.getKey() + " is not started by a form"))
                .of(values);
        if (!command.getTenantManager().isAuthenticatedTenant(plan.tenant())) {
            throw new AuthorizationException("the user is no member of tenant " + plan.tenant());
        }
        return TenantScope.call(plan.tenant(), () -> start(command, plan, FormSubmission.pack(values)));
    }

    private ProcessInstance start(CommandContext command, StartPlan.Plan plan, Map<String, Object> variables) {
        RuntimeService runtime = command.getProcessEngineConfiguration().getRuntimeService();
        String message = plan.messageName();
        if (message == null) {
            return runtime.createProcessInstanceById(processDefinitionId)
                    .setVariables(variables)
                    .execute();
        }
        return runtime.createMessageCorrelation(message)
                .processDefinitionId(processDefinitionId)
                .setVariables(variables)
                .correlateStartMessage();
    }
}
