package cn.baoxiu.scorecard.inside;

import cn.baoxiu.identity.AppUser;
import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.identity.Groups;
import cn.baoxiu.scorecard.appraisal.ScoreDuty;
import cn.baoxiu.scorecard.card.Card;
import cn.baoxiu.scorecard.card.CardAccess;
import java.util.Set;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/**
 * Who sees which inside scores: whoever sees the card sees departments and posts as a whole. What a person scores touches the
 * pay, so people are seen by themselves, the head of the subsidiary, group customer service and auditors; those of the warranty
 * office also by developer customer service, under which it stands (M3).
 */
@Component
public class InsideAccess {

    /** Read everything of every subsidiary; other duties for the group have nothing to do with pay. */
    private static final Set<String> GROUP_READERS = Set.of(Groups.GROUP_CS, Groups.AUDITOR);

    private static final Set<InsideScope> WARRANTY_OFFICE = Set.of(InsideScope.OFFICER, InsideScope.INSPECTOR);

    private final CurrentUser currentUser;
    private final CardAccess cards;
    private final ScoreDuty duty;

    InsideAccess(CurrentUser currentUser, CardAccess cards, ScoreDuty duty) {
        this.currentUser = currentUser;
        this.cards = cards;
        this.duty = duty;
    }

    /** @throws AccessDeniedException for companies, and for whoever has no duty */
    boolean sees(Card card) {
        return cards.reader().sees(card);
    }

    /** All people of a card that the user sees. */
    boolean seesEverybody(Card card) {
        return duty.isHeadOf(card.subsidiary()) || user().isInAny(GROUP_READERS);
    }

    boolean sees(Card card, InsideScore score) {
        return score.isWhole()
                || score.person().equals(user().id())
                || seesEverybody(card)
                || WARRANTY_OFFICE.contains(score.scope()) && duty.holds(Groups.DEVELOPER_CS, card.subsidiary());
    }

    /** Developer customer service of the subsidiary, but nobody corrects the own department. */
    public boolean corrects(Card card, InsideScope scope) {
        return duty.holds(Groups.DEVELOPER_CS, card.subsidiary()) && isOfAnother(scope);
    }

    /**
     * Developer customer service or head of the subsidiary, or group customer service that works for no subsidiary; not of the own
     * department.
     */
    public boolean confirms(Card card, InsideScope scope) {
        return (duty.isHeadOf(card.subsidiary())
                        || duty.holds(Groups.DEVELOPER_CS, card.subsidiary())
                        || duty.isIndependent())
                && isOfAnother(scope);
    }

    private boolean isOfAnother(InsideScope scope) {
        String own = scope.group();
        return own == null || !user().isIn(own);
    }

    /** Of the person, or of the program where a job publishes. */
    String idOrSystem() {
        return currentUser.idOrSystem();
    }

    AppUser user() {
        return currentUser.find().orElseThrow(() -> new AccessDeniedException("nobody is logged in"));
    }
}
