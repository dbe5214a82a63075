package cn.baoxiu.scorecard.card;

import cn.baoxiu.identity.AppUser;
import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.identity.Groups;
import java.util.Set;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/**
 * Who sees which cards: staff the published ones of their subsidiaries, head and developer customer service also their
 * drafts, group-level people all, companies none.
 */
@Component
public class CardAccess {

    private static final Set<String> DRAFT_READERS = Set.of(Groups.SUBSIDIARY_HEAD, Groups.DEVELOPER_CS);

    private static final Set<String> TRIERS = Set.of(Groups.DESIGNER, Groups.GROUP_CS);

    private final CurrentUser currentUser;

    CardAccess(CurrentUser currentUser) {
        this.currentUser = currentUser;
    }

    /**
     * @param subsidiaries codes
     * @param wholeGroup sees all cards, whatever their state
     * @param drafts sees those of the subsidiaries once they are out
     */
    public record Reader(Set<String> subsidiaries, boolean wholeGroup, boolean drafts) {

        public Reader {
            subsidiaries = Set.copyOf(subsidiaries);
        }

        public boolean sees(Card card) {
            return sees(card.subsidiary(), card.state());
        }

        boolean sees(CardScore score) {
            return sees(score.subsidiary(), score.state());
        }

        private boolean sees(String subsidiary, CardState state) {
            return wholeGroup
                    || subsidiaries.contains(subsidiary)
                            && (state == CardState.PUBLISHED || drafts && state != CardState.FROZEN);
        }
    }

    /** @throws AccessDeniedException for companies, and for whoever has no duty */
    public Reader reader() {
        AppUser user = currentUser.find().orElseThrow(() -> new AccessDeniedException("nobody is logged in"));
        boolean group = user.isInAny(Groups.GROUP_LEVEL);
        if (user.companyCode().isPresent() || !group && !user.isInAny(Groups.STAFF)) {
            throw new AccessDeniedException("scores are for staff");
        }
        return new Reader(user.tenants(), group, user.isInAny(DRAFT_READERS));
    }

    /** Process designers and group customer service try changed tables, on the cards of all subsidiaries. */
    public boolean mayTry() {
        return currentUser.find().filter(user -> user.isInAny(TRIERS)).isPresent();
    }

    /** Only group customer service freezes a month by hand. */
    public boolean mayFreeze() {
        return currentUser.find().map(user -> user.isIn(Groups.GROUP_CS)).orElse(false);
    }
}
