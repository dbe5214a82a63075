package cn.baoxiu.scorecard.inside;

import cn.baoxiu.attachment.Attachment;
import cn.baoxiu.scorecard.card.Card;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The inside scores of a card that a reader may see.
 *
 * @param name of the subsidiary
 * @param corrections in the order in which they were entered
 * @param evidence by correction
 * @param everybody the reader sees all people
 */
public record InsideSheet(
        Card card,
        String name,
        List<InsideScore> scores,
        List<Correction> corrections,
        Map<Long, List<Attachment>> evidence,
        boolean everybody) {

    public InsideSheet {
        scores = List.copyOf(scores);
        corrections = List.copyOf(corrections);
        evidence = Map.copyOf(evidence);
    }

    public List<InsideScore> departments() {
        return scores.stream().filter(score -> score.scope().isDepartment()).toList();
    }

    /** The post as a whole, if it is scored so, then its people. */
    public List<InsideScore> people(InsideScope post) {
        return scores.stream().filter(score -> score.scope() == post).toList();
    }

    /** User ids of everybody who is named. */
    public Set<String> people() {
        Set<String> people = new TreeSet<>();
        scores.stream()
                .filter(score -> !score.isWhole())
                .map(InsideScore::person)
                .forEach(people::add);
        for (Correction one : corrections) {
            people.add(one.enteredBy());
            String decidedBy = one.decidedBy();
            if (decidedBy != null) {
                people.add(decidedBy);
            }
        }
        return people;
    }
}
