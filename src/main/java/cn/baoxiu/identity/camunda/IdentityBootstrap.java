package cn.baoxiu.identity.camunda;

import cn.baoxiu.identity.Groups;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts groups, grants, Tasklist's lists and the first administrator into the identity store, before the first request
 * is answered. Repeatable: adds what is missing and takes nothing away.
 */
@Component
class IdentityBootstrap implements SmartInitializingSingleton {

    private final GroupStore groups;
    private final Grants grants;
    private final TasklistFilters filters;
    private final FirstAdministrator administrator;
    private final EngineAuthentication engineAuthentication;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;

    IdentityBootstrap(
            GroupStore groups,
            Grants grants,
            TasklistFilters filters,
            FirstAdministrator administrator,
            EngineAuthentication engineAuthentication,
            TransactionTemplate transaction,
            JdbcClient jdbc) {
        this.groups = groups;
        this.grants = grants;
        this.filters = filters;
        this.administrator = administrator;
        this.engineAuthentication = engineAuthentication;
        this.transaction = transaction;
        this.jdbc = jdbc;
    }

    @Override
    public void afterSingletonsInstantiated() {
        transaction.executeWithoutResult(status -> engineAuthentication.runAsSystem(this::run));
    }

    private void run() {
        // Several nodes may start on one empty database: one of them at a time, as the engine itself does it.
        jdbc.sql("select value_ from act_ge_property where name_ = 'deployment.lock' for update")
                .query(String.class)
                .list();
        names().forEach(groups::ensure);
        grants.ofStaff();
        grants.ofAuditor();
        grants.ofDesigner();
        grants.ofAdministrator();
        filters.create();
        administrator.create();
    }

    private static Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put(Groups.PROPERTY_CS, "物业客服");
        names.put(Groups.PROPERTY_ENGINEERING, "物业工程");
        names.put(Groups.WARRANTY_OFFICE, "保修办");
        names.put(Groups.DEVELOPER_CS, "地产客服");
        names.put(Groups.HOTLINE_400, "集团 400 热线");
        names.put(Groups.GROUP_CS, "集团客服");
        names.put(Groups.ENGINEERING, "工程部");
        names.put(Groups.DESIGN, "设计部");
        names.put(Groups.PROCUREMENT, "采购部");
        names.put(Groups.COST, "成本部");
        names.put(Groups.SUBSIDIARY_HEAD, "公司负责人");
        names.put(Groups.AUDITOR, "审计");
        names.put(Groups.DESIGNER, "流程设计");
        names.put(Groups.CAMUNDA_ADMIN, "系统管理员");
        return names;
    }
}
