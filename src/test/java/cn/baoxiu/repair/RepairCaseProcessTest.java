package cn.baoxiu.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import cn.baoxiu.attachment.Attachment;
import cn.baoxiu.attachment.AttachmentKind;
import cn.baoxiu.clock.DueTimesMoved;
import cn.baoxiu.clock.Holders;
import cn.baoxiu.clock.Pauses;
import cn.baoxiu.clock.PromiseKind;
import cn.baoxiu.clock.PromiseView;
import cn.baoxiu.clock.Promises;
import cn.baoxiu.contractor.ThirdPartyChosen;
import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.engine.FieldError;
import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.escalation.EscalationChanged;
import cn.baoxiu.identity.AppUser;
import cn.baoxiu.repair.casework.CaseFacts;
import cn.baoxiu.repair.casework.CasePhotos;
import cn.baoxiu.repair.casework.CaseQueries;
import cn.baoxiu.repair.casework.CaseRecords;
import cn.baoxiu.repair.casework.ClosingEvidence;
import cn.baoxiu.repair.casework.ClosingKind;
import cn.baoxiu.repair.casework.OwnerReminders;
import cn.baoxiu.repair.casework.SignedByOwner;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every business scenario of the model once, with the real listeners, services, decisions and clock. */
class RepairCaseProcessTest {

    private static final AnnotationConfigApplicationContext BED = RepairBed.start();

    @RegisterExtension
    static final ProcessEngineCoverageExtension COVERAGE = ProcessEngineCoverageExtension.builder(
                    BED.getBean(SpringProcessEngineConfiguration.class))
            .assertClassCoverageAtLeast(0.95)
            .build();

    private static final Set<String> CLOCK = Set.of("startEvent_clockDue", "event_nextClockEvent");

    private final ProcessEngine engine = BED.getBean(ProcessEngine.class);
    private final CaseQueries cases = BED.getBean(CaseQueries.class);
    private final CaseRecords records = BED.getBean(CaseRecords.class);
    private final Promises promises = BED.getBean(Promises.class);
    private final RepairProcess process = BED.getBean(RepairProcess.class);
    private final RepairBed.PlayedUser user = BED.getBean(RepairBed.PlayedUser.class);
    private final RepairBed.PlayedEscalations chain = BED.getBean(RepairBed.PlayedEscalations.class);
    private final PlayedPhotos photos = BED.getBean(PlayedPhotos.class);
    private final CasePhotos casePhotos = BED.getBean(CasePhotos.class);
    private final ClosingEvidence evidence = BED.getBean(ClosingEvidence.class);
    private final RepairBed.PlayedRegister register = BED.getBean(RepairBed.PlayedRegister.class);

    private Instant now = ZonedDateTime.of(LocalDateTime.of(2026, 11, 23, 9, 0), EngineTime.ZONE)
            .toInstant();
    private ProcessInstance instance;
    private String number = "";

    @BeforeEach
    void morning() {
        BpmnAwareTests.init(engine);
        EngineTime.moveTo(now);
        user.isIn("property-cs", "warranty-office", "developer-cs");
        register.ownerEnds = LocalDate.of(2030, 6, 28);
        register.contractorEnds = LocalDate.of(2030, 3, 28);
    }

    @AfterEach
    void cleanUp() {
        // A scenario may end in the middle of the case; the next one must not meet its twin.
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

    @Test
    void aLeakIsRepairedReworkedOnceAndConfirmed() {
        report("LEAK", "BATHROOM", "SEEPAGE");
        assertThat(number).startsWith("BX-HN-YJT-20261123-");
        assertThat(instance()).isNotNull();
        assertThat(facts().grade()).isEqualTo(Grade.P1);
        assertThat(facts().stage()).isEqualTo(Stage.ASSESSING);
        Task contact = task("contactOwner");
        assertThat(contact.getPriority()).isEqualTo(80);
        assertThat(contact.getDueDate()).isAfter(contact.getCreateTime());
        assertThat(contact.getFollowUpDate()).isBefore(contact.getDueDate());

        assess("yes", RepairBed.OTHER_CONTRACTOR, "CONTRACTOR");
        assertThat(promise(PromiseKind.FIRST_CONTACT)).isEqualTo(PromiseView.State.MET);
        assertThat(promise(PromiseKind.ON_SITE)).isEqualTo(PromiseView.State.MET);
        assertThat(promise(PromiseKind.SURVEY)).isEqualTo(PromiseView.State.MET);

        dispatch(RepairBed.OTHER_CONTRACTOR);
        assertThat(groups("acceptWorkOrder")).containsExactly("contractor-" + RepairBed.OTHER_CONTRACTOR);
        acceptAndRepair("NONE");
        assertThat(promise(PromiseKind.CONTRACTOR_FINISH))
                .as("the inspection waits")
                .isEqualTo(PromiseView.State.PAUSED);

        complete("inspectRepair", "passed", "no", "inspectedAt", time(), "inspectionNote", "仍渗水");
        assertThat(promise(PromiseKind.CONTRACTOR_FINISH))
                .as("the same promise goes on")
                .isEqualTo(PromiseView.State.RUNNING);
        assertThat(facts().reworkCount()).isEqualTo(1);
        assertThat(open()).containsExactly("userTask_makeAppointment");
        appointAndRepair("NONE");
        passInspection();
        assertThat(promise(PromiseKind.FINISH)).isEqualTo(PromiseView.State.MET);
        assertThat(promises.of(number))
                .filteredOn(promise -> promise.kind() == PromiseKind.CONTRACTOR_FINISH)
                .singleElement()
                .satisfies(kept -> {
                    assertThat(kept.state()).isEqualTo(PromiseView.State.MET);
                    assertThat(kept.metAt())
                            .isEqualTo(records.workOrders(number).get(1).completedAt());
                });
        refused("confirmWithOwner", "ownerAnswer", "ownerAnswer", "CONFIRMED", "answeredAt", time());
        complete("confirmWithOwner", "ownerAnswer", "CONFIRMED", "answeredAt", time());

        BpmnAwareTests.assertThat(instance).isEnded().hasPassed("endEvent_caseClosed");
        assertThat(facts().outcome()).isEqualTo(Outcome.REPAIRED);
        assertThat(facts().closingKind()).isEqualTo(ClosingKind.OWNER);
        assertThat(register.accepted).contains(number + " HN-YJT-HT-02 2026-11-23");
        assertThat(records.inspections(number)).hasSize(2);
        assertThat(records.workOrders(number)).hasSize(2);
    }

    @Test
    void onlyPhotosOfTheRepairInHandPassIt() {
        reportAndAssess("yes", RepairBed.OTHER_CONTRACTOR, "CONTRACTOR");
        photograph(AttachmentKind.AFTER);
        assertThat(evidence.wanted(facts())).as("nothing is repaired yet").isEmpty();
        dispatch(RepairBed.OTHER_CONTRACTOR);
        acceptAndRepair("NONE");
        assertThat(evidence.wanted(facts())).contains(new ClosingEvidence.Photos(0, 1));
        photograph(AttachmentKind.BEFORE);
        photograph(AttachmentKind.OTHER);
        photos.take(number, 1, AttachmentKind.AFTER, "application/pdf");
        notPassed("from before the order, of another kind, or no photo");
        Attachment wrong = photograph(AttachmentKind.AFTER);
        assertThat(evidence.wanted(facts())).contains(new ClosingEvidence.Photos(1, 1));
        casePhotos.strikeOut(wrong, "另一户");
        notPassed("struck out");
        photograph(AttachmentKind.AFTER);
        complete("inspectRepair", "passed", "no", "inspectedAt", time(), "inspectionNote", "仍渗水");

        appointAndRepair("NONE");
        assertThat(evidence.wanted(facts())).contains(new ClosingEvidence.Photos(0, 1));
        notPassed("of the repair that failed");
        Attachment proof = photograph(AttachmentKind.AFTER);
        complete("inspectRepair", "passed", "yes", "inspectedAt", time());
        assertThat(evidence.wanted(facts())).as("inspected").isEmpty();
        assertThat(rejectedFields(catchThrowable(() -> casePhotos.strikeOut(proof, "另一户"))))
                .containsExactly("reason");

        // the owner disagrees: another rework, which needs a photo of its own
        complete("confirmWithOwner", "ownerAnswer", "NOT_FIXED", "answeredAt", time(), "confirmNote", "又漏");
        appointAndRepair("NONE");
        notPassed("of the repair that the owner refused");
        photograph(AttachmentKind.AFTER);
        complete("inspectRepair", "passed", "yes", "inspectedAt", time());
        complete("confirmWithOwner", "ownerAnswer", "CONFIRMED", "answeredAt", time());
        assertThat(facts().outcome()).isEqualTo(Outcome.REPAIRED);
    }

    private void notPassed(String photosAre) {
        Throwable thrown = catchThrowable(() -> engine.getTaskService()
                .complete(
                        task("inspectRepair").getId(),
                        Map.of("form", RepairBed.formValue(map("passed", "yes", "inspectedAt", time())))));
        assertThat(rejected(thrown).errors())
                .as(photosAre)
                .containsExactly(FieldError.of("passed", "repair.afterPhotosMissing", 0, 1));
        assertThat(facts().stage()).isEqualTo(Stage.INSPECTING);
    }

    @Test
    void aContractorRejectsAndAnotherTakesTheOrder() {
        reportAndAssess("yes", RepairBed.MAIN_CONTRACTOR, "CONTRACTOR");
        dispatch(RepairBed.MAIN_CONTRACTOR);
        refused("acceptWorkOrder", "rejectReason", "accepted", "no");
        complete("acceptWorkOrder", "accepted", "no", "rejectReason", "不是我方施工范围");
        assertThat(facts().handoverCount()).isEqualTo(1);
        dispatch(RepairBed.OTHER_CONTRACTOR);
        assertThat(groups("acceptWorkOrder")).containsExactly("contractor-" + RepairBed.OTHER_CONTRACTOR);
        acceptAndRepair("NONE");
        inspectAndConfirm();
        assertThat(facts().outcome()).isEqualTo(Outcome.REPAIRED);
        assertThat(facts().repairingParty()).isEqualTo(RepairBed.OTHER_CONTRACTOR);
    }

    @Test
    void aThirdPartyReplacesTheContractor() {
        reportAndAssess("yes", RepairBed.MAIN_CONTRACTOR, "CONTRACTOR");
        assertThatThrownBy(() -> process.replaceContractor(number, RepairBed.THIRD_PARTY, "逾期未修"))
                .isInstanceOf(FormRejected.class);
        dispatch(RepairBed.MAIN_CONTRACTOR);
        complete("acceptWorkOrder", "accepted", "yes");
        assertThatThrownBy(() -> process.replaceContractor(number, RepairBed.MAIN_CONTRACTOR, "逾期未修"))
                .satisfies(e -> assertThat(rejectedFields(e)).containsExactly("repairingParty"));
        process.replaceContractor(number, RepairBed.THIRD_PARTY, "逾期未修");
        assertThat(groups("acceptWorkOrder")).containsExactly("third-party-" + RepairBed.THIRD_PARTY);
        assertThat(facts().handoverCount()).isEqualTo(1);
        assertThat(facts().responsibleParty()).isEqualTo(RepairBed.MAIN_CONTRACTOR);
        acceptAndRepair("NONE");
        inspectAndConfirm();
        assertThat(facts().outcome()).isEqualTo(Outcome.REPAIRED);
        assertThat(records.workOrders(number).get(0).replaceReason()).isEqualTo("逾期未修");
        assertThat(records.workOrders(number).get(1).workScope()).isEqualTo("重做防水");
    }

    /** The contractor loses its running order and stays responsible; only the third party's accepted work is told. */
    @Test
    void aChosenThirdPartyTakesTheOrderOver() {
        var told = BED.getBean(PlayedLadder.ThirdParties.class);
        reportAndAssess("yes", RepairBed.MAIN_CONTRACTOR, "CONTRACTOR");
        var chosen = new ThirdPartyChosen(number, RepairBed.THIRD_PARTY, "未按函件履行");
        BED.publishEvent(chosen);
        assertThat(facts().repairingParty()).as("no order runs yet").isNotEqualTo(RepairBed.THIRD_PARTY);
        dispatch(RepairBed.MAIN_CONTRACTOR);
        complete("acceptWorkOrder", "accepted", "yes");
        // neither the chooser nor an approver may replace parties by hand
        user.isIn("cost");
        BED.publishEvent(chosen);
        BED.publishEvent(chosen);
        user.isIn("warranty-office");
        assertThat(groups("acceptWorkOrder")).containsExactly("third-party-" + RepairBed.THIRD_PARTY);
        assertThat(facts().responsibleParty()).isEqualTo(RepairBed.MAIN_CONTRACTOR);
        assertThat(records.workOrders(number)).hasSize(2);
        assertThat(records.workOrders(number).get(0).replaceReason()).isEqualTo("未按函件履行");
        acceptAndRepair("NONE");
        complete("inspectRepair", "passed", "no", "inspectedAt", time(), "inspectionNote", "仍渗水");
        assertThat(told.accepted).doesNotContain(number);
        appointAndRepair("NONE");
        inspectAndConfirm();
        assertThat(told.accepted).containsOnlyOnce(number);
        assertThat(told.dropped).noneMatch(line -> line.startsWith(number));
    }

    @Test
    void anOrdinaryRepairTellsThirdPartyRepairsNothing_andACaseWithoutOneThatItEnded() {
        var told = BED.getBean(PlayedLadder.ThirdParties.class);
        reportAndAssess("yes", RepairBed.MAIN_CONTRACTOR, "CONTRACTOR");
        dispatch(RepairBed.MAIN_CONTRACTOR);
        acceptAndRepair("NONE");
        inspectAndConfirm();
        assertThat(told.accepted).doesNotContain(number);
        assertThat(told.dropped).noneMatch(line -> line.startsWith(number));
        reportAndAssess("yes", RepairBed.MAIN_CONTRACTOR, "CONTRACTOR");
        process.withdraw(number, "业主自行修好");
        assertThat(told.dropped).filteredOn(line -> line.startsWith(number)).hasSize(1);
    }

    @Test
    void propertyRepairsAndDriesAndIsNotInspectedByItself() {
        reportAndAssess("yes", "DEVELOPER", "PROPERTY");
        complete("makePropertyAppointment", "appointmentAt", time());
        repair("carryOutPropertyRepair", "NORMAL");
        assertThat(facts().stage()).isEqualTo(Stage.DRYING);
        passDrying(Duration.ofDays(7));
        assertThat(groups("inspectRepair")).containsExactly("warranty-office");
        photograph(AttachmentKind.AFTER);
        user.isIn("property-engineering", "warranty-office");
        refused("inspectRepair", "passed", "passed", "yes", "inspectedAt", time());
        user.isIn("warranty-office");
        complete("inspectRepair", "passed", "yes", "inspectedAt", time());
        complete("confirmWithOwner", "ownerAnswer", "CONFIRMED", "answeredAt", time());
        assertThat(facts().outcome()).isEqualTo(Outcome.REPAIRED);
        assertThat(kinds()).contains("DRYING_STARTED", "DRYING_ENDED");
    }

    @Test
    void propertyRepairsWithoutDrying() {
        reportAndAssess("no", "PROPERTY", "PROPERTY");
        complete("makePropertyAppointment", "appointmentAt", time());
        repair("carryOutPropertyRepair", "NONE");
        inspectAndConfirm();
        assertThat(facts().outcome()).isEqualTo(Outcome.REPAIRED);
    }

    @Test
    void dryingMovesThePromiseToTheOwnerOnce() {
        reportAndAssess("yes", RepairBed.OTHER_CONTRACTOR, "CONTRACTOR");
        dispatch(RepairBed.OTHER_CONTRACTOR);
        acceptAndRepair("HEAVY");
        PromiseView finish = lastPromise(PromiseKind.FINISH);
        assertThat(finish.due()).isAfter(finish.firstDue());
        assertThat(LocalDate.ofInstant(finish.due(), EngineTime.ZONE)).isEqualTo(LocalDate.of(2026, 12, 24));
        passDrying(Duration.ofDays(28));
        inspectAndConfirm();
        assertThat(facts().outcome()).isEqualTo(Outcome.REPAIRED);
    }

    @Test
    void anOwnerPaysForWhatIsOutOfWarranty() {
        register.ownerEnds = LocalDate.of(2026, 6, 28);
        register.contractorEnds = LocalDate.of(2026, 3, 28);
        reportAndAssess("no", "OWNER", "OWNER_PAID");
        refused(
                "prepareQuote",
                "quoteAmount",
                "quoteAmount",
                "-5",
                "quoteItems",
                "换阀",
                "quoteValidUntil",
                "2026-12-01");
        quote();
        complete("answerQuote", "quoteAccepted", "yes");
        repair("carryOutOwnerPaidRepair", "NONE");
        complete("inspectRepair", "passed", "no", "inspectedAt", time(), "inspectionNote", "滴水");
        repair("carryOutOwnerPaidRepair", "NORMAL");
        passDrying(Duration.ofDays(7));
        inspectAndConfirm();
        assertThat(facts().outcome()).isEqualTo(Outcome.REPAIRED);
        assertThat(records.quotes(number)).singleElement().satisfies(q -> assertThat(q.accepted())
                .isTrue());
        assertThat(register.accepted).noneMatch(a -> a.startsWith(number));
    }

    @Test
    void anOwnerDeclinesTheQuote() {
        register.ownerEnds = LocalDate.of(2026, 6, 28);
        reportAndAssess("no", "OWNER", "OWNER_PAID");
        quote();
        complete("answerQuote", "quoteAccepted", "no", "quoteAnswerNote", "太贵");
        BpmnAwareTests.assertThat(instance).isEnded().hasPassed("endEvent_ownerDeclines", "endEvent_caseClosed");
        assertThat(facts().outcome()).isEqualTo(Outcome.QUOTE_DECLINED);
        assertThat(promise(PromiseKind.FINISH)).isEqualTo(PromiseView.State.CANCELLED);
    }

    @Test
    void aStructuralDefectTakesItsOwnPath() {
        report("STRUCT", "BEAM_SLAB", "CRACK");
        assertThat(facts().grade()).isEqualTo(Grade.P4);
        assess("yes", RepairBed.MAIN_CONTRACTOR, "STRUCTURAL");
        complete("reportStructure", "authorityReportedAt", time(), "safetyMeasures", "支撑并封闭");
        complete("agreeScheme", "scheme", "碳纤维加固", "plannedFinishOn", "2026-12-31");
        assertThat(LocalDate.ofInstant(lastPromise(PromiseKind.FINISH).due(), EngineTime.ZONE))
                .isEqualTo(LocalDate.of(2026, 12, 31));
        repair("carryOutStructuralRepair", "NORMAL");
        passDrying(Duration.ofDays(7));
        fileStructure();
        complete("inspectRepair", "passed", "no", "inspectedAt", time(), "inspectionNote", "空鼓");
        repair("carryOutStructuralRepair", "NONE");
        fileStructure();
        inspectAndConfirm();
        assertThat(facts().outcome()).isEqualTo(Outcome.REPAIRED);
        assertThat(records.structures(number)).singleElement().satisfies(s -> assertThat(s.filingNumber())
                .isEqualTo("备案-7"));
    }

    @Test
    void whatIsNoDefectIsExplained() {
        reportAndAssess("no", "OWNER", "NOT_DEFECT");
        complete("explainToOwner", "explainedAt", time(), "explanation", "冷凝水，非渗漏");
        BpmnAwareTests.assertThat(instance).isEnded().hasPassed("userTask_explainToOwner", "endEvent_caseClosed");
        assertThat(facts().outcome()).isEqualTo(Outcome.NOT_DEFECT);
        assertThat(facts().closingKind()).isEqualTo(ClosingKind.STAFF);
    }

    @Test
    void aSuspectedDuplicateIsMergedOrNot() {
        report("LEAK", "BATHROOM", "SEEPAGE");
        String first = number;
        report("LEAK", "BATHROOM", "SEEPAGE", "duplicateOf", first);
        refused("checkDuplicate", "mergeInto", "duplicate", "yes");
        refused("checkDuplicate", "mergeInto", "duplicate", "yes", "mergeInto", number);
        complete("checkDuplicate", "duplicate", "yes", "mergeInto", first);
        BpmnAwareTests.assertThat(instance).isEnded().hasPassed("endEvent_merged");
        assertThat(facts().outcome()).isEqualTo(Outcome.MERGED);
        assertThat(facts().mergedInto()).isEqualTo(first);
        assertThat(chain.carriedOver).contains(number + " " + first);

        report("LEAK", "BATHROOM", "SEEPAGE", "duplicateOf", first);
        complete("checkDuplicate", "duplicate", "no", "note", "另一处");
        assertThat(open()).contains("userTask_contactOwner");
    }

    @Test
    void theFindingMayMergeADuplicate() {
        report("LEAK", "BATHROOM", "SEEPAGE");
        String first = number;
        report("CRACK", "KITCHEN", "CRACK");
        respond();
        survey("yes", "DUPLICATE");
        refused("decideFinding", "mergeInto", finding("yes", "DEVELOPER", "DUPLICATE"));
        complete("decideFinding", with(finding("yes", "DEVELOPER", "DUPLICATE"), "mergeInto", first));
        BpmnAwareTests.assertThat(instance).isEnded().hasPassed("endEvent_mergedByFinding");
        assertThat(facts().outcome()).isEqualTo(Outcome.MERGED);
    }

    @Test
    void aSilentOwnerIsTakenAsContent() {
        reportAndAssess("yes", "DEVELOPER", "PROPERTY");
        complete("makePropertyAppointment", "appointmentAt", time());
        repair("carryOutPropertyRepair", "NONE");
        user.isIn("warranty-office");
        passInspection();
        Job timer = job();
        assertThat(timer.getDuedate().toInstant())
                .isEqualTo(ZonedDateTime.of(LocalDateTime.of(2026, 11, 30, 23, 59, 59), EngineTime.ZONE)
                        .toInstant());
        move(Duration.ofDays(8));
        engine.getManagementService().executeJob(timer.getId());
        BpmnAwareTests.assertThat(instance).isEnded().hasPassed("serviceTask_recordAutoConfirmation");
        assertThat(facts().closingKind()).isEqualTo(ClosingKind.AUTO);
    }

    @Test
    void anOwnerIsRemindedTwiceAndOnlyUntilTheAnswer() {
        reportAndAssess("yes", "DEVELOPER", "PROPERTY");
        complete("makePropertyAppointment", "appointmentAt", time());
        repair("carryOutPropertyRepair", "NONE");
        user.isIn("warranty-office");
        passInspection();

        // asked on the 23rd; reminded on the third and the sixth day at ten, once each
        assertThat(remindedAt("2026-11-26T09:59")).isEmpty();
        assertThat(remindedAt("2026-11-26T10:00")).containsExactly("2026-11-30 23:59");
        assertThat(remindedAt("2026-11-26T10:15")).isEmpty();
        assertThat(remindedAt("2026-11-29T10:00")).containsExactly("2026-11-30 23:59");
        complete("confirmWithOwner", "ownerAnswer", "NOT_FIXED", "answeredAt", time(), "confirmNote", "又漏");

        complete("makePropertyAppointment", "appointmentAt", time());
        repair("carryOutPropertyRepair", "NONE");
        passInspection();
        complete("confirmWithOwner", "ownerAnswer", "CONFIRMED", "answeredAt", time());
        assertThat(remindedAt("2026-12-09T10:00"))
                .as("nothing after the answer")
                .isEmpty();
    }

    /** What the owner of the case is told when the reminders are looked for at that time: until when to answer. */
    private List<String> remindedAt(String local) {
        now = LocalDateTime.parse(local).atZone(EngineTime.ZONE).toInstant();
        EngineTime.moveTo(now);
        RepairBed.ToldOwners told = BED.getBean(RepairBed.ToldOwners.class);
        told.notices.clear();
        BED.getBean(OwnerReminders.class).run("every");
        return told.notices.stream()
                .filter(notice -> notice.caseNumber().equals(number))
                .filter(notice -> notice.template().equals("confirm-reminder-owner"))
                .map(notice -> notice.values().get("due"))
                .toList();
    }

    @Test
    void threePartiesCloseWhenTheOwnerRefusesToSign() {
        reportAndAssess("yes", "DEVELOPER", "PROPERTY");
        complete("makePropertyAppointment", "appointmentAt", time());
        repair("carryOutPropertyRepair", "NONE");
        user.isIn("warranty-office");
        passInspection();
        refused("confirmWithOwner", "confirmNote", "ownerAnswer", "REFUSES_TO_SIGN", "answeredAt", time());
        complete("confirmWithOwner", "ownerAnswer", "REFUSES_TO_SIGN", "answeredAt", time(), "confirmNote", "要求赔偿");
        complete("closeWithThreeParties", "witnesses", "居委会", "tripartiteReason", "已修好，业主不签");
        BpmnAwareTests.assertThat(instance).isEnded();
        assertThat(facts().closingKind()).isEqualTo(ClosingKind.TRIPARTITE);
    }

    @Test
    void anOwnerWhoSaysItIsNotFixedGetsRework() {
        reportAndAssess("yes", "DEVELOPER", "PROPERTY");
        complete("makePropertyAppointment", "appointmentAt", time());
        repair("carryOutPropertyRepair", "NONE");
        user.isIn("warranty-office");
        passInspection();
        complete("confirmWithOwner", "ownerAnswer", "NOT_FIXED", "answeredAt", time(), "confirmNote", "又漏");
        assertThat(facts().reworkCount()).isEqualTo(1);
        assertThat(open()).containsExactly("userTask_makePropertyAppointment");
    }

    @Test
    void anOwnerWithdraws() {
        reportAndAssess("yes", RepairBed.OTHER_CONTRACTOR, "CONTRACTOR");
        assertThatThrownBy(() -> process.withdraw(number, " ")).isInstanceOf(Exception.class);
        assertThat(facts().open()).isTrue();
        process.withdraw(number, "业主自行修好");
        BpmnAwareTests.assertThat(instance).isEnded().hasPassed("endEvent_withdrawn");
        assertThat(facts().outcome()).isEqualTo(Outcome.WITHDRAWN);
        assertThatThrownBy(() -> process.withdraw(number, "再次")).isInstanceOf(FormRejected.class);
    }

    /** Here the chain opens nothing, as a rule could say: whoever asked is told, and not that all is well. */
    @Test
    void whatOpensNoEscalationIsSaid() {
        report("LEAK", "BATHROOM", "SEEPAGE");
        assertThatThrownBy(() -> process.escalate(number, "没人管", false, null))
                .isInstanceOf(FormRejected.class)
                .hasMessageContaining("escalation.opensNone");
    }

    @Test
    void anotherGradeIsToldToTheChain() {
        report("LEAK", "BATHROOM", "SEEPAGE");
        user.isIn("warranty-office");
        process.changeGrade(number, Map.of("grade", "P0", "reason", "水漫楼下"));
        assertThat(chain.changed).contains(number);
    }

    @Test
    void theClockWarnsAndThenTheChainIsCalled() {
        report("LEAK", "BATHROOM", "SEEPAGE");
        // P1: first contact within an hour; warnings after 30 and 48 minutes, broken a second after the hour
        for (int seconds : List.of(30 * 60, 48 * 60, 60 * 60 + 1)) {
            Job clock = clockJob();
            Instant due = facts().reportedAt().truncatedTo(ChronoUnit.MINUTES).plusSeconds(seconds);
            assertThat(clock.getDuedate().toInstant()).isEqualTo(due);
            EngineTime.moveTo(due);
            engine.getManagementService().executeJob(clock.getId());
        }
        assertThat(promise(PromiseKind.FIRST_CONTACT)).isEqualTo(PromiseView.State.BREACHED);
        assertThat(chain.raised)
                .filteredOn(cause -> cause.caseNumber().equals(number))
                .hasSize(1);
    }

    @Test
    void aPauseIsAskedForRefusedApprovedAndEnded() {
        reportAndAssess("yes", RepairBed.OTHER_CONTRACTOR, "CONTRACTOR");
        Map<String, Object> demand = Map.of("reason", "OWNER_AWAY", "evidence", "业主短信：下周回");
        process.requestPause(number, demand);
        refused("decidePause", "pauseNote", "approved", "no");
        refused("decidePause", "approved", "approved", "yes");
        user.is(new AppUser("developer", "地产客服", Set.of("developer-cs"), Set.of("huanan")));
        complete("decidePause", "approved", "no", "pauseNote", "没有凭证");
        assertThat(promise(PromiseKind.FINISH)).isEqualTo(PromiseView.State.RUNNING);

        user.isIn("property-cs", "warranty-office");
        process.requestPause(number, demand);
        user.is(new AppUser("developer", "地产客服", Set.of("developer-cs"), Set.of("huanan")));
        complete("decidePause", "approved", "yes");
        assertThat(promise(PromiseKind.FINISH)).isEqualTo(PromiseView.State.PAUSED);
        assertThat(listedHolder()).isEqualTo(Holders.OWNER);
        process.resume(number, "");
        assertThat(listedHolder()).isEqualTo("warranty-office");
        assertThat(promise(PromiseKind.FINISH)).isEqualTo(PromiseView.State.RUNNING);
        assertThatThrownBy(() -> process.resume(number, "")).isInstanceOf(Exception.class);
        assertThat(kinds()).contains("PAUSE_REFUSED", "PAUSED", "RESUMED");
    }

    @Test
    void pausesForTwoReasonsAreDecidedAndEndedEachForItself() {
        reportAndAssess("yes", RepairBed.OTHER_CONTRACTOR, "CONTRACTOR");
        process.requestPause(number, Map.of("reason", "PARTS", "evidence", "厂家缺货"));
        process.requestPause(number, Map.of("reason", "OWNER_AWAY", "evidence", "业主短信：下周回"));
        assertThatThrownBy(() -> process.requestPause(number, Map.of("reason", "PARTS", "evidence", "厂家缺货")))
                .hasMessageContaining("clock.pauseOpen");
        user.is(new AppUser("developer", "地产客服", Set.of("developer-cs"), Set.of("huanan")));
        // the later demand is decided first
        List<Task> demands = engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(number)
                .taskDefinitionKey("userTask_decidePause")
                .orderByTaskCreateTime()
                .desc()
                .list();
        assertThat(demands).hasSize(2);
        String later = demands.stream()
                .filter(task -> pauseOf(task).equals("OWNER_AWAY"))
                .findFirst()
                .orElseThrow()
                .getId();
        move(Duration.ofMinutes(1));
        engine.getTaskService().complete(later, Map.of("form", RepairBed.formValue(Map.of("approved", "yes"))));
        assertThat(listedHolder()).isEqualTo(Holders.OWNER);
        assertThat(promise(PromiseKind.FINISH)).isEqualTo(PromiseView.State.PAUSED);
        complete("decidePause", "approved", "yes");
        assertThat(listedHolder())
                .as("late parts put the case in nobody's hands")
                .isEqualTo(Holders.OWNER);
        assertThatThrownBy(() -> process.resume(number, "")).hasMessageContaining("clock.severalPauses");
        process.resume(number, "PARTS");
        assertThat(promise(PromiseKind.FINISH)).isEqualTo(PromiseView.State.PAUSED);
        process.resume(number, "");
        assertThat(promise(PromiseKind.FINISH)).isEqualTo(PromiseView.State.RUNNING);
        assertThat(listedHolder()).isEqualTo("warranty-office");
    }

    private String pauseOf(Task task) {
        long id = Long.parseLong(String.valueOf(engine.getTaskService().getVariable(task.getId(), "pauseId")));
        return BED.getBean(Pauses.class).open(number).stream()
                .filter(pause -> pause.id() == id)
                .findFirst()
                .orElseThrow()
                .reason()
                .name();
    }

    private String listedHolder() {
        return BED.getBean(JdbcClient.class)
                .sql("select holder from repair_case where case_number = ?")
                .param(number)
                .query(String.class)
                .single();
    }

    @Test
    void whoeverRepairsDecidesNoPause() {
        reportAndAssess("yes", RepairBed.MAIN_CONTRACTOR, "CONTRACTOR");
        dispatch(RepairBed.MAIN_CONTRACTOR);
        process.requestPause(number, Map.of("reason", "WEATHER", "evidence", "暴雨预警"));
        List<String> kinds = kinds();
        String contractor = "contractor-" + RepairBed.MAIN_CONTRACTOR;
        user.is(new AppUser("both", "兼职", Set.of("developer-cs", contractor), Set.of("huanan")));
        refused("decidePause", "approved", "approved", "yes");
        refused("decidePause", "approved", "approved", "no", "pauseNote", "不批");
        assertThat(kinds()).isEqualTo(kinds);
        assertThat(promise(PromiseKind.ACCEPT)).isEqualTo(PromiseView.State.RUNNING);
        assertThatThrownBy(() -> process.requestPause(number, Map.of("reason", "WEATHER", "evidence", "暴雨")))
                .isInstanceOf(Exception.class);
        user.is(new AppUser("developer", "地产客服", Set.of("developer-cs"), Set.of("huanan")));
        complete("decidePause", "approved", "yes");
        assertThat(promise(PromiseKind.ACCEPT)).isEqualTo(PromiseView.State.PAUSED);
        assertThat(promise(PromiseKind.FINISH)).as("weather is not the owner's").isEqualTo(PromiseView.State.RUNNING);
    }

    @Test
    void aCaseWaitsForTheEndOfItsEscalation() {
        reportAndAssess("no", "OWNER", "NOT_DEFECT");
        assertThat(promise(PromiseKind.FINISH)).isEqualTo(PromiseView.State.RUNNING);
        chain.running.add(number);
        complete("explainToOwner", "explainedAt", time(), "explanation", "冷凝水，非渗漏");
        BpmnAwareTests.assertThat(instance).isNotEnded().isWaitingAt("event_escalationEnded");
        assertThat(promises.of(number))
                .as("nothing is left to do, so nothing can be broken")
                .noneMatch(promise -> promise.state() == PromiseView.State.RUNNING);
        chain.running.remove(number);
        BED.publishEvent(new EscalationChanged(number, 0, "OWNER_AGREED"));
        BpmnAwareTests.assertThat(instance).isEnded().hasPassed("endEvent_caseClosed");
    }

    @Test
    void anEmergencyIsMadeSafeAndMayBeGradedDown() {
        report("LEAK", "KITCHEN", "RUNNING_WATER", "hazards", List.of("WATER_RUNNING"));
        assertThat(facts().grade()).isEqualTo(Grade.P0);
        assertThat(groups("makeSafe")).contains("property-cs", "property-engineering");
        complete("makeSafe", "madeSafeAt", time(), "measures", "关总阀");
        assertThat(promise(PromiseKind.MAKE_SAFE)).isEqualTo(PromiseView.State.MET);
        assertThatThrownBy(() -> regrade("P0", "同级")).isInstanceOf(Exception.class);
        assertThatThrownBy(() -> regrade("P4", "结构")).isInstanceOf(Exception.class);
        Instant before = task("contactOwner").getDueDate().toInstant();
        regrade("P2", "险情已排除");
        assertThat(facts().grade()).isEqualTo(Grade.P2);
        assertThat(task("contactOwner").getPriority()).isEqualTo(50);
        assertThat(task("contactOwner").getDueDate().toInstant()).isAfter(before);
        assertThat(lastPromise(PromiseKind.FINISH).amount()).isEqualTo("P7D");
        assertThat(open()).contains("userTask_contactOwner", "userTask_logArrival");
        regrade("P3", "需拆改");
        assertThat(lastPromise(PromiseKind.FINISH).state()).isEqualTo(PromiseView.State.CANCELLED);
        assertThat(lastPromise(PromiseKind.PLAN).state()).isEqualTo(PromiseView.State.RUNNING);
    }

    @Test
    void aCaseGradedUpLaterIsMadeSafeBesideTheStepItIsIn() {
        reportAndAssess("yes", RepairBed.MAIN_CONTRACTOR, "CONTRACTOR");
        Instant reported = facts().reportedAt().truncatedTo(ChronoUnit.MINUTES);
        dispatch(RepairBed.MAIN_CONTRACTOR);
        String holder = listedHolder();
        move(Duration.ofHours(1));
        regrade("P0", "水漫至楼下");
        assertThat(task("acceptWorkOrder").getPriority()).isEqualTo(100);
        assertThat(lastPromise(PromiseKind.FINISH).amount()).isEqualTo("PT24H");
        assertThat(groups("makeSafeAfterRegrade")).contains("property-cs", "property-engineering", "warranty-office");
        assertThat(task("makeSafeAfterRegrade").getPriority()).isEqualTo(100);
        // four hours from the report, not from the regrade
        assertThat(lastPromise(PromiseKind.MAKE_SAFE).due()).isEqualTo(reported.plus(Duration.ofHours(4)));
        assertThat(due("makeSafeAfterRegrade")).isEqualTo(reported.plus(Duration.ofHours(4)));
        assertThat(clockJob()).isNotNull();
        assertThat(listedHolder()).as("beside the main path").isEqualTo(holder);
        assertThat(facts().stage()).isEqualTo(Stage.DISPATCHING);

        complete("makeSafeAfterRegrade", "madeSafeAt", time(), "measures", "关总阀");
        assertThat(promise(PromiseKind.MAKE_SAFE)).isEqualTo(PromiseView.State.MET);
        assertThat(open()).containsExactly("userTask_acceptWorkOrder");
        assertThat(kinds()).contains("MADE_SAFE");

        regrade("P1", "险情已排除");
        regrade("P0", "再次漫水");
        assertThat(open()).as("made safe in this round").containsExactly("userTask_acceptWorkOrder");
        assertThat(promises.of(number))
                .filteredOn(p -> p.kind() == PromiseKind.MAKE_SAFE)
                .hasSize(1);
    }

    @Test
    void anEmergencyLateInTheDayIsMadeSafeWithinFourHoursOfTheRegrade() {
        report("LEAK", "BATHROOM", "SEEPAGE");
        move(Duration.ofHours(9));
        regrade("P0", "水漫至楼下");
        Instant inTime = now.truncatedTo(ChronoUnit.MINUTES).plus(Duration.ofHours(4));
        assertThat(lastPromise(PromiseKind.MAKE_SAFE).due()).isEqualTo(inTime);
        assertThat(due("makeSafeAfterRegrade")).isEqualTo(inTime);
        regrade("P1", "误报");
        assertThat(promise(PromiseKind.MAKE_SAFE)).isEqualTo(PromiseView.State.CANCELLED);
        regrade("P0", "并非误报");
        assertThat(open()).filteredOn(key -> key.contains("makeSafe")).hasSize(1);
        assertThat(promise(PromiseKind.MAKE_SAFE)).isEqualTo(PromiseView.State.RUNNING);
        process.withdraw(number, "业主自行修好");
        BpmnAwareTests.assertThat(instance).isEnded();
    }

    @Test
    void whatNoTaskCanKeepIsNotPromisedAgain() {
        report("LEAK", "KITCHEN", "RUNNING_WATER", "hazards", List.of("WATER_RUNNING"));
        regrade("P1", "水已停");
        assertThat(promise(PromiseKind.MAKE_SAFE)).isEqualTo(PromiseView.State.CANCELLED);
        complete("makeSafe", "madeSafeAt", time(), "measures", "关总阀");
        regrade("P0", "水漫至楼下");
        assertThat(promise(PromiseKind.MAKE_SAFE)).isEqualTo(PromiseView.State.CANCELLED);
        assertThat(open()).noneMatch(key -> key.contains("makeSafe"));
    }

    @Test
    void anEmergencyWhileADuplicateIsCheckedIsMadeSafeOnce() {
        report("LEAK", "BATHROOM", "SEEPAGE");
        String twin = number;
        report("LEAK", "BATHROOM", "SEEPAGE", "duplicateOf", twin);
        regrade("P0", "水漫至楼下");
        assertThat(open()).containsExactlyInAnyOrder("userTask_checkDuplicate", "userTask_makeSafeAfterRegrade");
        complete("checkDuplicate", "duplicate", "no");
        assertThat(open()).filteredOn(key -> key.contains("makeSafe")).containsExactly("userTask_makeSafeAfterRegrade");
    }

    @Test
    void aTaskIsDueWhenItsPromiseIs() {
        reportAndAssess("yes", RepairBed.MAIN_CONTRACTOR, "CONTRACTOR");
        dispatch(RepairBed.MAIN_CONTRACTOR);
        complete("acceptWorkOrder", "accepted", "yes");
        complete("makeAppointment", "appointmentAt", time());
        Instant before = due("carryOutRepair");
        assertThat(before).isEqualTo(lastPromise(PromiseKind.CONTRACTOR_FINISH).due());

        process.requestPause(number, Map.of("reason", "NO_ENTRY", "evidence", "三次无人开门"));
        user.is(new AppUser("developer", "地产客服", Set.of("developer-cs"), Set.of("huanan")));
        complete("decidePause", "approved", "yes");
        assertThat(promise(PromiseKind.CONTRACTOR_FINISH)).isEqualTo(PromiseView.State.PAUSED);
        assertThat(task("carryOutRepair").getDueDate()).isNull();
        assertThat(task("carryOutRepair").getFollowUpDate()).isNull();

        move(Duration.ofDays(10));
        process.resume(number, "");
        Instant after = due("carryOutRepair");
        assertThat(after).isEqualTo(lastPromise(PromiseKind.CONTRACTOR_FINISH).due());
        assertThat(after).isAfter(before.plus(Duration.ofDays(9)));
        assertThat(task("carryOutRepair").getFollowUpDate().toInstant()).isBetween(now, after.minusSeconds(60));

        regrade("P2", "无险情");
        assertThat(due("carryOutRepair"))
                .as("the pause counts after a regrade too")
                .isEqualTo(lastPromise(PromiseKind.CONTRACTOR_FINISH).due());
        regrade("P3", "需拆改", "plannedFinishOn", "2027-01-20");
        assertThat(lastPromise(PromiseKind.CONTRACTOR_FINISH).state()).isEqualTo(PromiseView.State.RUNNING);
        assertThat(LocalDate.ofInstant(
                        lastPromise(PromiseKind.CONTRACTOR_FINISH).due(), EngineTime.ZONE))
                .isEqualTo(LocalDate.of(2027, 1, 20));
        assertThat(due("carryOutRepair"))
                .isEqualTo(lastPromise(PromiseKind.CONTRACTOR_FINISH).due());
    }

    @Test
    void aPauseThatRunsOutGivesTheTaskItsTimeBack() {
        report("LEAK", "BATHROOM", "SEEPAGE");
        Instant before = due("contactOwner");
        assertThat(before).isEqualTo(lastPromise(PromiseKind.FIRST_CONTACT).due());
        process.requestPause(number, Map.of("reason", "OWNER_AWAY", "evidence", "业主短信：下周回"));
        user.is(new AppUser("developer", "地产客服", Set.of("developer-cs"), Set.of("huanan")));
        complete("decidePause", "approved", "yes");
        assertThat(task("contactOwner").getDueDate()).isNull();
        Job end = clockJob();
        now = end.getDuedate().toInstant();
        EngineTime.moveTo(now);
        engine.getManagementService().executeJob(end.getId());
        assertThat(promise(PromiseKind.FIRST_CONTACT)).isEqualTo(PromiseView.State.RUNNING);
        assertThat(due("contactOwner"))
                .isEqualTo(lastPromise(PromiseKind.FIRST_CONTACT).due());
    }

    @Test
    void holidaysThatComeLateMoveTheTasksToo() {
        report("WINDOW", "LIVING_ROOM", "LOOSE");
        Instant before = due("logArrival");
        jdbc("update clock_promise set due = :later where case_number = :case and kind = 'ON_SITE'", before);
        BED.publishEvent(new DueTimesMoved(number));
        assertThat(due("logArrival")).isEqualTo(before.plus(Duration.ofDays(1)));
    }

    private void jdbc(String sql, Instant due) {
        BED.getBean(JdbcClient.class)
                .sql(sql)
                .param("later", due.plus(Duration.ofDays(1)).atOffset(ZoneOffset.UTC))
                .param("case", number)
                .update();
    }

    @Test
    void afterTheAppointmentAPlanComesWithTheGrade() {
        reportAndAssess("yes", RepairBed.MAIN_CONTRACTOR, "CONTRACTOR");
        regrade("P2", "无险情");
        dispatch(RepairBed.MAIN_CONTRACTOR);
        complete("acceptWorkOrder", "accepted", "yes");
        complete("makeAppointment", "appointmentAt", time());
        refusedRegrade("plannedFinishOn", "grade", "P3", "reason", "需拆改");
        refusedRegrade("plannedFinishOn", "grade", "P3", "reason", "需拆改", "plannedFinishOn", "2026-11-01");
        refusedRegrade("plannedFinishOn", "grade", "P1", "reason", "急", "plannedFinishOn", "2026-12-04");
        assertThat(facts().grade()).isEqualTo(Grade.P2);
        assertThat(lastPromise(PromiseKind.FINISH).amount()).isEqualTo("P7D");

        regrade("P3", "需拆改", "plannedFinishOn", "2026-12-04");
        assertThat(facts().plannedFinishOn()).isEqualTo(LocalDate.of(2026, 12, 4));
        assertThat(promises.of(number))
                .filteredOn(p -> p.kind() == PromiseKind.PLAN)
                .noneMatch(p -> p.state() == PromiseView.State.RUNNING);
        assertThat(LocalDate.ofInstant(lastPromise(PromiseKind.FINISH).due(), EngineTime.ZONE))
                .isEqualTo(LocalDate.of(2026, 12, 4));
        regrade("P2", "简单");
        assertThat(lastPromise(PromiseKind.FINISH).amount()).isEqualTo("P7D");
    }

    @Test
    void aBrokenFinishIsNotPromisedASecondTime() {
        reportAndAssess("yes", RepairBed.MAIN_CONTRACTOR, "CONTRACTOR");
        regrade("P2", "无险情");
        dispatch(RepairBed.MAIN_CONTRACTOR);
        complete("acceptWorkOrder", "accepted", "yes");
        complete("makeAppointment", "appointmentAt", time());
        move(Duration.ofDays(14));
        regrade("P3", "需拆改", "plannedFinishOn", "2026-12-31");
        assertThat(promises.of(number))
                .filteredOn(p -> p.kind() == PromiseKind.FINISH)
                .singleElement()
                .satisfies(p -> assertThat(p.state()).isEqualTo(PromiseView.State.BREACHED));
    }

    @Test
    void aComplexRepairNeedsAPlan() {
        report("CRACK", "LIVING_ROOM", "CRACK");
        regrade("P3".equals(String.valueOf(facts().grade())) ? "P2" : "P3", "复核");
        if (facts().grade() != Grade.P3) {
            regrade("P3", "复杂");
        }
        assess("yes", RepairBed.MAIN_CONTRACTOR, "CONTRACTOR");
        dispatch(RepairBed.MAIN_CONTRACTOR);
        complete("acceptWorkOrder", "accepted", "yes");
        refused("makeAppointment", "plannedFinishOn", "appointmentAt", time());
        complete("makeAppointment", "appointmentAt", time(), "plannedFinishOn", "2026-12-04");
        assertThat(promise(PromiseKind.PLAN)).isEqualTo(PromiseView.State.MET);
        assertThat(LocalDate.ofInstant(lastPromise(PromiseKind.FINISH).due(), EngineTime.ZONE))
                .isEqualTo(LocalDate.of(2026, 12, 4));
    }

    @Test
    void aClosedCaseIsReopenedByMessage() {
        reportAndAssess("no", "OWNER", "NOT_DEFECT");
        complete("explainToOwner", "explainedAt", time(), "explanation", "冷凝水");
        move(Duration.ofDays(3));
        instance = engine.getRuntimeService()
                .createMessageCorrelation("repair.caseReopened")
                .setVariable("form", RepairBed.formValue(Map.of("reopens", number)))
                .correlateStartMessage();
        assertThat(facts().round()).isEqualTo(2);
        assertThat(facts().open()).isTrue();
        assertThat(instance().getBusinessKey()).isEqualTo(number);
        assertThat(open()).contains("userTask_contactOwner");
        assertThat(records.triages(number)).hasSize(2);
    }

    @Test
    void theOwnerIsCalledAgainUntilReached() {
        report("LEAK", "BATHROOM", "SEEPAGE");
        complete("contactOwner", "contactedAt", time(), "contactResult", "NOT_REACHED");
        assertThat(promise(PromiseKind.FIRST_CONTACT)).isEqualTo(PromiseView.State.RUNNING);
        assertThat(open()).contains("userTask_contactOwner");
    }

    @Test
    void whatIsLoggedHasHappenedAfterTheReport() {
        report("LEAK", "BATHROOM", "SEEPAGE");
        refused("logArrival", "arrivedAt", "arrivedAt", time(now.plusSeconds(3600)));
        refused("logArrival", "arrivedAt", "arrivedAt", time(now.minusSeconds(3600)));
        refused("logArrival", "arrivedAt");
        assertThat(open()).contains("userTask_logArrival");
    }

    @Test
    void aFindingMustNotContradictItself() {
        report("LEAK", "BATHROOM", "SEEPAGE");
        respond();
        survey("yes", "CONTRACTOR");
        refused("decideFinding", "responsibleParty", finding("yes", RepairBed.THIRD_PARTY, "CONTRACTOR"));
        refused("decideFinding", "handling", finding("yes", "DEVELOPER", "OWNER_PAID"));
        refused("decideFinding", "handling", finding("no", "DEVELOPER", "CONTRACTOR"));
        refused("decideFinding", "responsibleParty", finding("yes", "OWNER", "CONTRACTOR"));
        Map<String, Object> noRepairer = finding("yes", "DEVELOPER", "CONTRACTOR");
        noRepairer.remove("repairingParty");
        refused("decideFinding", "repairingParty", noRepairer);
        refused(
                "decideFinding",
                "plannedFinishOn",
                with(finding("yes", "DEVELOPER", "CONTRACTOR"), "plannedFinishOn", "2026-11-01"));
        complete("decideFinding", finding("yes", "DEVELOPER", "PROPERTY"));
        assertThat(records.findings(number)).singleElement().satisfies(f -> {
            assertThat(f.overrulesSurvey()).isTrue();
            assertThat(f.overrulesTriage()).isTrue();
        });
    }

    @Test
    void anotherResponsiblePartyThanProposedIsSeenAsOverruling() {
        report("LEAK", "BATHROOM", "SEEPAGE");
        respond();
        survey("yes", "CONTRACTOR");
        assertThat(records.triages(number)).singleElement().satisfies(t -> assertThat(t.responsibleParty())
                .isEqualTo(RepairBed.OTHER_CONTRACTOR));
        assertThat(records.surveys(number)).singleElement().satisfies(s -> {
            assertThat(s.responsibleParty()).isEqualTo(RepairBed.OTHER_CONTRACTOR);
            assertThat(s.overrulesTriage()).isFalse();
        });
        complete("decideFinding", finding("yes", RepairBed.MAIN_CONTRACTOR, "CONTRACTOR"));
        assertThat(records.findings(number)).singleElement().satisfies(f -> {
            assertThat(f.overrulesTriage()).isTrue();
            assertThat(f.overrulesSurvey()).isTrue();
        });
    }

    @Test
    void theProposedPartyOverrulesNobody() {
        reportAndAssess("yes", RepairBed.OTHER_CONTRACTOR, "CONTRACTOR");
        assertThat(records.findings(number)).singleElement().satisfies(f -> {
            assertThat(f.overrulesTriage()).isFalse();
            assertThat(f.overrulesSurvey()).isFalse();
        });
    }

    // ---- steps ----

    private void report(String defectClass, String place, String symptom, Object... more) {
        Map<String, Object> values = map(more);
        values.putAll(Map.of("defectClass", defectClass, "place", place, "symptom", symptom));
        instance = engine.getRuntimeService()
                .startProcessInstanceByKey("repair-case", Map.of("form", RepairBed.formValue(values)));
        number = instance().getBusinessKey();
    }

    private void reportAndAssess(String inWarranty, String responsible, String handling) {
        report("LEAK", "BATHROOM", "SEEPAGE");
        assess(inWarranty, responsible, handling);
    }

    private void assess(String inWarranty, String responsible, String handling) {
        respond();
        survey(inWarranty, handling);
        complete("decideFinding", finding(inWarranty, responsible, handling));
    }

    private void regrade(String grade, String reason, Object... more) {
        Map<String, Object> form = map(more);
        form.putAll(Map.of("grade", grade, "reason", reason));
        process.changeGrade(number, form);
    }

    private void refusedRegrade(String field, Object... pairs) {
        assertThat(rejectedFields(catchThrowable(() -> process.changeGrade(number, map(pairs)))))
                .contains(field);
    }

    private Instant due(String step) {
        return task(step).getDueDate().toInstant();
    }

    private void respond() {
        complete("contactOwner", "contactedAt", time(), "contactResult", "REACHED");
        complete("logArrival", "arrivedAt", time());
    }

    private void survey(String inWarranty, String handling) {
        complete(
                "surveySite",
                "surveyDefectClass",
                facts().defectClass().name(),
                "surveyPlace",
                facts().place().name(),
                "cause",
                "CONSTRUCTION",
                "proposedInWarranty",
                inWarranty,
                "proposedHandling",
                handling,
                "surveyNote",
                "现场可见");
    }

    private Map<String, Object> finding(String inWarranty, String responsible, String handling) {
        return map(
                "inWarranty", inWarranty,
                "responsibleParty", responsible,
                "handling", handling,
                "repairingParty", RepairBed.MAIN_CONTRACTOR,
                "findingReason", "合同第15.3款");
    }

    private void dispatch(String party) {
        complete("dispatchWorkOrder", "repairingParty", party, "workScope", "重做防水");
    }

    private void acceptAndRepair(String drying) {
        complete("acceptWorkOrder", "accepted", "yes");
        appointAndRepair(drying);
    }

    private void appointAndRepair(String drying) {
        complete("makeAppointment", "appointmentAt", time());
        repair("carryOutRepair", drying);
    }

    private void repair(String step, String drying) {
        refused(
                step,
                "completedAt",
                "arrivedAt",
                time(now.plusSeconds(60)),
                "completedAt",
                time(),
                "workDone",
                "x",
                "dryingNeeded",
                drying);
        complete(step, "arrivedAt", time(), "completedAt", time(), "workDone", "已修", "dryingNeeded", drying);
    }

    private Attachment photograph(AttachmentKind kind) {
        return photos.take(number, facts().round(), kind);
    }

    private void fileStructure() {
        String today = LocalDate.ofInstant(now, EngineTime.ZONE).toString();
        complete("fileStructuralRepair", "acceptedOn", today, "filingNumber", "备案-7");
    }

    private void quote() {
        complete("prepareQuote", "quoteAmount", "350.5", "quoteItems", "换阀", "quoteValidUntil", "2026-12-01");
    }

    private void inspectAndConfirm() {
        passInspection();
        complete("confirmWithOwner", "ownerAnswer", "CONFIRMED", "answeredAt", time());
        BpmnAwareTests.assertThat(instance).isEnded();
    }

    /** Whatever path led here: not without a photo of the finished work. */
    private void passInspection() {
        user.isIn("warranty-office");
        refused("inspectRepair", "passed", "passed", "yes", "inspectedAt", time());
        photograph(AttachmentKind.AFTER);
        complete("inspectRepair", "passed", "yes", "inspectedAt", time());
    }

    private void passDrying(Duration duration) {
        assertThat(open()).isEmpty();
        Job timer = job();
        move(duration);
        assertThat(timer.getDuedate().toInstant()).isBetween(now.minusSeconds(60), now);
        engine.getManagementService().executeJob(timer.getId());
    }

    // ---- plumbing ----

    private void complete(String step, Object... pairs) {
        complete(step, map(pairs));
    }

    private void complete(String step, Map<String, Object> values) {
        move(Duration.ofMinutes(1));
        if (step.equals("confirmWithOwner") && "CONFIRMED".equals(values.get("ownerAnswer"))) {
            SignedByOwner.under(number, BED);
        }
        engine.getTaskService().complete(task(step).getId(), Map.of("form", RepairBed.formValue(values)));
        timers();
    }

    private void refused(String step, String field, Object... pairs) {
        refused(step, field, map(pairs));
    }

    private void refused(String step, String field, Map<String, Object> values) {
        String id = task(step).getId();
        Throwable thrown =
                catchThrowable(() -> engine.getTaskService().complete(id, Map.of("form", RepairBed.formValue(values))));
        assertThat(rejectedFields(thrown)).contains(field);
        assertThat(task(step).getId()).isEqualTo(id);
    }

    private static List<String> rejectedFields(Throwable thrown) {
        return rejected(thrown).errors().stream().map(FieldError::field).toList();
    }

    private static FormRejected rejected(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof FormRejected rejected) {
                return rejected;
            }
        }
        throw new AssertionError("nothing was refused", thrown);
    }

    private Task task(String step) {
        Task task = engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(number)
                .taskDefinitionKey("userTask_" + step)
                .singleResult();
        if (task == null) {
            throw new AssertionError("no task " + step + " among " + open());
        }
        return task;
    }

    private List<String> open() {
        return engine.getTaskService().createTaskQuery().processInstanceBusinessKey(number).list().stream()
                .map(Task::getTaskDefinitionKey)
                .toList();
    }

    private List<String> groups(String step) {
        return engine.getTaskService().getIdentityLinksForTask(task(step).getId()).stream()
                .map(IdentityLink::getGroupId)
                .toList();
    }

    private ProcessInstance instance() {
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceId(instance.getId())
                .singleResult();
    }

    /** The timer of the step. */
    private Job job() {
        return timer(activity -> !CLOCK.contains(activity));
    }

    /** The timer of the next clock event. */
    private Job clockJob() {
        return timer(CLOCK::contains);
    }

    private Job timer(Predicate<String> activity) {
        ManagementService management = engine.getManagementService();
        return timers().stream()
                .filter(job -> activity.test(management
                        .createJobDefinitionQuery()
                        .jobDefinitionId(job.getJobDefinitionId())
                        .singleResult()
                        .getActivityId()))
                .reduce((a, b) -> {
                    throw new AssertionError("two of a kind: " + a + ", " + b);
                })
                .orElseThrow();
    }

    private List<Job> timers() {
        List<Job> timers = engine.getManagementService()
                .createJobQuery()
                .processInstanceId(instance.getId())
                .list();
        assertThat(timers).as("rules R2: at most two open timers").hasSizeLessThanOrEqualTo(2);
        return timers;
    }

    private List<String> kinds() {
        return cases.timeline(number).stream().map(e -> e.kind().name()).toList();
    }

    private CaseFacts facts() {
        return cases.get(number);
    }

    private PromiseView.State promise(PromiseKind kind) {
        return lastPromise(kind).state();
    }

    private PromiseView lastPromise(PromiseKind kind) {
        return promises.of(number).stream()
                .filter(p -> p.kind() == kind)
                .reduce((a, b) -> b)
                .orElseThrow(() -> new AssertionError("no promise " + kind));
    }

    private void move(Duration by) {
        now = now.plus(by);
        EngineTime.moveTo(now);
    }

    private String time() {
        return time(now);
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

    private static Map<String, Object> with(Map<String, Object> map, String key, Object value) {
        map.put(key, value);
        return map;
    }
}
