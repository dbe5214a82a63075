package cn.baoxiu.identity.camunda;

import cn.baoxiu.engine.KnownGroups;
import cn.baoxiu.identity.Groups;
import org.springframework.stereotype.Component;

/** Models may name the duties that work on tasks, and the groups of companies. */
@Component
class DutyGroups implements KnownGroups {

    @Override
    public boolean knows(String groupId) {
        return Groups.STAFF.contains(groupId) || Groups.isCompany(groupId);
    }
}
