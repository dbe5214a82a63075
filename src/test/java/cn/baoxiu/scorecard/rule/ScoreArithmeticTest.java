package cn.baoxiu.scorecard.rule;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baoxiu.scorecard.kpi.Kpi;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules R8 on numbers that are worked by hand. */
class ScoreArithmeticTest {

    private static final CycleRule CYCLE = new CycleRule(3, 6, 8, 10, 10, 3, new BigDecimal("60"), 3);
    private static final EffectRule EFFECT =
            new EffectRule(1, new BigDecimal("80"), new BigDecimal("4"), new BigDecimal("-5"), new BigDecimal("3"));
    private static final ItemRules ITEMS = new ItemRules(
            1,
            List.of(
                    item(Kpi.RESPONSE, "15", "80", "98"),
                    item(Kpi.FINISH, "25", "75", "95"),
                    item(Kpi.FIRST_FIX, "20", "70", "90"),
                    item(Kpi.SATISFACTION, "20", "60", "90"),
                    item(Kpi.CLOSE_LONG, "10", "80", "98"),
                    item(Kpi.OWNER_RAISED, "10", "5", "1")));

    private final Map<Kpi, Tally> tallies = new EnumMap<>(Kpi.class);

    private static ItemRules.Item item(Kpi kpi, String weight, String floor, String target) {
        return new ItemRules.Item(kpi, new BigDecimal(weight), new BigDecimal(floor), new BigDecimal(target));
    }

    private void facts(Kpi kpi, String hits, int own, int earlier) {
        tallies.put(kpi, new Tally(new BigDecimal(hits), BigDecimal.valueOf(own + (long) earlier), own + earlier, own));
    }

    private void everything(int n) {
        for (Kpi kpi : List.of(Kpi.RESPONSE, Kpi.FINISH, Kpi.FIRST_FIX, Kpi.CLOSE_LONG)) {
            facts(kpi, String.valueOf(n), n, 0);
        }
        facts(Kpi.SATISFACTION, String.valueOf(100 * n), n, 0);
        facts(Kpi.OWNER_RAISED, "0", n, 0);
    }

    private Scored scored() {
        return ScoreArithmetic.items(ITEMS, CYCLE, tallies);
    }

    private Scored.Line line(Kpi kpi) {
        return scored().lines().stream()
                .filter(line -> line.item().kpi() == kpi)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        // below and at the floor, between, at and beyond the target; 9 of 10, 89 of 100, 1 of 3 of the way
        "FINISH, 74, 100, 0.00",
        "FINISH, 75, 100, 0.00",
        "FINISH, 85, 100, 12.50",
        "FINISH, 95, 100, 25.00",
        "FINISH, 100, 100, 25.00",
        "FINISH, 8, 9, 17.36",
        "RESPONSE, 86, 100, 5.00",
        "SATISFACTION, 7777, 100, 11.85",
        "OWNER_RAISED, 0, 100, 10.00",
        "OWNER_RAISED, 1, 100, 10.00",
        "OWNER_RAISED, 2, 100, 7.50",
        "OWNER_RAISED, 5, 100, 0.00",
        "OWNER_RAISED, 6, 100, 0.00"
    })
    void pointsRiseFromFloorToTarget(Kpi kpi, String hits, int base, String points) {
        everything(100);
        // nine facts would be pooled: here they count, so that the fraction is the hard one
        tallies.put(kpi, new Tally(new BigDecimal(hits), BigDecimal.valueOf(base), 100, 100));
        assertThat(line(kpi).points()).isEqualTo(new BigDecimal(points));
    }

    @Test
    void theTotalIsTheSumOfRoundedItems() {
        everything(100);
        assertThat(scored().total()).isEqualTo(new BigDecimal("100.00"));
        assertThat(scored().weight()).isEqualByComparingTo("100");
    }

    @Test
    void fewerThanTenArePooled_andStillFewerGiveTheirWeightToTheOthers() {
        everything(100);
        facts(Kpi.FINISH, "9", 9, 1);
        assertThat(line(Kpi.FINISH).standing()).isEqualTo(Standing.POOLED);
        assertThat(line(Kpi.FINISH).months()).isEqualTo(3);
        assertThat(line(Kpi.FINISH).value()).isEqualByComparingTo("90");
        assertThat(line(Kpi.FINISH).points()).isEqualByComparingTo("18.75");
        facts(Kpi.FINISH, "9", 9, 0);
        facts(Kpi.RESPONSE, "86", 100, 0);
        // 15 of the 75 that are left: 20, and a third of the way
        assertThat(line(Kpi.FINISH).standing()).isEqualTo(Standing.TOO_FEW);
        assertThat(line(Kpi.FINISH).points()).isNull();
        assertThat(line(Kpi.RESPONSE).weight()).isEqualByComparingTo("20");
        assertThat(line(Kpi.RESPONSE).points()).isEqualByComparingTo("6.67");
        assertThat(scored().weight()).isEqualByComparingTo("75");
    }

    @Test
    void sixtyOfWeightIsEnough_lessIsNoScore() {
        everything(100);
        tallies.remove(Kpi.FIRST_FIX);
        tallies.remove(Kpi.SATISFACTION);
        assertThat(scored().weight()).isEqualByComparingTo("60");
        // 25.00 + 41.67 + 16.67 + 16.67: a cent too much, as the rule has it
        assertThat(scored().total()).isEqualByComparingTo("100.01");
        assertThat(ScoreArithmetic.total(scored().total(), BigDecimal.ZERO, false))
                .isEqualByComparingTo("100");
        tallies.remove(Kpi.OWNER_RAISED);
        assertThat(scored().total()).isNull();
        assertThat(scored().lines())
                .allSatisfy(line -> assertThat(line.points()).isNull());
        assertThat(line(Kpi.OWNER_RAISED).standing()).isEqualTo(Standing.NO_FACTS);
        tallies.clear();
        assertThat(scored().total()).isNull();
    }

    @Test
    void anAppealThatTakesAFactAwayDoesNotMakeTheSampleTooSmall() {
        everything(100);
        tallies.put(Kpi.FINISH, new Tally(new BigDecimal("9"), new BigDecimal("9"), 10, 10));
        assertThat(line(Kpi.FINISH).standing()).isEqualTo(Standing.COUNTED);
        tallies.put(Kpi.FINISH, new Tally(BigDecimal.ZERO, BigDecimal.ZERO, 10, 10));
        assertThat(line(Kpi.FINISH).standing()).isEqualTo(Standing.NO_FACTS);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "80, '', 0.00, 0.00",
                "100, '', 3.00, 3.00",
                "88.01, '', 2.00, 2.00",
                "88.02, '', 2.01, 2.01",
                "60, '', -5.00, -5.00",
                "12, '', -5.00, -5.00",
                "0, '0.5', -5.00, -4.50",
                "100, '0.5 0.5', 3.00, 3.00",
                "90, '0.5 0.5', 2.50, 3.00",
                "100, '0.5 -0.5', 3.00, 2.50",
                "60, '-3 -3', -5.00, -11.00",
                "-, '0.5 -3', 0.00, 0.00"
            })
    void eventsComeOnTop_meritsAreCapped_demeritsAreNot(
            @Nullable String score, String events, String base, String whole) {
        List<BigDecimal> points = Arrays.stream(events.split(" ", -1))
                .filter(one -> !one.isEmpty())
                .map(BigDecimal::new)
                .toList();
        ScoreArithmetic.Effect effect =
                ScoreArithmetic.effect(score == null ? null : new BigDecimal(score), points, BigDecimal.ZERO, EFFECT);
        assertThat(effect.base()).isEqualTo(new BigDecimal(base));
        assertThat(effect.effect()).isEqualTo(new BigDecimal(whole));
        assertThat(effect.base().add(effect.events())).isEqualTo(effect.effect());
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"100, 3.50, 6.50", "60, 6.67, 1.67", "-, 0.5, 0.50"})
    void whatAMonthLostWithoutCauseComesBackInFull(@Nullable String score, String back, String whole) {
        ScoreArithmetic.Effect effect = ScoreArithmetic.effect(
                score == null ? null : new BigDecimal(score), List.of(), new BigDecimal(back), EFFECT);
        assertThat(effect.effect()).isEqualTo(new BigDecimal(whole));
        assertThat(effect.events()).isEqualByComparingTo(back);
    }

    @Test
    void aVetoMakesTheScoreZero_andCorrectionsStayBetweenZeroAndHundred() {
        assertThat(ScoreArithmetic.total(new BigDecimal("97.20"), BigDecimal.TEN, true))
                .isEqualByComparingTo("0");
        assertThat(ScoreArithmetic.total(null, BigDecimal.ZERO, true)).isEqualByComparingTo("0");
        assertThat(ScoreArithmetic.total(null, BigDecimal.TEN, false)).isNull();
        assertThat(ScoreArithmetic.total(new BigDecimal("97.20"), BigDecimal.TEN, false))
                .isEqualByComparingTo("100");
        assertThat(ScoreArithmetic.total(new BigDecimal("2.20"), new BigDecimal("-3"), false))
                .isEqualByComparingTo("0");
        assertThat(ScoreArithmetic.total(new BigDecimal("2.20"), new BigDecimal("-0.35"), false))
                .isEqualTo(new BigDecimal("1.85"));
    }
}
