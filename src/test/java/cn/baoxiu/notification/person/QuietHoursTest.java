package cn.baoxiu.notification.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Instants are UTC; Shanghai is eight hours ahead. */
class QuietHoursTest {

    @ParameterizedTest
    @CsvSource({
        // 21:59:59, 22:00, 23:59:59, 00:00, 06:59:59, 07:00 in Shanghai
        "22:00, 07:00, 2026-03-10T13:59:59Z, 2026-03-10T13:59:59Z",
        "22:00, 07:00, 2026-03-10T14:00:00Z, 2026-03-10T23:00:00Z",
        "22:00, 07:00, 2026-03-10T15:59:59Z, 2026-03-10T23:00:00Z",
        "22:00, 07:00, 2026-03-10T16:00:00Z, 2026-03-10T23:00:00Z",
        "22:00, 07:00, 2026-03-10T22:59:59Z, 2026-03-10T23:00:00Z",
        "22:00, 07:00, 2026-03-10T23:00:00Z, 2026-03-10T23:00:00Z",
        // within one day: 12:29, 12:30, 14:00
        "12:30, 14:00, 2026-03-10T04:29:00Z, 2026-03-10T04:29:00Z",
        "12:30, 14:00, 2026-03-10T04:30:00Z, 2026-03-10T06:00:00Z",
        "12:30, 14:00, 2026-03-10T06:00:00Z, 2026-03-10T06:00:00Z",
        // until midnight
        "20:00, 00:00, 2026-12-31T15:00:00Z, 2026-12-31T16:00:00Z"
    })
    void endTellsWhenAMessageMayLeave(LocalTime from, LocalTime until, Instant at, Instant end) {
        assertThat(new QuietHours(from, until).endAt(at)).isEqualTo(end);
    }
}
