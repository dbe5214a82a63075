package cn.baoxiu.identity;

/** Tenants (subsidiaries) and company groups that come into being with imported reference data. All calls repeatable. */
public interface TenantDirectory {

    /** Creates or renames the tenant of a subsidiary; the group-level groups become members of it. */
    void ensureTenant(String code, String name);

    /**
     * Creates or renames the group of a contractor or third party, with the right to use Tasklist.
     *
     * @param groupId {@code contractor-<code>} or {@code third-party-<code>}
     */
    void ensureCompanyGroup(String groupId, String name);
}
