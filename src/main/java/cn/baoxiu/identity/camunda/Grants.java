package cn.baoxiu.identity.camunda;

import cn.baoxiu.identity.Groups;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.UserOperationLogCategoryPermissions;
import org.springframework.stereotype.Component;

/**
 * What each group may do in the engine: grants to groups only, never revokes (they are unusably slow on PostgreSQL) and
 * never grants to single users. Tasks need no grant: candidates and assignees may work on theirs.
 */
@Component
class Grants {

    private static final String REPAIR_CASE = "repair-case";
    private static final String ESCALATION = "escalation";
    private static final String CONTRACTOR_PENALTY = "contractor-penalty";
    private static final String THIRD_PARTY_REPAIR = "third-party-repair";
    private static final String RETENTION_RELEASE = "retention-release";
    private static final String DEDUCTION_REVERSAL = "deduction-reversal";
    private static final String CALLBACK_SURVEY = "callback-survey";
    private static final String MONTHLY_SCORECARD = "monthly-scorecard";
    private static final List<String> PROCESSES = List.of(
            REPAIR_CASE,
            ESCALATION,
            CONTRACTOR_PENALTY,
            THIRD_PARTY_REPAIR,
            RETENTION_RELEASE,
            DEDUCTION_REVERSAL,
            CALLBACK_SURVEY,
            MONTHLY_SCORECARD);
    private static final String TASKLIST = "tasklist";
    private static final String COCKPIT = "cockpit";

    /** See every open task of their subsidiaries, not only those of their own group. */
    private static final Set<String> OVERSEERS =
            Set.of(Groups.WARRANTY_OFFICE, Groups.DEVELOPER_CS, Groups.GROUP_CS, Groups.SUBSIDIARY_HEAD);

    /** May hand a task to someone else. */
    private static final Set<String> LEADS = Set.of(Groups.WARRANTY_OFFICE, Groups.SUBSIDIARY_HEAD);

    private final AuthorizationService authorizationService;

    Grants(AuthorizationService authorizationService) {
        this.authorizationService = authorizationService;
    }

    void ofStaff() {
        for (String group : new TreeSet<>(Groups.STAFF)) {
            grant(group, Resources.APPLICATION, TASKLIST, Permissions.ACCESS);
            // Tasklist shows variables of the case beside each task; the gate keeps staff from listing instances.
            for (String process : PROCESSES) {
                grant(
                        group,
                        Resources.PROCESS_DEFINITION,
                        process,
                        ProcessDefinitionPermissions.READ,
                        ProcessDefinitionPermissions.READ_INSTANCE);
            }
        }
        for (String group : new TreeSet<>(Groups.INTAKE)) {
            grant(group, Resources.PROCESS_DEFINITION, REPAIR_CASE, ProcessDefinitionPermissions.CREATE_INSTANCE);
            grant(group, Resources.PROCESS_INSTANCE, Authorization.ANY, Permissions.CREATE);
        }
        for (String group : List.of(Groups.GROUP_CS, Groups.HOTLINE_400)) {
            // a call of an owner opens an escalation
            grant(group, Resources.PROCESS_DEFINITION, ESCALATION, ProcessDefinitionPermissions.CREATE_INSTANCE);
        }
        // letters, third parties, releases and reversals are begun by the office that answers for them
        for (String process : List.of(CONTRACTOR_PENALTY, THIRD_PARTY_REPAIR, RETENTION_RELEASE, DEDUCTION_REVERSAL)) {
            grant(
                    Groups.WARRANTY_OFFICE,
                    Resources.PROCESS_DEFINITION,
                    process,
                    ProcessDefinitionPermissions.CREATE_INSTANCE);
        }
        for (String process : PROCESSES) {
            for (String group : new TreeSet<>(OVERSEERS)) {
                grant(group, Resources.PROCESS_DEFINITION, process, ProcessDefinitionPermissions.READ_TASK);
            }
            for (String group : new TreeSet<>(LEADS)) {
                grant(group, Resources.PROCESS_DEFINITION, process, ProcessDefinitionPermissions.TASK_ASSIGN);
            }
        }
    }

    /** Contractors and third parties: Tasklist, and there only the tasks they are candidates for. */
    void ofCompany(String group) {
        grant(group, Resources.APPLICATION, TASKLIST, Permissions.ACCESS);
    }

    void ofAuditor() {
        String group = Groups.AUDITOR;
        grant(group, Resources.APPLICATION, COCKPIT, Permissions.ACCESS);
        grant(
                group,
                Resources.PROCESS_DEFINITION,
                Authorization.ANY,
                ProcessDefinitionPermissions.READ,
                ProcessDefinitionPermissions.READ_INSTANCE,
                ProcessDefinitionPermissions.READ_TASK,
                ProcessDefinitionPermissions.READ_HISTORY);
        readDecisions(group);
        grant(group, Resources.DECISION_DEFINITION, Authorization.ANY, Permissions.READ, Permissions.READ_HISTORY);
        grant(group, Resources.DEPLOYMENT, Authorization.ANY, Permissions.READ);
        grant(group, Resources.OPERATION_LOG_CATEGORY, Authorization.ANY, UserOperationLogCategoryPermissions.READ);
    }

    void ofDesigner() {
        String group = Groups.DESIGNER;
        grant(group, Resources.APPLICATION, COCKPIT, Permissions.ACCESS);
        grant(
                group,
                Resources.PROCESS_DEFINITION,
                Authorization.ANY,
                ProcessDefinitionPermissions.READ,
                ProcessDefinitionPermissions.READ_INSTANCE);
        readDecisions(group);
        grant(group, Resources.DEPLOYMENT, Authorization.ANY, Permissions.CREATE, Permissions.READ);
    }

    void ofAdministrator() {
        for (Resources resource : Resources.values()) {
            grant(Groups.CAMUNDA_ADMIN, resource, Authorization.ANY, Permissions.ALL);
        }
    }

    void readFilter(String group, String filterId) {
        grant(group, Resources.FILTER, filterId, Permissions.READ);
    }

    private void readDecisions(String group) {
        grant(group, Resources.DECISION_DEFINITION, Authorization.ANY, Permissions.READ);
        grant(group, Resources.DECISION_REQUIREMENTS_DEFINITION, Authorization.ANY, Permissions.READ);
    }

    private void grant(String group, Resource resource, String resourceId, Permission... permissions) {
        Authorization known = authorizationService
                .createAuthorizationQuery()
                .authorizationType(Authorization.AUTH_TYPE_GRANT)
                .groupIdIn(group)
                .resourceType(resource)
                .resourceId(resourceId)
                .singleResult();
        Authorization grant =
                known == null ? authorizationService.createNewAuthorization(Authorization.AUTH_TYPE_GRANT) : known;
        if (known == null) {
            grant.setGroupId(group);
            grant.setResource(resource);
            grant.setResourceId(resourceId);
        }
        boolean changed = known == null;
        for (Permission permission : permissions) {
            changed |= !grant.isPermissionGranted(permission);
            grant.addPermission(permission);
        }
        if (changed) {
            authorizationService.saveAuthorization(grant);
        }
    }
}
