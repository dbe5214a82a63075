package cn.baoxiu.contractor.rating;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baoxiu.contractor.rating.RatingScale.Grade;
import cn.baoxiu.contractor.rating.RatingScale.Line;
import cn.baoxiu.contractor.rating.Tally.Count;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The figures here are made up, so that none can come from the code. */
class RatingReckoningTest {

    private static final RatingScale SCALE = new RatingScale(
            LocalDate.of(2024, 1, 1),
            Map.of(
                    RatingItem.PROMISES, line("50", "40", "80", 5),
                    RatingItem.REWORK, line("20", "60", "20", 5),
                    RatingItem.VIOLATIONS, line("20", "100", "0", 5),
                    RatingItem.SCORES, line("10", "0", "100", 5)),
            List.of(new Grade("Z", number("0")), new Grade("X", number("75")), new Grade("Y", number("50.01"))));

    private static Line line(String weight, String floor, String target, int few) {
        return new Line(number(weight), number(floor), number(target), few);
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }

    /** Promises due and kept, inspections and reworks, violations, cases, answers with the sum of their points. */
    private static Tally tally(int due, int kept, int inspected, int rework, int violations, int cases, int... scores) {
        Map<RatingItem, Count> counts = new HashMap<>();
        counts.put(RatingItem.PROMISES, new Count(due, kept, BigDecimal.ZERO));
        counts.put(RatingItem.REWORK, new Count(inspected, inspected - rework, BigDecimal.ZERO));
        counts.put(RatingItem.VIOLATIONS, new Count(violations, 0, BigDecimal.ZERO));
        int sum = 0;
        for (int score : scores) {
            sum += score;
        }
        counts.put(RatingItem.SCORES, new Count(scores.length, 0, BigDecimal.valueOf(sum)));
        counts.values().removeIf(count -> count.facts() == 0);
        return new Tally(counts, cases, BigDecimal.ZERO.setScale(2), 0);
    }

    @ParameterizedTest
    @CsvSource({
        // due, kept: value, points of 50
        "10, 4, 40.00, 0.00",
        "10, 3, 30.00, 0.00",
        "10, 6, 60.00, 25.00",
        "10, 8, 80.00, 50.00",
        "10, 10, 100.00, 50.00",
        "3, 2, 66.67, 33.33",
        // 12.5 / 40 × 50 is 15.625: half up
        "80, 42, 52.50, 15.63"
    })
    void anItemIsLinearBetweenFloorAndTarget(int due, int kept, String value, String points) {
        RatingLine line = RatingReckoning.of(tally(due, kept, 1, 1, 0, 1, 0), SCALE)
                .lines()
                .get(0);
        assertThat(line.amount()).isEqualTo(value);
        assertThat(line.points()).isEqualTo(points);
    }

    @Test
    void whereLessIsBetterTheTargetIsBelowTheFloor() {
        // 40 % of 60 → 20: half of 20; 25 per 100 of 100 → 0: three quarters of 20
        Reckoned reckoned = RatingReckoning.of(tally(10, 8, 10, 4, 1, 4, 100), SCALE);
        assertThat(reckoned.lines().stream().map(line -> Objects.toString(line.points())))
                .containsExactly("50.00", "10.00", "15.00", "10.00");
        assertThat(reckoned.total()).isEqualTo("85.00");
        assertThat(reckoned.grade()).isEqualTo("X");
    }

    @Test
    void theWeightOfWhatIsUnknownIsSpreadInProportion_nothingIsMadeUp() {
        // 50 : 20 of 70 are 71.4286 : 28.5714
        Reckoned reckoned = RatingReckoning.of(tally(10, 6, 0, 0, 1, 4), SCALE);
        assertThat(reckoned.lines().stream().map(line -> Objects.toString(line.weight())))
                .containsExactly("71.4286", "null", "28.5714", "null");
        assertThat(reckoned.lines().stream().map(line -> Objects.toString(line.points())))
                .containsExactly("35.71", "null", "21.43", "null");
        assertThat(reckoned.total()).isEqualTo("57.14");
        assertThat(reckoned.grade()).isEqualTo("Y");
    }

    @Test
    void withoutFactsThereIsNoTotal() {
        Reckoned reckoned = RatingReckoning.of(Tally.NOTHING, SCALE);
        assertThat(reckoned.total()).isNull();
        assertThat(reckoned.grade()).isNull();
        assertThat(reckoned.lines()).hasSize(4).noneMatch(RatingLine::known);
    }

    @Test
    void smallSamplesAreSaid() {
        Reckoned reckoned = RatingReckoning.of(tally(5, 5, 4, 0, 0, 5, 100), SCALE);
        assertThat(reckoned.lines().stream().map(RatingLine::few)).containsExactly(false, true, false, true);
        assertThat(reckoned.few()).isFalse();
        assertThat(RatingReckoning.of(tally(5, 5, 4, 0, 0, 4, 100), SCALE).few())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"2026Q1, 2026-01-01, 2026-03-31, 2025Q4", "2024Q4, 2024-10-01, 2024-12-31, 2024Q3"})
    void aQuarterHasItsDays(String text, LocalDate first, LocalDate last, String previous) {
        Quarter quarter = Quarter.parse(text).orElseThrow();
        assertThat(quarter.firstDay()).isEqualTo(first);
        assertThat(quarter.lastDay()).isEqualTo(last);
        assertThat(quarter.previous()).hasToString(previous);
        assertThat(quarter.previous().next()).isEqualTo(quarter);
        assertThat(Quarter.of(last)).isEqualTo(quarter);
        // midnight in Shanghai is 16:00 the day before in UTC
        assertThat(quarter.end()).hasToString(last + "T16:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026Q0", "2026Q5", "26Q1", "2026q1", "2026-Q1", "2026Q1 ", ""})
    void otherTextsAreNoQuarter(String text) {
        assertThat(Quarter.parse(text)).isEmpty();
    }
}
