package cn.baoxiu.engine.work;

import cn.baoxiu.engine.MidwayStarter;
import cn.baoxiu.engine.TenantScope;
import cn.baoxiu.engine.guard.EngineCommands;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.runtime.ProcessInstantiationBuilder;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class CamundaMidwayStarter implements MidwayStarter {

    private final EngineCommands commands;

    CamundaMidwayStarter(EngineCommands commands) {
        this.commands = commands;
    }

    @Override
    @Transactional
    public void start(
            String processKey,
            String businessKey,
            String tenant,
            Map<String, ? extends @Nullable Object> variables,
            Entry at) {
        TenantScope.call(
                tenant, () -> commands.runFreely(command -> start(command, processKey, businessKey, variables, at)));
    }

    private static boolean start(
            CommandContext command,
            String processKey,
            String businessKey,
            Map<String, ? extends @Nullable Object> variables,
            Entry at) {
        ProcessInstantiationBuilder builder = command.getProcessEngineConfiguration()
                .getRuntimeService()
                .createProcessInstanceByKey(processKey)
                .processDefinitionWithoutTenantId()
                .businessKey(businessKey)
                .setVariables(new HashMap<>(variables))
                .startBeforeActivity(at.activity());
        at.flows().forEach(builder::startTransition);
        try {
            builder.execute();
            return true;
        } catch (NullValueException e) {
            throw new NoSuchElementException("no process " + processKey, e);
        }
    }
}
