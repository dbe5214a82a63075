package cn.baoxiu.identity;

import cn.baoxiu.engine.TenantScope;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** A process of one task, with the grants that {@code repair-case} has, to try who sees what. */
@Component
class Probe {

    static final String KEY = "isolation-probe";

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    AuthorizationService authorizations;

    /** @param process id of the instance, @param task id of its only task */
    record Started(String process, String task) {}

    void deploy() {
        repository
                .createDeployment()
                .name(KEY)
                .enableDuplicateFiltering(true)
                .addClasspathResource("probes/isolation-probe.bpmn")
                .deploy();
        for (String group : new String[] {Groups.PROPERTY_CS, Groups.WARRANTY_OFFICE}) {
            grant(
                    group,
                    ProcessDefinitionPermissions.READ,
                    ProcessDefinitionPermissions.READ_INSTANCE,
                    ProcessDefinitionPermissions.READ_TASK,
                    ProcessDefinitionPermissions.READ_HISTORY);
        }
    }

    Started start(String tenant, String group) {
        return TenantScope.call(tenant, () -> {
            String process = runtime.createProcessInstanceByKey(KEY)
                    .setVariable("repairingGroup", group)
                    .execute()
                    .getId();
            return new Started(
                    process,
                    tasks.createTaskQuery()
                            .processInstanceId(process)
                            .singleResult()
                            .getId());
        });
    }

    boolean isOpen(Started started) {
        return tasks.createTaskQuery().taskId(started.task()).taskUnassigned().count() == 1;
    }

    private void grant(String group, Permission... permissions) {
        boolean there = authorizations
                        .createAuthorizationQuery()
                        .groupIdIn(group)
                        .resourceType(Resources.PROCESS_DEFINITION)
                        .resourceId(KEY)
                        .count()
                > 0;
        if (there) {
            return;
        }
        Authorization grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        grant.setGroupId(group);
        grant.setResource(Resources.PROCESS_DEFINITION);
        grant.setResourceId(KEY);
        grant.setPermissions(permissions);
        authorizations.saveAuthorization(grant);
    }
}
