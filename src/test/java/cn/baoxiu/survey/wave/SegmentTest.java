package cn.baoxiu.survey.wave;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SegmentTest {

    /** R7: 12 months after the handover an owner breaks in, 24 settled; the day of the month counts in. */
    @ParameterizedTest
    @CsvSource({
        "2025-06-30, 2025-06-29,",
        "2025-06-30, 2025-06-30, BREAK_IN",
        "2025-06-30, 2026-06-30, BREAK_IN",
        "2025-06-30, 2026-07-01, SETTLED",
        "2025-06-30, 2027-06-30, SETTLED",
        "2025-06-30, 2027-07-01, LONG_TERM",
        "2024-02-29, 2025-02-28, BREAK_IN",
        "2024-02-29, 2025-03-01, SETTLED",
        ", 2025-06-29,",
    })
    void anOwnerIsWhatTheMonthsSinceTheHandoverSay(
            @Nullable LocalDate handover, LocalDate day, @Nullable Segment expected) {
        assertThat(Segment.of(handover, day).orElse(null)).isEqualTo(expected);
    }
}
