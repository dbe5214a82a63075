package cn.baoxiu.scorecard.reward;

import cn.baoxiu.identity.AppUser;
import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.identity.Groups;
import cn.baoxiu.identity.UserDirectory;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/**
 * Who enters, confirms and sees rewards and penalties: developer customer service and head enter, head and group customer service
 * confirm; everybody of staff sees the own ones, those two and the group all of their subsidiaries; companies none.
 */
@Component
public class RewardAccess {

    private static final Set<String> ENTERING = Set.of(Groups.DEVELOPER_CS, Groups.SUBSIDIARY_HEAD);
    private static final Set<String> CONFIRMING = Set.of(Groups.SUBSIDIARY_HEAD, Groups.GROUP_CS);

    /** Duties in a subsidiary; group-level people are members of every one, so they are nobody's staff here. */
    private static final Set<String> OF_SUBSIDIARIES = Groups.STAFF.stream()
            .filter(group -> !Groups.GROUP_LEVEL.contains(group))
            .collect(Collectors.toUnmodifiableSet());

    private final CurrentUser currentUser;
    private final UserDirectory users;

    RewardAccess(CurrentUser currentUser, UserDirectory users) {
        this.currentUser = currentUser;
        this.users = users;
    }

    /** @throws AccessDeniedException for companies, and for whoever has no duty */
    AppUser staff() {
        AppUser user = currentUser.find().orElseThrow(() -> new AccessDeniedException("nobody is logged in"));
        if (user.companyCode().isPresent() || !user.isInAny(Groups.STAFF) && !user.isInAny(Groups.GROUP_LEVEL)) {
            throw new AccessDeniedException("rewards and penalties are for staff");
        }
        return user;
    }

    /** Whether there is a subsidiary for which the person enters them. */
    public boolean enters() {
        return staff().isInAny(ENTERING);
    }

    boolean entersFor(String subsidiary) {
        return enters() && staff().maySee(subsidiary);
    }

    public boolean confirms(Reward reward) {
        return staff().isInAny(CONFIRMING) && staff().maySee(reward.subsidiaryId());
    }

    /** Subsidiaries all of whose entries the person sees; everywhere else only the own ones. */
    Set<String> watched() {
        AppUser user = staff();
        return user.isInAny(ENTERING) || user.isInAny(Groups.GROUP_LEVEL) ? user.tenants() : Set.of();
    }

    boolean sees(Reward reward) {
        return reward.person().equals(staff().id()) || watched().contains(reward.subsidiaryId());
    }

    /** User ids of those who hold a duty in a subsidiary. */
    public Set<String> people(String subsidiary) {
        Set<String> people = new TreeSet<>();
        for (String group : OF_SUBSIDIARIES) {
            users.members(group, subsidiary).forEach(member -> people.add(member.userId()));
        }
        return people;
    }
}
