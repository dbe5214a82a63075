package cn.baoxiu.scorecard.inside;

import cn.baoxiu.engine.Decisions;
import cn.baoxiu.engine.Sentences;
import cn.baoxiu.scorecard.kpi.Months;
import cn.baoxiu.scorecard.rule.ScoreRefused;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The decision tables of inside scores, in the version in force on a month's first day (rules R9). A table that has no row for a
 * scope, or one that makes no sense, is refused with a {@link ScoreRefused}.
 */
@Component
class InsideRules {

    private static final String SCORE = "inside-score";
    private static final String SHARE = "inside-share";
    private static final String SCOPE = "scope";
    private static final BigDecimal FULL = BigDecimal.valueOf(100);

    private final Decisions decisions;
    private final Sentences sentences;

    InsideRules(Decisions decisions, Sentences sentences) {
        this.decisions = decisions;
        this.sentences = sentences;
    }

    InsideRule of(YearMonth month, InsideScope scope) {
        Decisions.Answer answer = decisions.figures(SCORE, Months.start(month), Map.of(SCOPE, scope.name()));
        if (answer.rows().isEmpty()) {
            throw refused("inside.rule.noRow", SCORE, answer.version(), scope.name());
        }
        List<InsideRule.Line> lines =
                answer.rows().stream().map(row -> line(answer, row, scope)).toList();
        if (lines.stream().map(InsideRule.Line::item).distinct().count() < lines.size()) {
            throw refused("inside.rule.itemTwice", answer.version(), scope.name());
        }
        BigDecimal sum = lines.stream().map(InsideRule.Line::weight).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.compareTo(FULL) != 0) {
            throw refused("inside.rule.weights", answer.version(), scope.name(), sum.toPlainString());
        }
        return new InsideRule(scope, answer.version(), lines, share(month, scope));
    }

    private InsideRule.Line line(Decisions.Answer answer, Map<String, Object> row, InsideScope scope) {
        String code = String.valueOf(row.get("item"));
        InsideItem item = Arrays.stream(InsideItem.values())
                .filter(one -> one.name().equals(code) && one.suits(scope))
                .findFirst()
                .orElseThrow(() -> refused("inside.rule.noSuchItem", answer.version(), code, scope.name()));
        InsideRule.Line line = new InsideRule.Line(
                item, number(answer, row, "weight"), number(answer, row, "floor"), number(answer, row, "target"));
        if (line.weight().signum() <= 0 || line.floor().compareTo(line.target()) == 0) {
            throw refused("inside.rule.item", answer.version(), code, scope.name());
        }
        return line;
    }

    private InsideRule.@Nullable Share share(YearMonth month, InsideScope scope) {
        if (!scope.isDepartment()) {
            return null;
        }
        Decisions.Answer answer = decisions.figures(SHARE, Months.start(month), Map.of(SCOPE, scope.name()));
        if (answer.rows().size() != 1) {
            throw refused("inside.rule.noRow", SHARE, answer.version(), scope.name());
        }
        Map<String, Object> row = answer.rows().get(0);
        InsideRule.Share share =
                new InsideRule.Share(answer.version(), number(answer, row, "share"), number(answer, row, "limit"));
        if (share.percent().signum() < 0
                || share.percent().compareTo(FULL) > 0
                || share.limit().signum() < 0) {
            throw refused("inside.rule.share", answer.version(), scope.name());
        }
        return share;
    }

    private BigDecimal number(Decisions.Answer answer, Map<String, Object> row, String output) {
        if (row.get(output) instanceof Number number) {
            return new BigDecimal(number.toString());
        }
        throw refused("inside.rule.noNumber", answer.key(), answer.version(), output);
    }

    private ScoreRefused refused(String key, Object... args) {
        return new ScoreRefused(sentences.text(key, args));
    }
}
