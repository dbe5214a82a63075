package cn.baoxiu.identity;

import java.security.Principal;
import java.util.Optional;
import java.util.Set;

/**
 * The person (or integration) in whose name the current request runs.
 *
 * @param groups Camunda group ids
 * @param tenants codes of the subsidiaries whose data the user may see; group-level users are members of all
 */
public record AppUser(String id, String displayName, Set<String> groups, Set<String> tenants) implements Principal {

    /** The id: what security calls the name of a login, and what is written where somebody did something. */
    @Override
    public String getName() {
        return id;
    }

    public boolean isIn(String group) {
        return groups.contains(group);
    }

    public boolean maySee(String subsidiary) {
        return tenants.contains(subsidiary);
    }

    public boolean isInAny(Set<String> anyOf) {
        return groups.stream().anyMatch(anyOf::contains);
    }

    /** Works on tasks: a member of staff, or of a contractor or third party. */
    public boolean worksOnTasks() {
        return groups.stream().anyMatch(g -> Groups.STAFF.contains(g) || Groups.isCompany(g));
    }

    /** Code of the contractor or third party the user works for; such a user sees only that company's work orders. */
    public Optional<String> companyCode() {
        return groups.stream()
                .filter(g -> g.startsWith(Groups.CONTRACTOR_PREFIX) || g.startsWith(Groups.THIRD_PARTY_PREFIX))
                .map(g -> g.substring(
                        g.startsWith(Groups.CONTRACTOR_PREFIX)
                                ? Groups.CONTRACTOR_PREFIX.length()
                                : Groups.THIRD_PARTY_PREFIX.length()))
                .findFirst();
    }
}
