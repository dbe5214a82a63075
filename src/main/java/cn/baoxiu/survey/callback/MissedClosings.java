package cn.baoxiu.survey.callback;

import cn.baoxiu.engine.BackgroundTask;
import cn.baoxiu.engine.EngineTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Each morning: which closed cases nobody calls back, so that none is left out silently. The group is told of new ones. */
@Component
class MissedClosings implements BackgroundTask {

    private static final LocalTime IN_THE_MORNING = LocalTime.of(7, 40);
    private static final int AT_ONCE = 500;

    /** What began a minute after the closing until now will not begin by itself. */
    private static final Duration SHOULD_HAVE_BEGUN = Duration.ofHours(1);

    private final MissedRows missed;
    private final CallbackRows rows;
    private final CallbackNotices notices;
    private final TransactionTemplate transaction;
    private final Clock clock;

    MissedClosings(
            MissedRows missed,
            CallbackRows rows,
            CallbackNotices notices,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.missed = missed;
        this.rows = rows;
        this.notices = notices;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    public String name() {
        return "survey.missed";
    }

    @Override
    public Optional<LocalTime> daily() {
        return Optional.of(IN_THE_MORNING);
    }

    @Override
    public void run(String id) {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, EngineTime.ZONE);
        Instant since = CallbackOpening.takenUpSince(today, rows.closedWithinDays(today));
        int found = AT_ONCE;
        while (found == AT_ONCE) {
            found = Objects.requireNonNull(transaction.execute(status -> batch(now, since)));
        }
        transaction.executeWithoutResult(status -> missed.untold().forEach((subsidiary, count) -> {
            notices.missed(subsidiary, count, today);
            missed.told(subsidiary, now);
        }));
    }

    private int batch(Instant now, Instant since) {
        Optional<Instant> first = missed.firstTakenUp();
        List<MissedRows.Found> closings = missed.unknown(now.minus(SHOULD_HAVE_BEGUN), AT_ONCE);
        for (MissedRows.Found closing : closings) {
            MissedReason reason = MissedReason.FAILED;
            if (closing.closedAt().isBefore(since)) {
                boolean before = first.map(closing.closedAt()::isBefore).orElse(true);
                reason = before ? MissedReason.BEFORE : MissedReason.TOO_LATE;
            }
            missed.add(closing, reason, now);
        }
        return closings.size();
    }
}
