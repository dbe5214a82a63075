package cn.baoxiu.repair.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baoxiu.estate.Location;
import cn.baoxiu.estate.WarrantyClass;
import cn.baoxiu.repair.DefectClass;
import cn.baoxiu.repair.Grade;
import cn.baoxiu.repair.Hazard;
import cn.baoxiu.repair.NewCase;
import cn.baoxiu.repair.Outcome;
import cn.baoxiu.repair.Place;
import cn.baoxiu.repair.Stage;
import cn.baoxiu.repair.Symptom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.jdbc.AutoConfigureTestDatabase;
import org.springframework.boot.test.autoconfigure.jdbc.JdbcTest;
import org.springframework.context.annotation.Import;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One object per case and transaction, written once at the end of it, and never over somebody else's change. */
@JdbcTest
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
@Import({CaseStore.class, CaseTable.class})
@Transactional(propagation = Propagation.NOT_SUPPORTED)
abstract class CaseStoreContract {

    private static final Instant NOW = Instant.parse("2026-11-23T02:00:00.123456Z");

    @Autowired
    CaseStore store;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    private final String number = "BX-STORE-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void aCase() {
        inTransaction(status -> store.save(RepairCase.open(number, report(), place())));
    }

    @Test
    void aNewCaseIsWrittenAtOnce_andRolledBackWithItsTransaction() {
        String other = number + "-2";
        TransactionTemplate template = new TransactionTemplate(transactions);
        template.executeWithoutResult(status -> {
            store.save(RepairCase.open(other, report(), place()));
            assertThat(count(other)).isEqualTo(1);
            status.setRollbackOnly();
        });
        assertThat(count(other)).isZero();
        assertThat(store.find(other)).isEmpty();
        assertThatThrownBy(() -> store.get(other)).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void aCaseIsOneObjectInATransaction_andWhatWasSavedIsInTheDatabaseAtItsEnd() {
        inTransaction(status -> {
            RepairCase repairCase = store.get(number);
            repairCase.triaged(Grade.P1);
            store.save(repairCase);
            assertThat(store.get(number)).isSameAs(repairCase);
            repairCase.enter(Stage.ASSESSING);
            store.save(repairCase);
            assertThat(row()).containsEntry("row_version", 0L).containsEntry("stage", "REPORTED");
        });
        assertThat(row())
                .as("two saves are one write")
                .containsEntry("row_version", 1L)
                .containsEntry("stage", "ASSESSING")
                .containsEntry("grade", "P1");
    }

    @Test
    void aCaseIsWrittenBeforeWhateverElseIsLeftToTheEnd() {
        AtomicReference<Map<String, Object>> seen = new AtomicReference<>();
        inTransaction(status -> {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void beforeCommit(boolean readOnly) {
                    seen.set(row());
                }
            });
            RepairCase repairCase = store.get(number);
            repairCase.triaged(Grade.P1);
            store.save(repairCase);
        });
        assertThat(seen.get())
                .as("so whoever takes the case's timer at the end has the case already, and nobody waits in a circle")
                .containsEntry("grade", "P1");
    }

    @Test
    void whoLooksAtTheTableFlushesFirst_andMayGoOn() {
        inTransaction(status -> {
            RepairCase repairCase = store.get(number);
            repairCase.triaged(Grade.P1);
            store.save(repairCase);
            store.flush();
            assertThat(row()).containsEntry("grade", "P1");
            repairCase.enter(Stage.ASSESSING);
            store.save(repairCase);
        });
        assertThat(row()).containsEntry("stage", "ASSESSING").containsEntry("row_version", 2L);
    }

    @Test
    void whatChangedWithoutASaveIsNotWritten_norWhatWasRolledBack() {
        inTransaction(status -> store.get(number).triaged(Grade.P1));
        inTransaction(status -> {
            RepairCase repairCase = store.get(number);
            repairCase.triaged(Grade.P0);
            store.save(repairCase);
            status.setRollbackOnly();
        });
        inTransaction(status -> store.save(store.get(number)));
        assertThat(row()).containsEntry("grade", null).containsEntry("row_version", 0L);
    }

    @Test
    void theSecondOfTwoWritersFails_andNothingOfItsTransactionStays() {
        TransactionTemplate own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        assertThatThrownBy(() -> inTransaction(status -> {
                    RepairCase mine = store.get(number);
                    own.executeWithoutResult(inner -> {
                        RepairCase theirs = store.get(number);
                        assertThat(theirs).isNotSameAs(mine);
                        theirs.triaged(Grade.P2);
                        store.save(theirs);
                    });
                    assertThat(store.get(number)).isSameAs(mine);
                    mine.triaged(Grade.P1);
                    store.save(mine);
                    store.save(RepairCase.open(number + "-3", report(), place()));
                }))
                .isInstanceOf(OptimisticLockingFailureException.class);
        assertThat(row()).containsEntry("grade", "P2").containsEntry("row_version", 1L);
        assertThat(count(number + "-3")).isZero();
    }

    @Test
    void aCaseIsSavedOnlyWhereItWasRead() {
        RepairCase[] outside = new RepairCase[1];
        inTransaction(status -> outside[0] = store.get(number));
        assertThatThrownBy(() -> store.save(outside[0])).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> inTransaction(status -> store.save(outside[0])))
                .isInstanceOf(IllegalStateException.class);
        assertThat(store.get(number)).as("outside a transaction it can be read").isNotSameAs(outside[0]);
    }

    @Test
    void everyFieldIsReadAsItWasWritten() {
        RepairCase[] saved = new RepairCase[1];
        inTransaction(status -> {
            RepairCase repairCase = store.get(number);
            fill(repairCase);
            store.save(repairCase);
            saved[0] = repairCase;
        });
        RepairCase read = store.get(number);
        assertThat(read.rowVersion()).isEqualTo(1);
        assertThat(CaseTable.valuesOf(read)).isEqualTo(CaseTable.valuesOf(saved[0]));
        assertThat(read.hazardList()).containsExactly(Hazard.WATER_RUNNING);
        assertThat(read.closedAt()).isEqualTo(NOW);
        assertThat(read.acceptedOn()).isEqualTo(LocalDate.of(2026, 11, 24));
        assertThat(read.inWarranty()).isNull();
        assertThat(read.groupComplaint()).isTrue();
    }

    private static void fill(RepairCase repairCase) {
        repairCase.triaged(Grade.P3);
        repairCase.covered(WarrantyClass.WATERPROOF, Coverage.COVERED, "CONTRACTOR", "HT-1");
        repairCase.orderedFrom("C101");
        repairCase.planned(LocalDate.of(2026, 12, 1));
        repairCase.enter(Stage.REPAIRING);
        repairCase.repaired(NOW.plusSeconds(60));
        repairCase.enter(Stage.INSPECTING);
        repairCase.inspected(true, LocalDate.of(2026, 11, 24));
        repairCase.close(Outcome.REPAIRED, NOW);
    }

    @Test
    void theNextDueTimeFollowsThePromises_withTheCaseOrWithoutIt() {
        promise("FIRST_CONTACT", NOW.plusSeconds(3600));
        inTransaction(status -> {
            RepairCase repairCase = store.get(number);
            repairCase.triaged(Grade.P1);
            store.save(repairCase);
            store.dueChanged(number);
        });
        assertThat(nextDue()).isEqualTo(NOW.plusSeconds(3600));
        assertThat(row()).containsEntry("row_version", 1L);

        promise("ON_SITE", NOW.plusSeconds(60));
        inTransaction(status -> store.dueChanged(number));
        assertThat(nextDue()).isEqualTo(NOW.plusSeconds(60));
        assertThat(row()).as("a promise is no change of the case").containsEntry("row_version", 1L);
    }

    private void promise(String kind, Instant due) {
        OffsetDateTime at = due.atOffset(ZoneOffset.UTC);
        jdbc.sql(
                        """
                        insert into clock_promise (case_number, round_no, kind, party, started_at, counted_from, calendar, due,
                            first_due, provisional, state, open_key)
                        values (?, 1, ?, 'property-cs', ?, ?, 'CAL_24X7', ?, ?, false, 'OPEN', ?)""")
                .params(number, kind, at, at, at, at, number + kind)
                .update();
    }

    private Instant nextDue() {
        return jdbc.sql("select next_due from repair_case where case_number = ?")
                .param(number)
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    private Map<String, Object> row() {
        return jdbc.sql("select row_version, stage, grade from repair_case where case_number = ?")
                .param(number)
                .query()
                .singleRow();
    }

    private int count(String caseNumber) {
        return jdbc.sql("select count(*) from repair_case where case_number = ?")
                .param(caseNumber)
                .query(Integer.class)
                .single();
    }

    private void inTransaction(Consumer<TransactionStatus> work) {
        new TransactionTemplate(transactions).executeWithoutResult(work);
    }

    private static NewCase report() {
        return new NewCase(
                "HN-YJT-3-1-1201",
                Place.OTHER,
                "阁楼",
                DefectClass.LEAK,
                Symptom.OTHER,
                "渗水",
                List.of(Hazard.WATER_RUNNING),
                NOW,
                true,
                null,
                null);
    }

    private static Location place() {
        return new Location(
                "HN-YJT-3-1-1201",
                false,
                "huanan",
                "HN-YJT",
                "越江台",
                "广州",
                "3",
                "1",
                "1201",
                "越江台3号楼1单元1201室",
                LocalDate.of(2022, 6, 30),
                LocalDate.of(2021, 12, 1));
    }
}
