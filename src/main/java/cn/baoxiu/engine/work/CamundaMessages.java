package cn.baoxiu.engine.work;

import cn.baoxiu.engine.Messages;
import cn.baoxiu.engine.ProcessVariable;
import cn.baoxiu.engine.Rejections;
import cn.baoxiu.engine.guard.EngineCommands;
import cn.baoxiu.engine.guard.FormSubmission;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.event.EventType;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.EventSubscriptionEntity;
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

    @Override
    public boolean correlate(
            String processKey, String businessKey, ProcessVariable<Long> variable, long value, String messageName) {
        Map<String, Object> variables = FormSubmission.pack(Map.of());
        return Rejections.unwrap(() -> commands.runFreely(command -> {
            Set<String> waiting = waiting(command, processKey, businessKey, messageName);
            waiting.removeIf(
                    execution -> !Long.valueOf(value).equals(runtime(command).getVariable(execution, variable.name())));
            return send(command, businessKey, messageName, waiting, variables);
        }));
    }

    private static boolean correlate(
            CommandContext command,
            String processKey,
            String businessKey,
            String messageName,
            Map<String, Object> variables) {
        return send(
                command, businessKey, messageName, waiting(command, processKey, businessKey, messageName), variables);
    }

    private static boolean send(
            CommandContext command,
            String businessKey,
            String messageName,
            Set<String> waiting,
            Map<String, Object> variables) {
        if (waiting.isEmpty()) {
            return false;
        }
        if (waiting.size() > 1) {
            throw new IllegalStateException(
                    waiting.size() + " executions of " + businessKey + " wait for " + messageName);
        }
        runtime(command).messageEventReceived(messageName, waiting.iterator().next(), variables);
        return true;
    }

    /**
     * Ids of executions, as they are at this point of the command that may be running: its query sees the tables only,
     * where an execution may still wait that this command ended, and one that this command began is not there yet.
     */
    private static Set<String> waiting(
            CommandContext command, String processKey, String businessKey, String messageName) {
        Set<String> waiting = new LinkedHashSet<>();
        runtime(command)
                .createExecutionQuery()
                .processDefinitionKey(processKey)
                .processInstanceBusinessKey(businessKey)
                .messageEventSubscriptionName(messageName)
                .active()
                .list()
                .forEach(execution -> waiting.add(execution.getId()));
        command.getDbEntityManager().getCachedEntitiesByType(EventSubscriptionEntity.class).stream()
                .filter(known -> messageName.equals(known.getEventName()) && known.getExecutionId() != null)
                .map(EventSubscriptionEntity::getExecution)
                .filter(execution -> execution != null
                        && businessKey.equals(execution.getProcessBusinessKey())
                        && processKey.equals(execution.getProcessDefinition().getKey()))
                .forEach(execution -> waiting.add(execution.getId()));
        waiting.removeIf(execution -> !waits(command, execution, messageName));
        return waiting;
    }

    private static boolean waits(CommandContext command, String execution, String messageName) {
        return command
                .getEventSubscriptionManager()
                .findEventSubscriptionsByNameAndExecution(EventType.MESSAGE.name(), messageName, execution, false)
                .stream()
                .anyMatch(known -> !command.getDbEntityManager().isDeleted(known));
    }

    private static RuntimeService runtime(CommandContext command) {
        return command.getProcessEngineConfiguration().getRuntimeService();
    }
}
