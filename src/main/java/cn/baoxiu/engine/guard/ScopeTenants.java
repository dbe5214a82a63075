package cn.baoxiu.engine.guard;

import cn.baoxiu.engine.TenantScope;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProvider;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderCaseInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderHistoricDecisionInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderProcessInstanceContext;
import org.jspecify.annotations.Nullable;

/**
 * Gives a new instance the tenant of its caller or of the {@link TenantScope}, and refuses to start one without: rows
 * without a tenant are visible to every tenant.
 */
final class ScopeTenants implements TenantIdProvider {

    /** Tenant of decisions taken outside any case, which nobody is a member of. */
    static final String NOBODY = "-";

    @Override
    public String provideTenantIdForProcessInstance(TenantIdProviderProcessInstanceContext context) {
        String tenant = tenantOf(context.getSuperExecution());
        if (tenant == null) {
            throw new IllegalStateException("a process instance of "
                    + context.getProcessDefinition().getKey() + " was started without a tenant");
        }
        return tenant;
    }

    @Override
    public String provideTenantIdForCaseInstance(TenantIdProviderCaseInstanceContext context) {
        throw new IllegalStateException("CMMN is not used here");
    }

    @Override
    public String provideTenantIdForHistoricDecisionInstance(TenantIdProviderHistoricDecisionInstanceContext context) {
        String tenant = tenantOf(context.getExecution());
        return tenant == null ? NOBODY : tenant;
    }

    private static @Nullable String tenantOf(@Nullable DelegateExecution execution) {
        String inherited = execution == null ? null : execution.getTenantId();
        return inherited == null ? TenantScope.current() : inherited;
    }
}
