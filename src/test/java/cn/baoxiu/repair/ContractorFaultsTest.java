package cn.baoxiu.repair;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baoxiu.attachment.AttachmentKind;
import cn.baoxiu.contractor.ContractorCases;
import cn.baoxiu.contractor.ViolationKind;
import cn.baoxiu.contractor.Violations.Fact;
import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.repair.casework.SignedByOwner;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.engine.task.Task;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the course of a case tells the ladder of the contractor, and what it does not. */
class ContractorFaultsTest {

    private static final AnnotationConfigApplicationContext BED = RepairBed.start();

    /** The bed's engine wants it. */
    @RegisterExtension
    static final ProcessEngineCoverageExtension COVERAGE = ProcessEngineCoverageExtension.builder(
                    BED.getBean(SpringProcessEngineConfiguration.class))
            .build();

    private static final String CONTRACTOR = RepairBed.OTHER_CONTRACTOR;

    private final ProcessEngine engine = BED.getBean(ProcessEngine.class);
    private final PlayedLadder.Told told = BED.getBean(PlayedLadder.Told.class);
    private final ContractorCases ladder = BED.getBean(ContractorCases.class);
    private final RepairBed.PlayedUser user = BED.getBean(RepairBed.PlayedUser.class);

    private Instant now = at("2026-11-23T09:00:00");
    private String number = "";

    @BeforeEach
    void morning() {
        EngineTime.moveTo(now);
        user.isIn("property-cs", "warranty-office", "developer-cs");
    }

    @AfterEach
    void cleanUp() {
        engine.getRuntimeService().createProcessInstanceQuery().list().forEach(i -> engine.getRuntimeService()
                .deleteProcessInstance(i.getId(), "test", true));
        BED.getBean(JdbcClient.class)
                .sql("update repair_case set stage = 'CLOSED' where stage <> 'CLOSED'")
                .update();
        EngineTime.reset();
    }

    @AfterAll
    static void stop() {
        BED.close();
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(EngineTime.ZONE).toInstant();
    }

    @Test
    void anOrdinaryCaseTellsNothing() {
        dispatched(CONTRACTOR);
        accept();
        appoint(now);
        repair(now);
        complete("inspectRepair", "passed", "yes", "inspectedAt", time(now));
        SignedByOwner.under(number, BED);
        complete("confirmWithOwner", "ownerAnswer", "CONFIRMED", "answeredAt", time(now));
        assertThat(told.kinds(number)).isEmpty();
    }

    /** P1: acceptance within an hour, the finish within 72. */
    @Test
    void promisesOfTheContractorThatWereBrokenAreTold() {
        dispatched(CONTRACTOR);
        clockPasses(Duration.ofHours(2));
        assertThat(told.kinds(number)).contains("ACCEPTED_LATE");
        Fact late = told.facts.stream()
                .filter(fact -> fact.kind() == ViolationKind.ACCEPTED_LATE)
                .reduce((a, b) -> b)
                .orElseThrow();
        assertThat(late.party()).isEqualTo(CONTRACTOR);
        assertThat(late.due()).isEqualTo(late.happenedAt());
        assertThat(late.key()).startsWith(number + "|ACCEPT|promise ");
        assertThat(late.evidence()).contains("应于 2026-11-23 ", "至期未兑现");
        accept();
        appoint(now);
        clockPasses(Duration.ofHours(80));
        assertThat(told.kinds(number)).contains("FINISH_LATE");
    }

    /** The owner's promise of an arrival is the contractor's while its order is open and nobody has come. */
    @Test
    void nobodyButTheContractorIsBlamed() {
        report();
        clockPasses(Duration.ofHours(30));
        assertThat(told.kinds(number)).isEmpty();
    }

    @Test
    void aPartyThatDoesNotAnswerForTheDefectIsNotBlamed() {
        dispatched(RepairBed.MAIN_CONTRACTOR);
        clockPasses(Duration.ofHours(2));
        accept();
        appoint(now);
        clockPasses(Duration.ofHours(80));
        repair(now);
        complete("inspectRepair", "passed", "no", "inspectedAt", time(now), "inspectionNote", "仍渗水");
        assertThat(told.kinds(number)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T14:00:00, 2026-11-23T14:30:59, ''",
        "2026-11-23T14:00:00, 2026-11-23T14:31:00, APPOINTMENT_MISSED",
        "2026-11-23T14:00:00, 2026-11-23T13:00:00, ''",
        "2026-11-23T23:50:00, 2026-11-24T00:10:00, NO_SHOW",
        "2026-11-23T14:00:00, 2026-11-24T09:00:00, NO_SHOW",
    })
    void arrivalsAreComparedWithTheAppointment(String agreed, String arrived, String kind) {
        dispatched(CONTRACTOR);
        accept();
        appoint(at(agreed));
        EngineTime.moveTo(now = at("2026-11-24T10:00:00"));
        repair(at(arrived));
        assertThat(told.kinds(number).stream()
                        .filter(k -> k.equals("APPOINTMENT_MISSED") || k.equals("NO_SHOW"))
                        .toList())
                .isEqualTo(kind.isEmpty() ? List.of() : List.of(kind));
    }

    @Test
    void anOrderSentBackAndGivenAgainWasSentBackWithoutGround() {
        dispatched(CONTRACTOR);
        complete("acceptWorkOrder", "accepted", "no", "rejectReason", "不是我方施工范围");
        assertThat(told.kinds(number)).isEmpty();
        dispatch(CONTRACTOR);
        assertThat(told.kinds(number)).containsExactly("REJECTED_WITHOUT_GROUND");
        assertThat(told.last().evidence()).contains("不是我方施工范围", "责任判定未变更");
    }

    @Test
    void anOrderSentBackAndGivenToAnotherMayHaveHadItsReason() {
        dispatched(CONTRACTOR);
        complete("acceptWorkOrder", "accepted", "no", "rejectReason", "不是我方施工范围");
        dispatch(RepairBed.MAIN_CONTRACTOR);
        assertThat(told.kinds(number)).isEmpty();
    }

    @Test
    void failedInspectionsAreTold_andReworkFromTheSecondTimeOn() {
        dispatched(CONTRACTOR);
        accept();
        appoint(now);
        repair(now);
        complete("inspectRepair", "passed", "no", "inspectedAt", time(now), "inspectionNote", "仍渗水");
        assertThat(told.kinds(number)).containsExactly("POOR_QUALITY");
        assertThat(told.last().evidence()).contains("验收不合格：仍渗水");
        appoint(now);
        repair(now);
        complete("inspectRepair", "passed", "no", "inspectedAt", time(now), "inspectionNote", "仍渗水");
        assertThat(told.kinds(number)).containsExactly("POOR_QUALITY", "POOR_QUALITY", "REWORK");
        appoint(now);
        repair(now);
        complete("inspectRepair", "passed", "yes", "inspectedAt", time(now));
        complete("confirmWithOwner", "ownerAnswer", "NOT_FIXED", "answeredAt", time(now), "confirmNote", "还在漏");
        assertThat(told.kinds(number)).containsExactly("POOR_QUALITY", "POOR_QUALITY", "REWORK", "REWORK");
    }

    @Test
    void theLadderKnowsTheCase() {
        dispatched(CONTRACTOR);
        accept();
        appoint(now);
        ContractorCases.Facts facts = ladder.find(number).orElseThrow();
        assertThat(facts.answersFor(CONTRACTOR, PlayedLadder.WATERPROOFING)).isTrue();
        assertThat(facts.findingReason()).isEqualTo("合同第15.3款");
        assertThat(facts.grade()).isEqualTo("P1");
        assertThat(facts.orders()).singleElement().satisfies(order -> {
            assertThat(order.party()).isEqualTo(CONTRACTOR);
            assertThat(order.acceptedAt()).isNotNull();
            assertThat(order.appointmentAt()).isNotNull();
            assertThat(order.completedAt()).isNull();
        });
        assertThat(ladder.openOf(PlayedLadder.WATERPROOFING, CONTRACTOR))
                .extracting(ContractorCases.Facts::caseNumber)
                .contains(number);
        assertThat(ladder.openOf(PlayedLadder.WHOLE, CONTRACTOR)).isEmpty();
        assertThat(ladder.find("BX-NONE")).isEmpty();
    }

    /** The register names the waterproofing contract; the main contractor answers under its own. */
    @Test
    void theContractIsThatOfWhoeverAnswers() {
        report();
        assess(RepairBed.MAIN_CONTRACTOR);
        assertThat(ladder.find(number).orElseThrow().contractNo()).isEqualTo(PlayedLadder.WHOLE);
    }

    // ---- steps ----

    private void report() {
        Map<String, Object> values = map("defectClass", "LEAK", "place", "BATHROOM", "symptom", "SEEPAGE");
        String instance = engine.getRuntimeService()
                .startProcessInstanceByKey("repair-case", Map.of("form", RepairBed.formValue(values)))
                .getId();
        number = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceId(instance)
                .singleResult()
                .getBusinessKey();
    }

    private void assess(String responsible) {
        complete("contactOwner", "contactedAt", time(now), "contactResult", "REACHED");
        complete("logArrival", "arrivedAt", time(now));
        complete(
                "surveySite",
                "surveyDefectClass",
                "LEAK",
                "surveyPlace",
                "BATHROOM",
                "cause",
                "CONSTRUCTION",
                "proposedInWarranty",
                "yes",
                "proposedHandling",
                "CONTRACTOR",
                "surveyNote",
                "现场可见");
        complete(
                "decideFinding",
                "inWarranty",
                "yes",
                "responsibleParty",
                responsible,
                "handling",
                "CONTRACTOR",
                "repairingParty",
                responsible,
                "findingReason",
                "合同第15.3款");
    }

    /** The waterproofing contractor answers; the order goes to this party. */
    private void dispatched(String party) {
        report();
        assess(CONTRACTOR);
        dispatch(party);
    }

    private void dispatch(String party) {
        complete("dispatchWorkOrder", "repairingParty", party, "workScope", "重做防水");
    }

    private void accept() {
        complete("acceptWorkOrder", "accepted", "yes");
    }

    private void appoint(Instant at) {
        complete("makeAppointment", "appointmentAt", time(at));
    }

    private void repair(Instant arrivedAt) {
        complete(
                "carryOutRepair",
                "arrivedAt",
                time(arrivedAt),
                "completedAt",
                time(arrivedAt),
                "workDone",
                "已修",
                "dryingNeeded",
                "NONE");
        BED.getBean(PlayedPhotos.class).take(number, 1, AttachmentKind.AFTER);
    }

    private void complete(String step, Object... pairs) {
        Task task = engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(number)
                .taskDefinitionKey("userTask_" + step)
                .singleResult();
        assertThat(task).as(step).isNotNull();
        engine.getTaskService().complete(task.getId(), Map.of("form", RepairBed.formValue(map(pairs))));
    }

    /** All clock events that are due in this time. */
    private void clockPasses(Duration time) {
        Instant end = now.plus(time);
        for (int i = 0; i < 50; i++) {
            Job next = engine.getManagementService().createJobQuery().timers().list().stream()
                    .filter(job -> !job.getDuedate().toInstant().isAfter(end))
                    .min(java.util.Comparator.comparing(Job::getDuedate))
                    .orElse(null);
            if (next == null) {
                break;
            }
            if (next.getDuedate().toInstant().isAfter(now)) {
                EngineTime.moveTo(now = next.getDuedate().toInstant());
            }
            engine.getManagementService().executeJob(next.getId());
        }
        EngineTime.moveTo(now = end);
    }

    private static String time(Instant at) {
        return at.atZone(EngineTime.ZONE).toOffsetDateTime().toString();
    }

    private static Map<String, Object> map(Object... pairs) {
        Map<String, Object> map = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
