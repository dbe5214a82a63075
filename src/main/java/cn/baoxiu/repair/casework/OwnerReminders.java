package cn.baoxiu.repair.casework;

import cn.baoxiu.engine.BackgroundTask;
import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.repair.Stage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reminds owners who were asked to confirm a repair (rules R2). Not timers of the process: a case has one timer for the
 * step already, and a reminder changes nothing there. A reminder whose case has gone on is dropped when its time comes.
 */
@Component
public class OwnerReminders implements BackgroundTask {

    /** When people read short messages. */
    private static final LocalTime HOUR = LocalTime.of(10, 0);

    private static final Duration PAUSE = Duration.ofMinutes(15);
    private static final int MOST = 500;

    private final CaseStore store;
    private final ConfirmLinks links;
    private final Signatures signatures;
    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final TransactionTemplate transaction;
    private final Clock clock;

    OwnerReminders(
            CaseStore store,
            ConfirmLinks links,
            Signatures signatures,
            JdbcClient jdbc,
            JdbcTemplate batches,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.store = store;
        this.links = links;
        this.signatures = signatures;
        this.jdbc = jdbc;
        this.batches = batches;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    private record Reminder(String caseNumber, OffsetDateTime at, Instant until) {}

    /** In place of what was planned before. */
    void plan(String caseNumber, List<LocalDate> days, Instant until) {
        drop(caseNumber);
        batches.batchUpdate(
                "insert into repair_owner_reminder (case_number, remind_at, answer_until) values (?, ?, ?)",
                days.stream()
                        .distinct()
                        .map(day -> new Object[] {
                            caseNumber, day.atTime(HOUR).atZone(EngineTime.ZONE).toOffsetDateTime(), at(until)
                        })
                        .toList());
    }

    void drop(String caseNumber) {
        jdbc.sql("delete from repair_owner_reminder where case_number = ?")
                .param(caseNumber)
                .update();
    }

    @Override
    public String name() {
        return "repair.owner-reminders";
    }

    @Override
    public Optional<Duration> every() {
        return Optional.of(PAUSE);
    }

    /** Each in a transaction of its own; the row goes with the message. */
    @Override
    public void run(String id) {
        List<Reminder> due = jdbc.sql(
                        """
                        select case_number, remind_at, answer_until from repair_owner_reminder
                        where remind_at <= ? order by remind_at fetch first ? rows only""")
                .params(at(clock.instant()), MOST)
                .query((row, n) -> new Reminder(
                        row.getString(1),
                        row.getObject(2, OffsetDateTime.class),
                        row.getObject(3, OffsetDateTime.class).toInstant()))
                .list();
        due.forEach(reminder -> transaction.executeWithoutResult(status -> remind(reminder)));
    }

    private void remind(Reminder reminder) {
        int taken = jdbc.sql("delete from repair_owner_reminder where case_number = ? and remind_at = ?")
                .params(reminder.caseNumber(), reminder.at())
                .update();
        RepairCase repairCase = store.get(reminder.caseNumber());
        boolean asked = repairCase.isOpen()
                && repairCase.stage() == Stage.CONFIRMING
                // an escalation may hold a case that the owner has signed
                && !signatures.isSigned(reminder.caseNumber(), repairCase.round())
                && reminder.until().isAfter(clock.instant());
        if (taken > 0 && asked) {
            links.remind(repairCase, reminder.at().toInstant(), reminder.until());
        }
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atZone(EngineTime.ZONE).toOffsetDateTime();
    }
}
