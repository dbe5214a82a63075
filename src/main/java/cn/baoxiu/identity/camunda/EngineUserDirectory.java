package cn.baoxiu.identity.camunda;

import cn.baoxiu.identity.UserDirectory;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Users in the engine's identity store. */
@Component
class EngineUserDirectory implements UserDirectory {

    private static final String MEMBERS =
            """
            select u.id_, u.email_ from act_id_membership m join act_id_user u on u.id_ = m.user_id_
            where m.group_id_ = :group and (
                exists (select 1 from act_id_tenant_member t where t.user_id_ = u.id_ and t.tenant_id_ = :tenant)
                or exists (select 1 from act_id_tenant_member t join act_id_membership g on g.group_id_ = t.group_id_
                    where g.user_id_ = u.id_ and t.tenant_id_ = :tenant))
            order by u.id_""";

    private static final String PEOPLE =
            """
            select distinct u.id_, u.last_, u.first_ from act_id_membership m join act_id_user u on u.id_ = m.user_id_
            where m.group_id_ in (:groups) and (
                exists (select 1 from act_id_tenant_member t where t.user_id_ = u.id_ and t.tenant_id_ in (:tenants))
                or exists (select 1 from act_id_tenant_member t join act_id_membership g on g.group_id_ = t.group_id_
                    where g.user_id_ = u.id_ and t.tenant_id_ in (:tenants)))
            order by u.id_""";

    private final IdentityService identityService;
    private final EngineAuthentication engineAuthentication;
    private final JdbcClient jdbc;

    EngineUserDirectory(IdentityService identityService, EngineAuthentication engineAuthentication, JdbcClient jdbc) {
        this.identityService = identityService;
        this.engineAuthentication = engineAuthentication;
        this.jdbc = jdbc;
    }

    @Override
    @Transactional
    public void create(
            String id,
            String firstName,
            String lastName,
            String password,
            Collection<String> groups,
            Collection<String> tenants) {
        engineAuthentication.runAsSystem(() -> {
            if (!exists(id)) {
                save(id, firstName, lastName, password);
            }
            groups.forEach(group -> ensureMember(id, group));
            tenants.forEach(tenant -> ensureTenantMember(id, tenant));
        });
    }

    @Override
    public boolean exists(String id) {
        return engineAuthentication.callAsSystem(
                () -> identityService.createUserQuery().userId(id).count() == 1);
    }

    /** In one statement where the engine's API needs several, and without rights of whoever caused the message. */
    @Override
    public List<Contact> members(String group, String subsidiary) {
        return jdbc.sql(MEMBERS)
                .param("group", group)
                .param("tenant", subsidiary)
                .query(EngineUserDirectory::contact)
                .list();
    }

    @Override
    public List<Contact> members(String group) {
        return jdbc.sql(
                        """
                        select u.id_, u.email_ from act_id_membership m join act_id_user u on u.id_ = m.user_id_
                        where m.group_id_ = ? order by u.id_""")
                .param(group)
                .query(EngineUserDirectory::contact)
                .list();
    }

    @Override
    public List<Contact> contacts(Collection<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("select id_, email_ from act_id_user where id_ in (:ids) order by id_")
                .param("ids", ids)
                .query(EngineUserDirectory::contact)
                .list();
    }

    @Override
    public List<Person> people(Collection<String> groups, Collection<String> subsidiaries) {
        if (groups.isEmpty() || subsidiaries.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(PEOPLE)
                .param("groups", groups)
                .param("tenants", subsidiaries)
                .query(EngineUserDirectory::person)
                .list();
    }

    @Override
    public Map<String, String> names(Collection<String> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("select id_, last_, first_ from act_id_user where id_ in (:ids)")
                .param("ids", ids)
                .query(EngineUserDirectory::person)
                .list()
                .stream()
                .collect(Collectors.toMap(Person::id, Person::name));
    }

    private static Person person(ResultSet row, int number) throws SQLException {
        String id = row.getString(1);
        return new Person(id, AppUsers.nameOf(id, row.getString(2), row.getString(3)));
    }

    private static Contact contact(ResultSet row, int number) throws SQLException {
        String email = row.getString(2);
        return new Contact(row.getString(1), email == null || email.isBlank() ? null : email.strip());
    }

    private void save(String id, String firstName, String lastName, String password) {
        User user = identityService.newUser(id);
        user.setFirstName(firstName);
        user.setLastName(lastName);
        user.setPassword(password);
        if (!identityService.checkPasswordAgainstPolicy(password, user).isValid()) {
            throw new IllegalArgumentException("the password of user " + id
                    + " breaks the password policy: at least 10 characters, with an upper-case and a lower-case letter,"
                    + " a digit and a special character, and without the user's name");
        }
        identityService.saveUser(user);
    }

    private void ensureMember(String user, String group) {
        boolean member = identityService
                        .createGroupQuery()
                        .groupId(group)
                        .groupMember(user)
                        .count()
                == 1;
        if (!member) {
            identityService.createMembership(user, group);
        }
    }

    private void ensureTenantMember(String user, String tenant) {
        boolean member = identityService
                        .createTenantQuery()
                        .tenantId(tenant)
                        .userMember(user)
                        .count()
                == 1;
        if (!member) {
            identityService.createTenantUserMembership(tenant, user);
        }
    }
}
