package cn.baoxiu.engine.guard;

import cn.baoxiu.engine.OpenTask;
import cn.baoxiu.engine.Rejections;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.VariableMap;
import org.jspecify.annotations.Nullable;

/**
 * Form service that passes on only what a form has, leaves nothing of it in the history, and shows in forms the facts
 * that rooms add (rules R10).
 */
final class GuardedFormService extends FormServiceImpl {

    private final FormSubmission submission;
    private final StartPlans plans;
    private final FormFacts facts;

    GuardedFormService(FormSubmission submission, StartPlans plans, FormFacts facts) {
        this.submission = submission;
        this.plans = plans;
        this.facts = facts;
    }

    @Override
    public ProcessInstance submitStartFormData(String processDefinitionId, Map<String, String> properties) {
        return start(processDefinitionId, new LinkedHashMap<>(properties));
    }

    @Override
    public ProcessInstance submitStartFormData(
            String processDefinitionId, @Nullable String businessKey, Map<String, String> properties) {
        return start(processDefinitionId, new LinkedHashMap<>(properties));
    }

    @Override
    public ProcessInstance submitStartForm(String processDefinitionId, @Nullable Map<String, Object> properties) {
        return start(processDefinitionId, properties);
    }

    @Override
    public ProcessInstance submitStartForm(
            String processDefinitionId, @Nullable String businessKey, @Nullable Map<String, Object> properties) {
        return start(processDefinitionId, properties);
    }

    @Override
    public void submitTaskFormData(String taskId, Map<String, String> properties) {
        submit(taskId, new LinkedHashMap<>(properties), false, false);
    }

    @Override
    public void submitTaskForm(String taskId, @Nullable Map<String, Object> properties) {
        submit(taskId, properties, false, false);
    }

    @Override
    public VariableMap submitTaskFormWithVariablesInReturn(
            String taskId, @Nullable Map<String, Object> properties, boolean deserializeValues) {
        return submit(taskId, properties, true, deserializeValues);
    }

    @Override
    public VariableMap getTaskFormVariables(
            String taskId, @Nullable Collection<String> formVariables, boolean deserializeObjectValues) {
        VariableMap variables = super.getTaskFormVariables(taskId, formVariables, deserializeObjectValues);
        OpenTask task = commandExecutor.execute(OpenTasks.byId(taskId));
        if (task != null) {
            facts.addTo(variables, task, formVariables);
        }
        return variables;
    }

    @Override
    public VariableMap getStartFormVariables(
            String processDefinitionId, @Nullable Collection<String> formVariables, boolean deserializeObjectValues) {
        VariableMap variables =
                super.getStartFormVariables(processDefinitionId, formVariables, deserializeObjectValues);
        String processKey = commandExecutor.execute(command -> command.getProcessEngineConfiguration()
                .getDeploymentCache()
                .findDeployedProcessDefinitionById(processDefinitionId)
                .getKey());
        facts.addToStart(variables, processKey, formVariables);
        return variables;
    }

    private ProcessInstance start(String processDefinitionId, @Nullable Map<String, Object> properties) {
        return Rejections.unwrap(
                () -> commandExecutor.execute(new StartWithForm(submission, plans, processDefinitionId, properties)));
    }

    private VariableMap submit(
            String taskId, @Nullable Map<String, Object> properties, boolean returnVariables, boolean deserialize) {
        return Rejections.unwrap(() -> commandExecutor.execute(new CompleteWithForm(
                submission, CompleteWithForm.End.SUBMIT, taskId, properties, returnVariables, deserialize)));
    }
}
