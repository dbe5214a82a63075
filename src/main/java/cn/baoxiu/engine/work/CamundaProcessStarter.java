package cn.baoxiu.engine.work;

import cn.baoxiu.engine.ProcessStarter;
import cn.baoxiu.engine.guard.EngineCommands;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class CamundaProcessStarter implements ProcessStarter {

    private final EngineCommands commands;
    private final RepositoryService repository;
    private final FormService forms;

    CamundaProcessStarter(EngineCommands commands, RepositoryService repository, FormService forms) {
        this.commands = commands;
        this.repository = repository;
        this.forms = forms;
    }

    @Override
    @Transactional
    public String start(String processKey, Map<String, ?> values) {
        // whether the user may start it is asked when it starts; here it is only found
        ProcessDefinition process = commands.runFreely(command -> repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(processKey)
                .latestVersion()
                .withoutTenantId()
                .singleResult());
        if (process == null) {
            throw new NoSuchElementException("no process " + processKey);
        }
        ProcessInstance instance = forms.submitStartForm(process.getId(), new LinkedHashMap<>(values));
        String businessKey = instance.getBusinessKey();
        if (businessKey == null) {
            throw new IllegalStateException("the start of " + processKey + " gave no business key");
        }
        return businessKey;
    }
}
