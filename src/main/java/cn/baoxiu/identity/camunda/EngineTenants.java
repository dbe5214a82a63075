package cn.baoxiu.identity.camunda;

import cn.baoxiu.estate.CompanyImported;
import cn.baoxiu.estate.Party;
import cn.baoxiu.estate.SubsidiaryImported;
import cn.baoxiu.identity.Groups;
import cn.baoxiu.identity.TenantDirectory;
import java.util.TreeSet;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Tenant;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tenants and company groups in the engine's identity store; follows the import of reference data. */
@Component
class EngineTenants implements TenantDirectory {

    private final IdentityService identityService;
    private final EngineAuthentication engineAuthentication;
    private final GroupStore groups;
    private final Grants grants;
    private final TasklistFilters filters;

    EngineTenants(
            IdentityService identityService,
            EngineAuthentication engineAuthentication,
            GroupStore groups,
            Grants grants,
            TasklistFilters filters) {
        this.identityService = identityService;
        this.engineAuthentication = engineAuthentication;
        this.groups = groups;
        this.grants = grants;
        this.filters = filters;
    }

    @EventListener
    void on(SubsidiaryImported subsidiary) {
        ensureTenant(subsidiary.code(), subsidiary.name());
    }

    @EventListener
    void on(CompanyImported company) {
        boolean third = company.kind() == Party.Kind.THIRD_PARTY;
        ensureCompanyGroup(Groups.ofRepairer(company.code(), third), company.name());
    }

    @Override
    public void ensureTenant(String code, String name) {
        engineAuthentication.runAsSystem(() -> {
            Tenant tenant = identityService.createTenantQuery().tenantId(code).singleResult();
            if (tenant == null) {
                tenant = identityService.newTenant(code);
            }
            if (!name.equals(tenant.getName())) {
                tenant.setName(name);
                identityService.saveTenant(tenant);
            }
            new TreeSet<>(Groups.GROUP_LEVEL).forEach(group -> ensureMember(code, group));
        });
    }

    @Override
    public void ensureCompanyGroup(String groupId, String name) {
        if (!Groups.isCompany(groupId)) {
            throw new IllegalArgumentException("not a company's group: " + groupId);
        }
        engineAuthentication.runAsSystem(() -> {
            groups.ensure(groupId, name);
            grants.ofCompany(groupId);
            filters.grantTo(groupId);
        });
    }

    private void ensureMember(String tenant, String group) {
        boolean member = identityService
                        .createTenantQuery()
                        .tenantId(tenant)
                        .groupMember(group)
                        .count()
                == 1;
        if (!member) {
            identityService.createTenantGroupMembership(tenant, group);
        }
    }
}
