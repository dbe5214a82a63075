package cn.baoxiu.scorecard.reward;

import cn.baoxiu.identity.AppUser;
import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.identity.Groups;
import cn.baoxiu.identity.UserDirectory;
import cn.baoxiu.scorecard.appraisal.ScoreDuty;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/**
 * Who enters, confirms and sees rewards and penalties: developer customer service and head enter, head and group customer service
 * confirm. They touch the pay, so everybody of staff sees the own ones and those they entered; the head all of the subsidiary;
 * group customer service and auditors all; companies none.
 */
@Component
public class RewardAccess {

    private static final Set<String> GROUP_READERS = Set.of(Groups.GROUP_CS, Groups.AUDITOR);

    /** Who has a hand in cases by a post: such a person is named with a case in which that is so, or with files. */
    private static final Set<String> WITH_POST = Set.of(Groups.DEVELOPER_CS, Groups.WARRANTY_OFFICE);

    /** Duties in a subsidiary; group-level people are members of every one, so they are nobody's staff here. */
    private static final Set<String> OF_SUBSIDIARIES = Groups.STAFF.stream()
            .filter(group -> !Groups.GROUP_LEVEL.contains(group))
            .collect(Collectors.toUnmodifiableSet());

    private final CurrentUser currentUser;
    private final UserDirectory users;
    private final ScoreDuty duty;

    RewardAccess(CurrentUser currentUser, UserDirectory users, ScoreDuty duty) {
        this.currentUser = currentUser;
        this.users = users;
        this.duty = duty;
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
        staff();
        return duty.holds(Groups.DEVELOPER_CS) || duty.holds(Groups.SUBSIDIARY_HEAD);
    }

    boolean entersFor(String subsidiary) {
        return enters() && staff().maySee(subsidiary);
    }

    public boolean confirms(Reward reward) {
        staff();
        return duty.isHeadOf(reward.subsidiaryId()) || duty.isIndependent();
    }

    /** Subsidiaries all of whose entries the person sees; everywhere else only the own ones, and those they entered. */
    Set<String> watched() {
        AppUser user = staff();
        return duty.holds(Groups.SUBSIDIARY_HEAD) || user.isInAny(GROUP_READERS) ? user.tenants() : Set.of();
    }

    boolean sees(Reward reward) {
        String person = staff().id();
        return reward.person().equals(person)
                || reward.enteredBy().equals(person)
                || watched().contains(reward.subsidiaryId());
    }

    /** Those who hold a duty in one of the subsidiaries, by id. */
    public List<UserDirectory.Person> people(Collection<String> subsidiaries) {
        return users.people(OF_SUBSIDIARIES, subsidiaries);
    }

    /** Whether the person finds, orders, accepts or calls as a duty in the subsidiary. */
    boolean hasPost(String person, String subsidiary) {
        return isAmong(person, users.people(WITH_POST, Set.of(subsidiary)));
    }

    boolean worksFor(String person, String subsidiary) {
        return isAmong(person, people(Set.of(subsidiary)));
    }

    private static boolean isAmong(String person, List<UserDirectory.Person> people) {
        return people.stream().anyMatch(one -> one.id().equals(person));
    }
}
