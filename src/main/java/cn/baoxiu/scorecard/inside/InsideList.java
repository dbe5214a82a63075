package cn.baoxiu.scorecard.inside;

import cn.baoxiu.attachment.Attachment;
import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.estate.Project;
import cn.baoxiu.estate.Projects;
import cn.baoxiu.scorecard.card.Card;
import cn.baoxiu.scorecard.card.Cards;
import cn.baoxiu.scorecard.kpi.KpiCases;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Inside scores as the current user may see them; what is not to be seen does not exist. */
@Service
@Transactional(readOnly = true)
public class InsideList {

    private final Cards cards;
    private final InsideRows rows;
    private final InsideFacts facts;
    private final CorrectionRows corrections;
    private final Corrections desk;
    private final InsideAccess access;
    private final Projects projects;

    InsideList(
            Cards cards,
            InsideRows rows,
            InsideFacts facts,
            CorrectionRows corrections,
            Corrections desk,
            InsideAccess access,
            Projects projects) {
        this.cards = cards;
        this.rows = rows;
        this.facts = facts;
        this.corrections = corrections;
        this.desk = desk;
        this.access = access;
        this.projects = projects;
    }

    /** @throws NoSuchElementException if the month is not frozen, or there is no card that the user sees */
    public Card card(YearMonth month, String subsidiary) {
        return cards.find(month, subsidiary)
                .filter(access::sees)
                .orElseThrow(() -> new NoSuchElementException("no card of " + subsidiary + " in " + month));
    }

    /** @throws NoSuchElementException as {@link #card} */
    public InsideSheet sheet(YearMonth month, String subsidiary) {
        Card card = card(month, subsidiary);
        List<Correction> corrected = corrections.of(card);
        Map<Long, List<Attachment>> evidence =
                corrected.stream().collect(Collectors.toMap(Correction::id, desk::evidence));
        return new InsideSheet(card, name(subsidiary), seen(card), corrected, evidence, access.seesEverybody(card));
    }

    private List<InsideScore> seen(Card card) {
        return rows.of(card).stream().filter(score -> access.sees(card, score)).toList();
    }

    /**
     * @param person empty for a department and for a post as a whole
     * @throws NoSuchElementException if there is no such score that the user sees
     */
    public InsideScore score(Card card, InsideScope scope, String person) {
        return seen(card).stream()
                .filter(score -> score.scope() == scope && score.person().equals(person))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no score of " + scope + " " + person));
    }

    /**
     * A page of the facts behind a line, one more than asked for if there are more.
     *
     * @throws FormRejected if the score has no such line, or one without facts
     */
    public List<InsideCase> cases(
            Card card, InsideScore score, InsideItem item, KpiCases.Shown shown, int size, int page) {
        InsideLine line = score.lines().stream()
                .filter(one -> one.item() == item && !one.isWithoutFacts())
                .findFirst()
                .orElseThrow(() -> new FormRejected("item", "inside.unknownItem", item.name()));
        return facts.cases(card, score.scope(), line, score.person(), shown, size + 1, Math.multiplyExact(size, page));
    }

    private String name(String subsidiary) {
        return projects.all().stream()
                .filter(project -> project.subsidiary().equals(subsidiary))
                .map(Project::subsidiaryName)
                .findFirst()
                .orElse(subsidiary);
    }
}
