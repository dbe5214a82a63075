package cn.baoxiu.scorecard.inside;

import cn.baoxiu.identity.AppUser;
import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.identity.Groups;
import cn.baoxiu.scorecard.card.Card;
import cn.baoxiu.scorecard.card.CardAccess;
import java.util.Set;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/**
 * Who sees which inside scores: whoever sees the card sees the departments; people are seen by themselves, their head, developer
 * customer service and the group.
 */
@Component
public class InsideAccess {

    private static final Set<String> LEADS = Set.of(Groups.SUBSIDIARY_HEAD, Groups.DEVELOPER_CS);
    private static final Set<String> CONFIRMING = Set.of(Groups.SUBSIDIARY_HEAD, Groups.DEVELOPER_CS, Groups.GROUP_CS);

    private final CurrentUser currentUser;
    private final CardAccess cards;

    InsideAccess(CurrentUser currentUser, CardAccess cards) {
        this.currentUser = currentUser;
        this.cards = cards;
    }

    /** @throws AccessDeniedException for companies, and for whoever has no duty */
    boolean sees(Card card) {
        return cards.reader().sees(card);
    }

    /** Of a subsidiary whose card the user sees. */
    public boolean seesEverybody() {
        AppUser user = user();
        return user.isInAny(LEADS) || user.isInAny(Groups.GROUP_LEVEL);
    }

    boolean sees(InsideScore score) {
        return score.scope().isDepartment() || seesEverybody() || score.person().equals(user().id());
    }

    /** Developer customer service of the subsidiary, but nobody corrects the own department. */
    public boolean corrects(Card card, InsideScope scope) {
        return user().isIn(Groups.DEVELOPER_CS) && isConcernedWith(card, scope);
    }

    /** Developer customer service or head of the subsidiary, or group customer service; not of the own department. */
    public boolean confirms(Card card, InsideScope scope) {
        return user().isInAny(CONFIRMING) && isConcernedWith(card, scope);
    }

    private boolean isConcernedWith(Card card, InsideScope scope) {
        AppUser user = user();
        String own = scope.group();
        return user.maySee(card.subsidiary()) && user.companyCode().isEmpty() && (own == null || !user.isIn(own));
    }

    AppUser user() {
        return currentUser.find().orElseThrow(() -> new AccessDeniedException("nobody is logged in"));
    }
}
