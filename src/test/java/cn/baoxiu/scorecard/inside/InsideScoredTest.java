package cn.baoxiu.scorecard.inside;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baoxiu.scorecard.rule.CycleRule;
import cn.baoxiu.scorecard.rule.Standing;
import cn.baoxiu.scorecard.rule.Tally;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InsideScoredTest {

    private static final CycleRule CYCLE = new CycleRule(3, 6, 8, 10, 10, 3, BigDecimal.valueOf(60), 3);

    private static InsideRule.Line line(InsideItem item, int weight, int floor, int target) {
        return new InsideRule.Line(
                item, BigDecimal.valueOf(weight), BigDecimal.valueOf(floor), BigDecimal.valueOf(target));
    }

    private static InsideRule rule(InsideRule.Line... lines) {
        return new InsideRule(InsideScope.PROPERTY_CS, 1, List.of(lines), null);
    }

    private static Tally tally(int hits, int base, int own) {
        return new Tally(BigDecimal.valueOf(hits), BigDecimal.valueOf(base), base, own);
    }

    @Test
    void anItemWithoutFactsWeighsNothing_andIsStillALine() {
        InsideScored scored = InsideScored.of(
                rule(line(InsideItem.RESPONSE, 80, 80, 98), line(InsideItem.COOPERATION, 20, 80, 98)),
                CYCLE,
                Map.of(InsideItem.RESPONSE, tally(90, 100, 100)));
        assertThat(scored.weight()).isEqualByComparingTo("80");
        assertThat(scored.lines()).hasSize(2);
        InsideLine without = scored.lines().get(1);
        assertThat(without.isWithoutFacts()).isTrue();
        assertThat(without.standing()).isEqualTo(Standing.NO_FACTS);
        assertThat(without.weightCounted()).isEqualByComparingTo("0");
        assertThat(without.points()).isNull();
        // 100 x 10 / 18
        assertThat(scored.total()).isEqualByComparingTo("55.56");
    }

    @Test
    void withTooLittleWeightLeftThereIsNoScore() {
        InsideScored scored = InsideScored.of(
                rule(line(InsideItem.RESPONSE, 50, 80, 98), line(InsideItem.SOLVED, 50, 70, 85)),
                CYCLE,
                Map.of(InsideItem.RESPONSE, tally(10, 10, 10), InsideItem.SOLVED, tally(9, 9, 9)));
        assertThat(scored.weight()).isEqualByComparingTo("50");
        assertThat(scored.total()).isNull();
        assertThat(scored.lines()).allSatisfy(line -> assertThat(line.points()).isNull());
        assertThat(scored.lines().get(1).standing()).isEqualTo(Standing.TOO_FEW);
    }

    @Test
    void tenOfThreeMonthsArePooled() {
        InsideScored scored = InsideScored.of(
                rule(line(InsideItem.SOLVED, 100, 70, 85)), CYCLE, Map.of(InsideItem.SOLVED, tally(8, 10, 4)));
        InsideLine line = scored.lines().get(0);
        assertThat(line.standing()).isEqualTo(Standing.POOLED);
        assertThat(line.months()).isEqualTo(3);
        assertThat(line.points()).isEqualByComparingTo("66.67");
    }

    @ParameterizedTest
    @CsvSource({"60.85, -2.00, 58.85", "98.00, 5.00, 100.00", "1.50, -5.00, 0.00"})
    void aCorrectionStaysBetweenNoneAndAll(BigDecimal items, BigDecimal correction, BigDecimal total) {
        assertThat(InsideScored.total(items, correction)).isEqualTo(total);
        assertThat(InsideScored.total(null, correction)).isNull();
    }

    @Test
    void whatIsGivenIsTheShareOfTheScore() {
        assertThat(InsideScored.given(new BigDecimal("71.76"), BigDecimal.valueOf(25)))
                .isEqualTo(new BigDecimal("17.94"));
        assertThat(InsideScored.given(new BigDecimal("71.75"), BigDecimal.valueOf(30)))
                .isEqualTo(new BigDecimal("21.53"));
        assertThat(InsideScored.given(new BigDecimal("71.76"), BigDecimal.ZERO)).isNull();
        assertThat(InsideScored.given(null, BigDecimal.valueOf(25))).isNull();
    }
}
