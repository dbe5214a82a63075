package cn.baoxiu.engine.guard;

import cn.baoxiu.engine.SubmittedForm;
import java.util.Map;
import org.camunda.bpm.engine.impl.el.StartProcessVariableScope;
import org.camunda.bpm.engine.impl.form.FormDefinition;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Packs the form's own values into the one transient variable that carries a submission (rules R10). */
@Component
public final class FormSubmission {

    private final FormFields fields = new FormFields();

    Map<String, Object> ofTask(CommandContext command, TaskEntity task, @Nullable Map<String, Object> submitted) {
        TaskDefinition definition = task.getTaskDefinition();
        FormDefinition form = definition == null ? null : definition.getFormDefinition();
        String deploymentId =
                definition == null ? "" : task.getProcessDefinition().getDeploymentId();
        return pack(fields.keep(command, form, deploymentId, task, submitted));
    }

    Map<String, Object> startValues(
            CommandContext command, ProcessDefinitionEntity process, @Nullable Map<String, Object> submitted) {
        return fields.keep(
                command,
                process.getStartFormDefinition(),
                process.getDeploymentId(),
                StartProcessVariableScope.getSharedInstance(),
                submitted);
    }

    public static Map<String, Object> pack(Map<String, ?> values) {
        return Map.of(SubmittedForm.VARIABLE, Variables.stringValue(SubmittedForm.toJson(values), true));
    }
}
