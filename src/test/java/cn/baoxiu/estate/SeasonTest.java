package cn.baoxiu.estate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.MonthDay;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeasonTest {

    private static final Season BEIJING_HEATING =
            new Season(SeasonKind.HEATING, MonthDay.of(11, 15), MonthDay.of(3, 15));
    private static final Season SHANGHAI_COOLING =
            new Season(SeasonKind.COOLING, MonthDay.of(6, 1), MonthDay.of(9, 30));

    @ParameterizedTest
    @CsvSource({
        "2025-11-14, false",
        "2025-11-15, true",
        "2025-12-31, true",
        "2026-01-01, true",
        "2026-03-15, true",
        "2026-03-16, false"
    })
    void heatingRunsOverNewYear(LocalDate date, boolean runs) {
        assertThat(BEIJING_HEATING.runsOn(date)).isEqualTo(runs);
    }

    @ParameterizedTest
    @CsvSource({"2026-05-31, false", "2026-06-01, true", "2026-09-30, true", "2026-10-01, false"})
    void coolingRunsWithinAYear(LocalDate date, boolean runs) {
        assertThat(SHANGHAI_COOLING.runsOn(date)).isEqualTo(runs);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-11-15, 1, 2026-03-15",
        "2025-11-16, 1, 2027-03-15",
        "2025-03-28, 2, 2027-03-15",
        "2026-01-10, 2, 2028-03-15"
    })
    void heatingSeasonsAreCountedFromTheirFirstDay(LocalDate from, int n, LocalDate end) {
        assertThat(BEIJING_HEATING.endOfNth(n, from)).isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({"2025-06-01, 2, 2026-09-30", "2025-06-02, 2, 2027-09-30", "2025-12-30, 1, 2026-09-30"})
    void coolingSeasonsAreCountedFromTheirFirstDay(LocalDate from, int n, LocalDate end) {
        assertThat(SHANGHAI_COOLING.endOfNth(n, from)).isEqualTo(end);
    }
}
