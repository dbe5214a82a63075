package cn.baoxiu.scorecard.appraisal;

import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.identity.AppUser;
import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.identity.Groups;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/**
 * Who may do what in the cycle (rules R3). Group-level people are members of every subsidiary, so whoever decides for the
 * group must hold no duty of any subsidiary: nothing else tells whether they are of the one they judge.
 */
@Component
public class ScoreDuty {

    private static final Set<String> OF_SUBSIDIARIES = Groups.STAFF.stream()
            .filter(group -> !Groups.GROUP_LEVEL.contains(group))
            .collect(Collectors.toUnmodifiableSet());

    /** Answer for a subsidiary before the group. */
    private static final Set<String> ANSWERING = Set.of(Groups.DEVELOPER_CS, Groups.SUBSIDIARY_HEAD);

    private final CurrentUser currentUser;

    ScoreDuty(CurrentUser currentUser) {
        this.currentUser = currentUser;
    }

    AppUser user() {
        return currentUser.find().orElseThrow(() -> new AccessDeniedException("nobody is logged in"));
    }

    /** The head of this subsidiary, who holds no duty for the group. */
    public boolean isHeadOf(String subsidiary) {
        return holds(Groups.SUBSIDIARY_HEAD, subsidiary);
    }

    /** Holds a duty of this subsidiary, and none for the group: that makes everybody a member of every one. */
    public boolean holds(String group, String subsidiary) {
        return user().maySee(subsidiary) && holds(group);
    }

    /** Holds a duty of the own subsidiaries, and none for the group. */
    public boolean holds(String group) {
        AppUser user = user();
        return user.isIn(group)
                && !user.isInAny(Groups.GROUP_LEVEL)
                && user.companyCode().isEmpty();
    }

    /** Group customer service that works for no subsidiary and no company. */
    public boolean isIndependent() {
        AppUser user = user();
        return user.isIn(Groups.GROUP_CS)
                && !user.isInAny(OF_SUBSIDIARIES)
                && user.companyCode().isEmpty();
    }

    /** Group customer service. */
    public boolean decidesForGroup() {
        return user().isIn(Groups.GROUP_CS);
    }

    /**
     * @param field that is refused
     * @return id of the person
     * @throws FormRejected if the person works for a subsidiary as well
     */
    String independent(String field) {
        AppUser user = user();
        if (!user.isIn(Groups.GROUP_CS)) {
            throw new AccessDeniedException("group customer service decides");
        }
        if (!isIndependent()) {
            throw new FormRejected(field, "scorecard.ofASubsidiary");
        }
        return user.id();
    }

    /** Developer customer service of the subsidiary and group customer service enter events. */
    public boolean entersEventsOf(String subsidiary) {
        return entersForGroup() && user().maySee(subsidiary) || holds(Groups.DEVELOPER_CS, subsidiary);
    }

    /** Whether there is a subsidiary for which the person enters events. */
    public boolean entersEvents() {
        return entersForGroup() || holds(Groups.DEVELOPER_CS);
    }

    private boolean entersForGroup() {
        AppUser user = user();
        return user.isIn(Groups.GROUP_CS) && user.companyCode().isEmpty();
    }

    /** Follows what is said to the card of a subsidiary: group-level people, its head, its developer customer service. */
    boolean followsCards(String subsidiary) {
        AppUser user = user();
        return user.companyCode().isEmpty()
                && user.maySee(subsidiary)
                && (user.isInAny(ANSWERING) || user.isInAny(Groups.GROUP_LEVEL));
    }

    /** Whether the person sees the events of a subsidiary. */
    public boolean seesEventsOf(String subsidiary) {
        AppUser user = user();
        return seesEvents(user) && user.maySee(subsidiary);
    }

    private static boolean seesEvents(AppUser user) {
        return user.companyCode().isEmpty() && (user.isInAny(ANSWERING) || user.isInAny(Groups.GROUP_LEVEL));
    }

    /**
     * Subsidiaries whose events the person sees.
     *
     * @throws AccessDeniedException for companies, and for whoever neither enters, answers for nor watches them
     */
    Set<String> eventsOf() {
        AppUser user = user();
        if (!seesEvents(user)) {
            throw new AccessDeniedException("score events are for heads, developer and group customer service");
        }
        return user.tenants();
    }
}
