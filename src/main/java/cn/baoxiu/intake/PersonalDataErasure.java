package cn.baoxiu.intake;

import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.estate.FormerOwners;
import cn.baoxiu.repair.CaseEndings;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Erases personal data whose time is over: reports of cases closed long ago, and owners who sold long ago and whose
 * home has no open case. Figures stay: dates, class, place, grade and counts. What is under hold stays. Works in small
 * transactions and can be stopped and begun again at any time.
 */
@Service
public class PersonalDataErasure {

    private static final int BATCH = 500;

    private final RetentionRules rules;
    private final RetentionHolds holds;
    private final CaseEndings endings;
    private final FormerOwners owners;
    private final ObjectProvider<PersonalTrace> traces;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PersonalDataErasure(
            RetentionRules rules,
            RetentionHolds holds,
            CaseEndings endings,
            FormerOwners owners,
            ObjectProvider<PersonalTrace> traces,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.rules = rules;
        this.holds = holds;
        this.endings = endings;
        this.owners = owners;
        this.traces = traces;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Erases everything that is due by the rule of today. */
    public void run() {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, EngineTime.ZONE);
        RetentionRules.Rule rule = rules.on(today);
        Instant before = now.atZone(EngineTime.ZONE)
                .minusMonths(rule.monthsAfterClosing())
                .toInstant();
        Run run = new Run(now, rule, before);
        eraseReports(run);
        eraseOwners(run, today.minusMonths(rule.monthsAfterClosing()));
    }

    private record Run(Instant now, RetentionRules.Rule rule, Instant before) {}

    private record Candidate(long id, String caseNumber) {}

    private void eraseReports(Run run) {
        List<Candidate> batch = candidates(run, 0);
        while (!batch.isEmpty()) {
            Set<String> numbers = batch.stream().map(Candidate::caseNumber).collect(Collectors.toSet());
            transaction.executeWithoutResult(status -> eraseReports(run, numbers));
            batch = candidates(run, batch.get(batch.size() - 1).id());
        }
    }

    /** A report is older than the end of its case: the younger ones need not be looked at. */
    private List<Candidate> candidates(Run run, long afterId) {
        return jdbc.sql(
                        """
                        select id, case_number from intake_report
                        where erased_at is null and reported_at < :before and id > :after order by id limit :limit""")
                .param("before", timestamp(run.before()))
                .param("after", afterId)
                .param("limit", BATCH)
                .query((rs, row) -> new Candidate(rs.getLong(1), rs.getString(2)))
                .list();
    }

    private void eraseReports(Run run, Set<String> numbers) {
        Set<String> due = new HashSet<>(endings.closedBefore(numbers, run.before()));
        Set<String> held = holds.held(due);
        due.removeAll(held);
        if (due.isEmpty()) {
            return;
        }
        int reports = jdbc.sql(
                        """
                        update intake_report set reporter_name = '', reporter_phone = '', reporter_phone_2 = null, description = '',
                            place_text = null, symptom_text = null, late_reason = null, client_reference = null,
                            erased_at = :now
                        where case_number in (:cases) and erased_at is null""")
                .param("now", timestamp(run.now()))
                .param("cases", due)
                .update();
        traces.forEach(trace -> trace.erase(due));
        log(run, reports, 0, held.size());
    }

    private void eraseOwners(Run run, LocalDate endedBy) {
        List<FormerOwners.FormerOwner> batch = owners.endedBy(endedBy, 0, BATCH);
        while (!batch.isEmpty()) {
            List<FormerOwners.FormerOwner> these = batch;
            transaction.executeWithoutResult(status -> eraseOwners(run, these));
            batch = owners.endedBy(endedBy, batch.get(batch.size() - 1).ownershipId(), BATCH);
        }
    }

    private void eraseOwners(Run run, List<FormerOwners.FormerOwner> batch) {
        Set<String> homes =
                batch.stream().map(FormerOwners.FormerOwner::homeCode).collect(Collectors.toSet());
        Set<String> needed = new HashSet<>(endings.placesWithOpenCases(homes));
        needed.addAll(holds.heldPlaces(homes));
        int erased = owners.erase(
                batch.stream()
                        .filter(owner -> !needed.contains(owner.homeCode()))
                        .map(FormerOwners.FormerOwner::ownershipId)
                        .toList(),
                run.now());
        if (erased > 0) {
            log(run, 0, erased, 0);
        }
    }

    private void log(Run run, int reports, int ownersErased, int onHold) {
        jdbc.sql(
                        """
                        insert into intake_erasure (erased_at, rule_effective_from, months_after_closing, closed_before,
                            reports, owners, cases_on_hold)
                        values (:now, :from, :months, :before, :reports, :owners, :held)""")
                .param("now", timestamp(run.now()))
                .param("from", run.rule().effectiveFrom())
                .param("months", run.rule().monthsAfterClosing())
                .param("before", timestamp(run.before()))
                .param("reports", reports)
                .param("owners", ownersErased)
                .param("held", onHold)
                .update();
    }

    private static OffsetDateTime timestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
