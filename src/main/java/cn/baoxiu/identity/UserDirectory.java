package cn.baoxiu.identity;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Creates and finds people in the identity store. */
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

    /**
     * Everybody of a group who works for a subsidiary, by user id.
     *
     * @param group id of a group, those of companies included
     * @param subsidiary tenant id; group-level users work for all
     */
    List<Contact> members(String group, String subsidiary);

    /** Everybody of a group, whatever subsidiary they work for, by user id. */
    List<Contact> members(String group);

    /** Those of the users that exist, by user id. */
    List<Contact> contacts(Collection<String> ids);

    /** Everybody who is in one of the groups and works for one of the subsidiaries, by id; group-level users work for all. */
    List<Person> people(Collection<String> groups, Collection<String> subsidiaries);

    /** Display names by user id, for lists; who does not exist (any more) is missing. */
    Map<String, String> names(Collection<String> ids);

    /** @param name for display */
    record Person(String id, String name) {}

    /** @param email as kept in the identity store; null if there is none */
    record Contact(String userId, @Nullable String email) {}
}
