package cn.baoxiu.engine.work;

import cn.baoxiu.engine.ProcessVariable;
import cn.baoxiu.engine.RunningInstances;
import cn.baoxiu.engine.guard.EngineCommands;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.springframework.stereotype.Service;

@Service
class CamundaRunningInstances implements RunningInstances {

    private final EngineCommands commands;

    CamundaRunningInstances(EngineCommands commands) {
        this.commands = commands;
    }

    @Override
    public State state(String processKey, String businessKey, ProcessVariable<Long> variable, long value) {
        return commands.runFreely(command -> {
            ProcessInstance found = runtime(command)
                    .createProcessInstanceQuery()
                    .processDefinitionKey(processKey)
                    .processInstanceBusinessKey(businessKey)
                    .variableValueEquals(variable.name(), value)
                    .singleResult();
            if (found == null) {
                return State.GONE;
            }
            return found.isSuspended() ? State.SUSPENDED : State.ACTIVE;
        });
    }

    @Override
    public Set<Long> values(String processKey, ProcessVariable<Long> variable) {
        return commands.runFreely(command -> {
            Set<String> instances =
                    runtime(command).createProcessInstanceQuery().processDefinitionKey(processKey).list().stream()
                            .map(ProcessInstance::getId)
                            .collect(Collectors.toSet());
            return runtime(command).createVariableInstanceQuery().variableName(variable.name()).list().stream()
                    .filter(known -> instances.contains(known.getProcessInstanceId()))
                    .map(VariableInstance::getValue)
                    .filter(Long.class::isInstance)
                    .map(Long.class::cast)
                    .collect(Collectors.toSet());
        });
    }

    @Override
    public Set<String> going(String processKey) {
        return commands.runFreely(command -> {
            Set<String> stopped = runtime(command).createIncidentQuery().list().stream()
                    .map(Incident::getProcessInstanceId)
                    .collect(Collectors.toSet());
            return runtime(command)
                    .createProcessInstanceQuery()
                    .processDefinitionKey(processKey)
                    .active()
                    .list()
                    .stream()
                    .filter(instance -> !stopped.contains(instance.getId()))
                    .map(ProcessInstance::getBusinessKey)
                    .filter(Objects::nonNull)
                    .collect(Collectors.toSet());
        });
    }

    private static RuntimeService runtime(CommandContext command) {
        return command.getProcessEngineConfiguration().getRuntimeService();
    }
}
