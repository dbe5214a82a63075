package cn.baoxiu.scorecard.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baoxiu.scorecard.kpi.KpiCounts.Count;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How counts become values. */
class KpiReckoningTest {

    private static final KpiRule RULE = new KpiRule(
            7,
            15,
            30,
            4,
            3,
            new BigDecimal("20"),
            new BigDecimal("2"),
            3,
            12,
            10,
            List.of(0, 8),
            List.of(new KpiRule.Band("GOOD", new BigDecimal("76")), new KpiRule.Band("BAD", BigDecimal.ZERO)),
            Map.of(Kpi.CALLBACK, new KpiRule.Target(new BigDecimal("100"), new BigDecimal("95"))));

    @ParameterizedTest
    @CsvSource({
        "PERCENT,     1,   3, 33.33",
        "PERCENT,     2,   3, 66.67",
        "PERCENT,     0,   0,",
        "POINTS,    240,   3, 80.00",
        "TIMES,       3,   4, 0.75",
        "HOURS,     300,   2, 2.50",
        "COUNT,       3,   0, 3",
        "PER_HUNDRED, 3,  10, 30.00"
    })
    void eachUnitHasItsWay(KpiUnit unit, BigDecimal numerator, BigDecimal denominator, BigDecimal value) {
        assertThat(unit.value(numerator, denominator)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"95, GOOD", "94.99, FAIR", "75, FAIR", "74.99, BAD"})
    void aValueStandsBetweenFloorAndTarget(BigDecimal value, String standing) {
        assertThat(new KpiRule.Target(new BigDecimal("95"), new BigDecimal("75")).standing(value))
                .isEqualTo(standing);
    }

    @ParameterizedTest
    @CsvSource({"1, GOOD", "1.01, FAIR", "5, FAIR", "5.01, BAD"})
    void whereLessIsBetterTheFloorIsAbove(BigDecimal value, String standing) {
        assertThat(new KpiRule.Target(BigDecimal.ONE, new BigDecimal("5")).standing(value))
                .isEqualTo(standing);
    }

    private static Count count(Kpi kpi, String part, String leftOut, int hits, int base, int facts) {
        return new Count("x", kpi, part, leftOut, BigDecimal.valueOf(hits), BigDecimal.valueOf(base), facts);
    }

    private static KpiLine line(Kpi kpi, Count... counts) {
        return KpiTally.of(List.of(counts)).lines(RULE, Map.of(), null).get(kpi.ordinal());
    }

    @Test
    void visitsLosePointsOnlyWhereCallBacksMissTheirTarget() {
        Count visits = count(Kpi.VISIT, "", "", 9, 10, 10);
        assertThat(line(Kpi.VISIT, visits, count(Kpi.CALLBACK, "", "", 9, 10, 10))
                        .value())
                .isEqualByComparingTo("88");
        assertThat(line(Kpi.VISIT, visits, count(Kpi.CALLBACK, "", "", 10, 10, 10))
                        .value())
                .isEqualByComparingTo("90");
        assertThat(line(Kpi.VISIT, visits).value()).isEqualByComparingTo("90");
        assertThat(line(Kpi.VISIT, count(Kpi.VISIT, "", "", 0, 10, 10), count(Kpi.CALLBACK, "", "", 0, 1, 1))
                        .value())
                .as("not below nothing")
                .isEqualByComparingTo("0");
    }

    @Test
    void satisfactionIsInvalidAboveTheLimit_notAtIt() {
        Count answers = count(Kpi.SATISFACTION, "PHONE", "", 800, 10, 10);
        assertThat(line(Kpi.SATISFACTION, answers, count(Kpi.NO_ANSWER, "", "", 2, 10, 10))
                        .invalid())
                .isFalse();
        assertThat(line(Kpi.SATISFACTION, answers, count(Kpi.NO_ANSWER, "", "", 3, 10, 10))
                        .invalid())
                .isTrue();
        assertThat(line(Kpi.SATISFACTION, answers).band()).isEqualTo("GOOD");
    }

    @Test
    void whatIsLeftOutStandsBesideAndNotInside() {
        KpiLine line = line(Kpi.FINISH, count(Kpi.FINISH, "", "", 1, 2, 2), count(Kpi.FINISH, "", "MERGED", 3, 3, 3));
        assertThat(line.denominator()).isEqualByComparingTo("2");
        assertThat(line.leftOut()).containsExactly(Map.entry("MERGED", 3));
    }

    @Test
    void partiesShareOneDenominator_alsoOfTwoSubsidiaries() {
        KpiLine line = line(
                Kpi.HELD,
                count(Kpi.HELD, "OWNER", "", 60, 2, 2),
                count(Kpi.HELD, "OTHER", "", 60, 2, 2),
                count(Kpi.HELD, "OWNER", "", 0, 4, 4),
                count(Kpi.HELD, "OTHER", "", 0, 4, 4));
        assertThat(line.denominator()).isEqualByComparingTo("6");
        assertThat(line.facts()).isEqualTo(6);
        assertThat(line.numerator()).isEqualByComparingTo("120");
    }

    @ParameterizedTest
    @CsvSource({"2026-04, true", "2026-13, false", "2026-4, false", "26-04, false", "2026-04-01, false", "x, false"})
    void aMonthIsWrittenInOneWay(String text, boolean month) {
        assertThat(Months.parse(text).isPresent()).isEqualTo(month);
        if (month) {
            assertThat(Months.parse(text)).contains(YearMonth.of(2026, 4));
        }
    }
}
