package cn.baoxiu.identity;

import java.util.Collection;

/** Creates people in the identity store. */
public interface UserDirectory {

    /**
     * Creates the user if there is none of that id; otherwise only adds the memberships that are missing. A password
     * that is already set is kept.
     *
     * @param lastName family name, shown before {@code firstName}
     * @param groups ids of existing groups
     * @param tenants codes of existing subsidiaries; not needed for users of a group-level group
     * @throws IllegalArgumentException if the password breaks the password policy
     */
    void create(
            String id,
            String firstName,
            String lastName,
            String password,
            Collection<String> groups,
            Collection<String> tenants);

    boolean exists(String id);
}
