package cn.baoxiu.engine.work;

import cn.baoxiu.engine.Messages;
import cn.baoxiu.engine.Rejections;
import cn.baoxiu.engine.guard.EngineCommands;
import cn.baoxiu.engine.guard.FormSubmission;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.runtime.Execution;
import org.springframework.stereotype.Service;

@Service
class CamundaMessages implements Messages {

    private final EngineCommands commands;

    CamundaMessages(EngineCommands commands) {
        this.commands = commands;
    }

    @Override
    public boolean correlate(String processKey, String businessKey, String messageName, Map<String, ?> form) {
        Map<String, Object> variables = FormSubmission.pack(form);
        return Rejections.unwrap(() ->
                commands.runFreely(command -> correlate(command, processKey, businessKey, messageName, variables)));
    }

    private static boolean correlate(
            CommandContext command,
            String processKey,
            String businessKey,
            String messageName,
            Map<String, Object> variables) {
        RuntimeService runtime = command.getProcessEngineConfiguration().getRuntimeService();
        List<Execution> waiting = runtime.createExecutionQuery()
                .processDefinitionKey(processKey)
                .processInstanceBusinessKey(businessKey)
                .messageEventSubscriptionName(messageName)
                .active()
                .list();
        if (waiting.isEmpty()) {
            return false;
        }
        if (waiting.size() > 1) {
            throw new IllegalStateException(
                    waiting.size() + " executions of " + businessKey + " wait for " + messageName);
        }
        runtime.messageEventReceived(messageName, waiting.get(0).getId(), variables);
        return true;
    }
}
