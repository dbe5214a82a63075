package cn.baoxiu.survey.wave;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which figures a whole is told by, worked by hand. */
class ScopedTest {

    private static Figure figure(@Nullable String subsidiary, @Nullable String project, String score, int n) {
        return new Figure(0, subsidiary, project, Segment.BREAK_IN, "Q", Scale.HUNDRED, new BigDecimal(score), n);
    }

    private static String told(Optional<Scoped.Value> value) {
        return value.map(v -> v.score().toPlainString() + " " + v.n() + " " + v.parts())
                .orElse("nothing");
    }

    @Test
    void aReportedWholeIsNotReckonedFromItsParts() {
        List<Figure> figures =
                List.of(figure("e", "e1", "90", 10), figure(null, null, "58", 1200), figure("e", null, "70", 30));
        assertThat(told(Scoped.group(figures, false))).isEqualTo("58.00 1200 1");
        assertThat(told(Scoped.of(figures, "e", null))).isEqualTo("70.00 30 1");
        assertThat(told(Scoped.of(figures, "e", "e1"))).isEqualTo("90.00 10 1");
        assertThat(told(Scoped.of(figures, "w", null))).isEqualTo("nothing");
    }

    @Test
    void withoutOneItIsTheMeanOfTheParts_weightedAndRoundedOnce() {
        // e told by itself, w by its two projects: (70 × 30 + 61 × 3 + 50 × 4) / 37 = 67.1081
        List<Figure> figures = List.of(
                figure("e", "e1", "90", 10),
                figure("e", null, "70", 30),
                figure("w", "w1", "61", 3),
                figure("w", "w2", "50", 4));
        assertThat(told(Scoped.group(figures, false))).isEqualTo("67.11 37 3");
        // (183 + 200) / 7 = 54.7143
        assertThat(told(Scoped.of(figures, "w", null))).isEqualTo("54.71 7 2");
        assertThat(told(Scoped.group(figures, true))).isEqualTo("nothing");
    }

    @ParameterizedTest
    @CsvSource({"FIVE, 1, 20.00", "FIVE, 3.23, 64.60", "FIVE, 5, 100.00", "HUNDRED, 57.5, 57.50"})
    void oneToFiveTimesTwenty(Scale scale, BigDecimal score, String points) {
        assertThat(scale.points(score)).isEqualTo(points);
    }

    @ParameterizedTest
    @CsvSource({
        "FIVE, 0.99, false",
        "FIVE, 5.01, false",
        "HUNDRED, 0, true",
        "HUNDRED, 100, true",
        "HUNDRED, -0.01, false"
    })
    void aScaleHasItsEnds(Scale scale, BigDecimal score, boolean inside) {
        assertThat(scale.has(score)).isEqualTo(inside);
    }
}
