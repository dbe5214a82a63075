package cn.baoxiu.identity.camunda;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.stereotype.Component;

/** Groups in the identity store. */
@Component
class GroupStore {

    private final IdentityService identityService;

    GroupStore(IdentityService identityService) {
        this.identityService = identityService;
    }

    /** Creates or renames a group. */
    void ensure(String id, String name) {
        Group group = identityService.createGroupQuery().groupId(id).singleResult();
        if (group == null) {
            group = identityService.newGroup(id);
            group.setType("WORKFLOW");
        }
        if (!name.equals(group.getName())) {
            group.setName(name);
            identityService.saveGroup(group);
        }
    }
}
