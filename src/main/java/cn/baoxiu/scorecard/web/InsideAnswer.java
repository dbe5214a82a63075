package cn.baoxiu.scorecard.web;

import cn.baoxiu.scorecard.inside.Correction;
import cn.baoxiu.scorecard.inside.InsideCase;
import cn.baoxiu.scorecard.inside.InsideLine;
import cn.baoxiu.scorecard.inside.InsideScope;
import cn.baoxiu.scorecard.inside.InsideScore;
import cn.baoxiu.scorecard.inside.InsideSheet;
import cn.baoxiu.scorecard.rule.Standing;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Inside scores of a card as the API gives them. */
record InsideAnswer(
        String month,
        String subsidiary,
        String name,
        String state,
        List<Score> departments,
        List<Score> posts,
        List<Score> people,
        List<Change> corrections) {

    /**
     * @param person user id; null for a department and for a post as a whole
     * @param score null if too little could be counted
     * @param share percent of the department's own appraisal that developer customer service gives
     * @param given points of that appraisal which the score makes
     */
    record Score(
            InsideScope code,
            String name,
            @Nullable String person,
            @Nullable BigDecimal score,
            @Nullable BigDecimal itemsTotal,
            BigDecimal correction,
            @Nullable BigDecimal share,
            @Nullable BigDecimal given,
            int ruleVersion,
            @Nullable Integer shareVersion,
            List<Item> items) {}

    /** @param weightCounted after the weights of items that do not count were spread */
    record Item(
            String code,
            String name,
            Standing standing,
            BigDecimal numerator,
            BigDecimal denominator,
            int n,
            int months,
            @Nullable BigDecimal value,
            BigDecimal floor,
            BigDecimal target,
            BigDecimal weight,
            BigDecimal weightCounted,
            @Nullable BigDecimal points) {}

    /** @param more whether there are older ones */
    record Evidence(List<Fact> facts, boolean more) {}

    /** A frozen fact behind a line. */
    record Fact(
            String caseNumber,
            String month,
            Instant happenedAt,
            BigDecimal numerator,
            BigDecimal denominator,
            @Nullable String why,
            @Nullable String leftOut,
            @Nullable String appeal) {

        static Fact of(InsideCase one) {
            return new Fact(
                    one.caseNumber(),
                    one.month().toString(),
                    one.happenedAt(),
                    one.numerator(),
                    one.denominator(),
                    one.why(),
                    one.leftOut(),
                    one.change());
        }
    }

    record Change(
            InsideScope department,
            BigDecimal points,
            String reason,
            String state,
            String enteredBy,
            Instant enteredAt,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt) {

        static Change of(Correction one) {
            return new Change(
                    one.scope(),
                    one.points(),
                    one.reason(),
                    one.state().name(),
                    one.enteredBy(),
                    one.enteredAt(),
                    one.decidedBy(),
                    one.decidedAt());
        }
    }

    static InsideAnswer of(InsideSheet sheet, InsideText text) {
        return new InsideAnswer(
                sheet.card().month().toString(),
                sheet.card().subsidiary(),
                sheet.name(),
                sheet.card().state().name(),
                sheet.departments().stream().map(score -> score(score, text)).toList(),
                ofPosts(sheet, InsideScore::isWhole, text),
                ofPosts(sheet, score -> !score.isWhole(), text),
                sheet.corrections().stream().map(Change::of).toList());
    }

    private static List<Score> ofPosts(InsideSheet sheet, Predicate<InsideScore> which, InsideText text) {
        return InsideScope.posts().stream()
                .flatMap(post -> sheet.people(post).stream())
                .filter(which)
                .map(score -> score(score, text))
                .toList();
    }

    private static Score score(InsideScore score, InsideText text) {
        return new Score(
                score.scope(),
                text.text("insideScope." + score.scope()),
                score.isWhole() ? null : score.person(),
                score.total(),
                score.itemsTotal(),
                score.correction(),
                score.share(),
                score.given(),
                score.ruleVersion(),
                score.shareVersion(),
                score.lines().stream().map(line -> item(line, text)).toList());
    }

    private static Item item(InsideLine line, InsideText text) {
        return new Item(
                line.item().name(),
                text.text("insideItem." + line.item()),
                line.standing(),
                line.hits(),
                line.base(),
                line.facts(),
                line.months(),
                line.value(),
                line.floor(),
                line.target(),
                line.weight(),
                line.weightCounted(),
                line.points());
    }
}
