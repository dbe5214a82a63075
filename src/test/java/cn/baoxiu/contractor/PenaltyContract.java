package cn.baoxiu.contractor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import cn.baoxiu.contractor.ChargeBacks.ChargeBack;
import cn.baoxiu.contractor.Letters.Channel;
import cn.baoxiu.contractor.Letters.Letter;
import cn.baoxiu.contractor.Letters.State;
import cn.baoxiu.contractor.Retention.Source;
import cn.baoxiu.contractor.letter.LetterApprovals;
import cn.baoxiu.contractor.sanction.ConclusionDesk;
import cn.baoxiu.contractor.sanction.DeliveryDesk;
import cn.baoxiu.contractor.sanction.LetterDesk;
import cn.baoxiu.contractor.sanction.ObjectionDesk;
import cn.baoxiu.contractor.sanction.ObjectionForm;
import cn.baoxiu.engine.EngineTables;
import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.engine.OpenTask;
import cn.baoxiu.engine.SubmittedForm;
import cn.baoxiu.engine.TaskFacts;
import cn.baoxiu.engine.guard.EngineCommands;
import cn.baoxiu.identity.Groups;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Procedures from every cause to every end, with the real model, decisions, calendar, people and messages. */
abstract class PenaltyContract extends PenaltyBed {

    @Autowired
    LetterDesk letterDesk;

    @Autowired
    DeliveryDesk deliveryDesk;

    @Autowired
    ObjectionDesk objectionDesk;

    @Autowired
    ConclusionDesk conclusionDesk;

    @Autowired
    List<TaskFacts> taskFacts;

    @Autowired
    EngineCommands commands;

    /** Every element of the model has been reached by some test of the class. */
    @AfterAll
    void everyElementWasReached() {
        String definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("contractor-penalty")
                .latestVersion()
                .singleResult()
                .getId();
        var reached = history.createHistoricActivityInstanceQuery().processDefinitionId(definition).list().stream()
                .map(a -> a.getActivityId())
                .toList();
        var all = repository
                .getBpmnModelInstance(definition)
                .getModelElementsByType(org.camunda.bpm.model.bpmn.instance.FlowNode.class)
                .stream()
                .map(node -> node.getId())
                .toList();
        assertThat(reached).containsAll(all);
    }

    @BeforeEach
    void mondayMorning() {
        now("2026-11-23T09:00:00");
        money.secure(CONTRACT, "30000.00", "0.00", "0.00");
    }

    /** Five working days from Monday, then three, then a third party, then money. */
    @Test
    void aLateContractorGoesThroughEveryRungToAPostedDeduction() {
        String number = newCase("P2");
        record(number, ViolationKind.FINISH_LATE, at("2026-11-20T18:00:00"));
        assertThat(procedures(number)).containsExactly("DRAFTING REPAIR_NOTICE");
        assertThat(task(number).candidateGroups()).containsExactly(Groups.WARRANTY_OFFICE);
        assertThat(task(number).tenantId()).isEqualTo(SOUTH);
        assertThat(task(number).due()).isEqualTo(at("2026-11-24T18:00:00"));
        assertThat(told(number)).contains("contractor-draft " + OFFICE);
        assertThat(claims(number)).as("blocks a release of retention").containsExactly("函件办理中：维修通知单");

        draft(number, Rung.REPAIR_NOTICE, "copies", "监理单位，采购部");
        assertThat(task(number).candidateGroups()).containsExactly(Groups.DEVELOPER_CS);
        assertThat(task(number).due()).isEqualTo(at("2026-11-24T18:00:00"));
        approve(number, SERVICE);
        assertThat(approvals.of(lastLetter(number).id()))
                .extracting(LetterApprovals.Approval::duty)
                .containsExactly("地产客服");
        issue(number);
        assertThat(told(number)).contains("contractor-letter-issued " + BUILDER);
        deliver(number);
        Letter notice = lastLetter(number);
        assertThat(notice.says().performUntil()).isEqualTo(at("2026-11-30T18:00:00"));
        assertThat(notice.says().deadlineBasis()).isEqualTo("按工作日计算：5 个工作日；送达较晚的，自送达之日起算相同天数");
        assertThat(notice.says().clause()).isEqualTo("第十二条");
        assertThat(notice.says().copies()).containsExactly("监理单位", "采购部");
        assertThat(notice.says().lines()).isEmpty();
        assertThat(task(number).candidateGroups()).containsExactly(Groups.CONTRACTOR_PREFIX + CONTRACTOR);
        assertThat(timerCount(number)).isEqualTo(2);

        timePasses(number);
        assertThat(now()).isEqualTo(at("2026-11-30T18:00:00"));
        assertThat(procedures(number)).containsExactly("IGNORED REPAIR_NOTICE", "DRAFTING FORMAL_DEMAND");
        assertThat(violations.of(number)).extracting(Violations.Violation::kind).contains(ViolationKind.LETTER_IGNORED);
        letter(number, Rung.FORMAL_DEMAND);
        assertThat(lastLetter(number).says().performUntil()).isEqualTo(at("2026-12-03T18:00:00"));

        timePasses(number);
        assertThat(procedures(number))
                .containsExactly("IGNORED REPAIR_NOTICE", "DELIVERED FORMAL_DEMAND", "DRAFTING THIRD_PARTY_NOTICE");
        letter(number, Rung.THIRD_PARTY_NOTICE);
        timers.fire(number);
        long thirdPartyNotice = lastLetter(number).id();
        assertThat(begun.cases).contains(number + " " + thirdPartyNotice);

        cost(number, 1, "2400.00");
        penalties.propose("cost of " + number, number, Rung.DEDUCTION_NOTICE, "第三方维修费用已核定");
        draft(number, Rung.DEDUCTION_NOTICE);
        approve(number, SERVICE, COST);
        issue(number);
        deliver(number);
        Letter deduction = lastLetter(number);
        // from 20 November, 18:00, to 3 December, 18:00; a charge-back of 2,000 and 20 percent
        assertThat(deduction.says().lines())
                .extracting(Letters.Line::reckoning, Letters.Line::amount)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("300.00 元/天 × 13 天", new BigDecimal("3900.00")),
                        org.assertj.core.groups.Tuple.tuple("2000.00 元 × 120%", new BigDecimal("2400.00")));
        assertThat(deduction.says().clause()).isEqualTo("第十五条、第十二条");
        assertThat(deduction.says().performUntil()).isNull();
        timePasses(number);
        timePasses(number);
        assertThat(procedures(number))
                .containsExactly(
                        "IGNORED REPAIR_NOTICE",
                        "IGNORED FORMAL_DEMAND",
                        "CLOSED THIRD_PARTY_NOTICE",
                        "DEDUCTED DEDUCTION_NOTICE");
        assertThat(money.deducted(deduction.id()))
                .containsExactly(
                        new Retention.Share(Source.RETENTION, new BigDecimal("6300.00"), new BigDecimal("23700.00")));
        assertThat(money.open(number)).isEmpty();
        assertThat(inbox.allOfCase(number)).isEmpty();
        assertThat(timers.next(number)).isEmpty();
    }

    private void cost(String number, long id, String amount) {
        BigDecimal all = new BigDecimal(amount);
        money.cost(new ChargeBack(
                id,
                number,
                CONTRACT,
                CONTRACTOR,
                "T001",
                "FP-" + id,
                all.divide(new BigDecimal("1.2")).setScale(2),
                new BigDecimal("20.00"),
                all));
    }

    private int timerCount(String number) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(number).list().stream()
                .mapToInt(i -> (int) management
                        .createJobQuery()
                        .processInstanceId(i.getId())
                        .timers()
                        .count())
                .sum();
    }

    @Test
    void aCorrectionNamesTheLetterThatItCorrects() {
        String number = noticed();
        long notice = lastLetter(number).id();
        record(number, ViolationKind.REWORK, now());
        assertThat(facts(number, "userTask_draftLetter").get("letterOptions").toString())
                .contains("value=" + notice);
        draft(number, Rung.REPAIR_NOTICE, "deviationReason", "更正前函的房号", "corrects", String.valueOf(notice));
        assertThat(lastLetter(number).says().corrects()).isEqualTo(notice);
        assertThat(letters.find(notice).orElseThrow().number())
                .as("stays as it was")
                .isNotNull();
    }

    @Test
    void aContractorThatPerformsEndsIt() {
        String number = noticed();
        later(Duration.ofDays(2));
        completed(number, now());
        timePasses(number);
        assertThat(procedures(number)).containsExactly("PERFORMED REPAIR_NOTICE");
        assertThat(violations.of(number)).hasSize(1);
        assertThat(claims(number)).isEmpty();
    }

    private List<String> claims(String number) {
        return claims.stream()
                .flatMap(open -> open.of(CONTRACT).stream())
                .filter(claim -> claim.caseNumber().equals(number))
                .map(OpenClaims.Claim::text)
                .toList();
    }

    @Test
    void aCaseThatIsOverIgnoresNoLetter() {
        String number = noticed();
        cases.change(number, PlayedContractorCases::closed);
        timePasses(number);
        assertThat(procedures(number)).containsExactly("PERFORMED REPAIR_NOTICE");
    }

    /** A repair notice is delivered. */
    private String noticed() {
        String number = newCase("P2");
        record(number, ViolationKind.FINISH_LATE, now().minus(Duration.ofDays(3)));
        letter(number, Rung.REPAIR_NOTICE);
        return number;
    }

    /** A deduction of 500 can be drafted: a notice was delivered and the contractor did not come after it. */
    private String deductible() {
        String number = noticed();
        later(Duration.ofHours(1));
        record(number, ViolationKind.NO_SHOW, now());
        assertThat(procedures(number)).containsExactly("DELIVERED REPAIR_NOTICE", "DRAFTING FORMAL_DEMAND");
        return number;
    }

    /** A deduction is delivered. */
    private String deducted() {
        String number = deductible();
        draft(number, Rung.DEDUCTION_NOTICE, "deviationReason", "情节严重");
        approve(number, SERVICE);
        issue(number);
        deliver(number);
        return number;
    }

    private OpenTask objectionTask(String number) {
        List<OpenTask> all = inbox.allOfCase(number).stream()
                .filter(task -> task.definitionKey().equals("userTask_raiseObjection"))
                .toList();
        return all.get(all.size() - 1);
    }

    private void object(String number) {
        complete(objectionTask(number), BUILDER, "objection", "非我司责任", "wanted", "撤销函件");
    }

    private void rule(String number, String as, Object... values) {
        complete(task(number, "userTask_decideObjection"), as, values);
    }

    @Test
    void anUpheldObjectionRevokesTheLetter_andNothingIsPosted() {
        String number = deductible();
        cost(number, 7, "1200.00");
        draft(number, Rung.DEDUCTION_NOTICE, "deviationReason", "情节严重");
        approve(number, SERVICE);
        issue(number);
        deliver(number);
        assertThat(money.open(number)).isEmpty();
        object(number);
        assertThat(told(number)).contains("contractor-objection " + GROUP);
        // three working days
        assertThat(task(number, "userTask_decideObjection").due()).isEqualTo(at("2026-11-26T18:00:00"));
        rule(number, GROUP, "ruling", "REVOKED", "rulingReason", "渗漏因业主装修造成");

        Letter letter = lastLetter(number);
        assertThat(letter.state()).isEqualTo(State.WITHDRAWN);
        assertThat(procedures(number)).last().isEqualTo("WITHDRAWN DEDUCTION_NOTICE");
        assertThat(money.deducted(letter.id())).isEmpty();
        assertThat(money.open(number)).hasSize(1);
        assertThat(told(number)).contains("contractor-objection-decided " + BUILDER);
        // what it named cannot be deducted again, in whatever way it is tried
        assertThatThrownBy(() -> conclusionDesk.post(procedure(letter))).isInstanceOf(IllegalStateException.class);
        record(number, ViolationKind.POOR_QUALITY, now());
        money.take(7, 99);
        assertThat(complaints(catchThrowable(() -> draft(number, Rung.DEDUCTION_NOTICE, "deviationReason", "再扣"))))
                .containsExactly("rung contractor.missing.AMOUNT");
    }

    private long procedure(Letter letter) {
        return jdbc.sql("select id from contractor_penalty where letter_id = ?")
                .param(letter.id())
                .query(Long.class)
                .single();
    }

    @Test
    void aReducedSumIsWhatIsPosted() {
        String number = deducted();
        object(number);
        assertThat(complaints(catchThrowable(() ->
                        rule(number, GROUP, "ruling", "REDUCED", "rulingReason", "部分成立", "upheldAmount", "3500"))))
                .containsExactly("upheldAmount contractor.notLower");
        assertThat(complaints(catchThrowable(() -> rule(number, GROUP, "ruling", "REDUCED", "rulingReason", "部分成立"))))
                .containsExactly("upheldAmount form.required");
        rule(number, GROUP, "ruling", "REDUCED", "rulingReason", "部分成立", "upheldAmount", 200.5);
        assertThat(money.deducted(lastLetter(number).id()))
                .extracting(Retention.Share::amount)
                .containsExactly(new BigDecimal("200.50"));
        assertThat(procedures(number)).last().isEqualTo("DEDUCTED DEDUCTION_NOTICE");
    }

    @Test
    void aMaintainedLetterTakesTheWholeSum() {
        String number = deducted();
        object(number);
        rule(number, GROUP, "ruling", "MAINTAINED", "rulingReason", "理由不成立");
        // three days begun, and once not come
        assertThat(money.deducted(lastLetter(number).id()))
                .extracting(Retention.Share::amount)
                .containsExactly(new BigDecimal("1700.00"));
    }

    @Test
    void whoeverDraftedOrApprovedDoesNotDecide_andALetterWithoutMoneyIsNotReduced() {
        String number = newCase("P2");
        record(number, ViolationKind.FINISH_LATE, now().minus(Duration.ofDays(3)));
        draft(number, Rung.REPAIR_NOTICE);
        approve(number, COLLEAGUE);
        issue(number);
        deliver(number);
        object(number);
        assertThat(complaints(catchThrowable(
                        () -> rule(number, COLLEAGUE, "ruling", "MAINTAINED", "rulingReason", "我批的当然对"))))
                .containsExactly("ruling contractor.involved");
        assertThat(complaints(catchThrowable(
                        () -> rule(number, GROUP, "ruling", "REDUCED", "rulingReason", "减", "upheldAmount", 1))))
                .containsExactly("ruling contractor.nothingToReduce");
        assertThat(complaints(catchThrowable(() -> rule(number, GROUP, "ruling", "MAINTAINED"))))
                .containsExactly("rulingReason form.required");
        // the time to perform runs on
        rule(number, GROUP, "ruling", "MAINTAINED", "rulingReason", "维修义务不变");
        timePasses(number);
        assertThat(procedures(number)).containsExactly("IGNORED REPAIR_NOTICE", "DRAFTING FORMAL_DEMAND");
    }

    @Test
    void aRevokedNoticeDemandsNothingAnyMore() {
        String number = noticed();
        object(number);
        rule(number, GROUP, "ruling", "REVOKED", "rulingReason", "已按时完工");
        assertThat(procedures(number)).containsExactly("WITHDRAWN REPAIR_NOTICE");
        assertThat(timers.next(number)).isEmpty();
        assertThat(violations.of(number)).hasSize(1);
    }

    @Test
    void anObjectionAfterTheWindowIsKeptAndDoesNotCount() {
        String number = deducted();
        long letter = lastLetter(number).id();
        assertThat(objectionDesk.openTask(letter))
                .contains(objectionTask(number).id());
        timePasses(number);
        assertThat(money.deducted(letter)).hasSize(1);
        assertThat(objectionDesk.openTask(letter)).isEmpty();
        user.callAs(BUILDER, () -> {
            objectionDesk.late(letter, ObjectionForm.read(SubmittedForm.of(Map.of("objection", "现在才看到"))));
            return true;
        });
        assertThat(jdbc.sql("select late, ruling, raised_by from contractor_objection where letter_id = ?")
                        .param(letter)
                        .query((row, n) -> row.getBoolean(1) + " " + row.getString(2) + " " + row.getString(3))
                        .list())
                .containsExactly("true null " + BUILDER);
        assertThat(procedures(number)).contains("DEDUCTED DEDUCTION_NOTICE");
        assertThat(told(number)).doesNotContain("contractor-objection " + GROUP);
    }

    @Test
    void beforeDeliveryNobodyObjects_andAfterTheWindowTheTaskSaysSo() {
        String number = deductible();
        draft(number, Rung.DEDUCTION_NOTICE, "deviationReason", "情节严重");
        approve(number, SERVICE);
        issue(number);
        long letter = lastLetter(number).id();
        ObjectionForm form = new ObjectionForm("不服", null);
        assertThat(complaints(catchThrowable(() -> objectionDesk.late(letter, form))))
                .containsExactly("objection contractor.notDelivered");
        deliver(number);
        later(Duration.ofDays(30));
        // the timer has not fired yet
        assertThat(complaints(catchThrowable(() -> object(number)))).containsExactly("objection contractor.windowOver");
    }

    // What is missing

    @Test
    void aDeductionSaysExactlyWhatIsMissing() {
        String number = newCase("P2");
        record(number, ViolationKind.POOR_QUALITY, now().minus(Duration.ofHours(1)));
        finding(number, OTHER, OTHER_CONTRACT);
        assertThat(complaints(catchThrowable(() -> draft(number, Rung.DEDUCTION_NOTICE, "deviationReason", "直接扣款"))))
                .containsExactly(
                        "rung contractor.missing.RESPONSIBILITY",
                        "rung contractor.missing.NOTICE_DELIVERED",
                        "rung contractor.missing.FAILURE_RECORDED",
                        "rung contractor.missing.AMOUNT");
        assertThat(step(number)).isEqualTo("userTask_draftLetter");
        assertThat(letters.ofCase(number)).isEmpty();
        Map<String, Object> lines = facts(number);
        assertThat(lines.get("missingLine")).isEqualTo("现行责任判定没有认定该施工单位依本合同负责");
    }

    /** There is no sum for poor quality in this contract (rules R6). */
    @Test
    void withoutARowInTheTariffNothingIsDeductedButTheChargeBack() {
        String number = noticed();
        later(Duration.ofHours(1));
        record(number, ViolationKind.POOR_QUALITY, now());
        List<String> ids = violations.of(number).stream()
                .filter(v -> v.kind() == ViolationKind.FINISH_LATE)
                .map(v -> String.valueOf(v.id()))
                .toList();
        assertThat(complaints(catchThrowable(
                        () -> draft(number, Rung.DEDUCTION_NOTICE, "deviationReason", "扣款", "leaveOut", ids))))
                .containsExactly("rung contractor.missing.AMOUNT");
        cost(number, 21, "600.00");
        draft(number, Rung.DEDUCTION_NOTICE, "deviationReason", "扣款", "leaveOut", ids);
        assertThat(lastLetter(number).amount()).isEqualByComparingTo("600.00");
        assertThat(lastLetter(number).says().lines()).hasSize(1);
    }

    @Test
    void aClauseIsWanted() {
        jdbc.sql("update estate_contract set warranty_clause = ' ' where no = 'PEN-HT-01'")
                .update();
        try {
            String number = deductible();
            List<String> ids = violations.of(number).stream()
                    .map(v -> String.valueOf(v.id()))
                    .toList();
            cost(number, 22, "600.00");
            assertThat(complaints(catchThrowable(
                            () -> draft(number, Rung.DEDUCTION_NOTICE, "deviationReason", "扣款", "leaveOut", ids))))
                    .containsExactly("clause contractor.missing.CLAUSE");
            draft(number, Rung.DEDUCTION_NOTICE, "deviationReason", "扣款", "leaveOut", ids, "clause", "第二十条");
        } finally {
            jdbc.sql("update estate_contract set warranty_clause = '第十二条' where no = 'PEN-HT-01'")
                    .update();
        }
    }

    @Test
    void anEarlierObjectionMustBeDecidedFirst() {
        String number = deductible();
        object(number);
        assertThat(complaints(catchThrowable(() -> draft(number, Rung.DEDUCTION_NOTICE, "deviationReason", "情节严重"))))
                .containsExactly("rung contractor.missing.OBJECTION_DECIDED");
    }

    @Test
    void aThirdPartyComesAfterADemand_andASuspensionAfterAViolation() {
        String number = noticed();
        penalties.propose("interview " + number, number, Rung.INTERVIEW, "项目经理态度恶劣");
        assertThat(complaints(
                        catchThrowable(() -> draft(number, Rung.THIRD_PARTY_NOTICE, "deviationReason", "直接找第三方"))))
                .containsExactly(
                        "rung contractor.missing.DEMAND_DELIVERED", "rung contractor.missing.FAILURE_RECORDED");
        assertThat(complaints(catchThrowable(() -> draft(number, Rung.SUSPENSION))))
                .containsExactly("deviationReason contractor.deviates");
        draft(number, Rung.INTERVIEW);
        String clean = newCase("P2");
        penalties.propose("interview " + clean, clean, Rung.INTERVIEW, "项目经理态度恶劣");
        assertThat(complaints(catchThrowable(() -> draft(clean, Rung.INTERVIEW))))
                .containsExactly("rung contractor.missing.VIOLATION_RECORDED");
    }

    /** Rules R6: the call counts if the written notice follows within 24 hours. */
    @ParameterizedTest
    @CsvSource({"23, true", "24, true", "25, false"})
    void inAnEmergencyACallIsTheNotice_ifTheLetterFollowsInTime(int hours, boolean counts) {
        String number = newCase("P0");
        call(number, now());
        record(number, ViolationKind.NO_SHOW, now().plus(Duration.ofMinutes(30)));
        assertThat(procedures(number)).containsExactly("DRAFTING THIRD_PARTY_NOTICE");
        assertThat(task(number).priority()).isEqualTo(100);
        later(Duration.ofHours(hours));
        if (!counts) {
            assertThat(complaints(catchThrowable(() -> draft(number, Rung.THIRD_PARTY_NOTICE))))
                    .containsExactly("rung contractor.missing.NOTICE_DELIVERED");
            return;
        }
        letter(number, Rung.THIRD_PARTY_NOTICE);
        timers.fire(number);
        assertThat(begun.cases).contains(number + " " + lastLetter(number).id());
        // the call stays the notice of the deduction
        later(Duration.ofHours(2));
        record(number, ViolationKind.FINISH_LATE, now());
        draft(number, Rung.DEDUCTION_NOTICE);
    }

    @Test
    void inOrdinaryCasesACallIsNoNotice_andAnUnconfirmedOneNeverIs() {
        String ordinary = newCase("P2");
        call(ordinary, now());
        record(ordinary, ViolationKind.NO_SHOW, now().plus(Duration.ofMinutes(1)));
        assertThat(complaints(catchThrowable(() -> draft(ordinary, Rung.DEDUCTION_NOTICE, "deviationReason", "扣"))))
                .contains("rung contractor.missing.NOTICE_DELIVERED");
        String emergency = newCase("P0");
        call(emergency, now());
        record(emergency, ViolationKind.NO_SHOW, now().plus(Duration.ofMinutes(1)));
        assertThat(complaints(catchThrowable(() -> draft(emergency, Rung.DEDUCTION_NOTICE, "deviationReason", "扣"))))
                .contains("rung contractor.missing.NOTICE_DELIVERED");
    }

    private void call(String number, Instant at) {
        jdbc.sql("insert into contractor_call (case_number, contractor, called_at, ended_at, person, words, logged_by,"
                        + " logged_at) values (?, ?, ?, ?, '刘经理', '请立即到场', ?, ?)")
                .params(
                        number,
                        CONTRACTOR,
                        at.atOffset(java.time.ZoneOffset.UTC),
                        at.atOffset(java.time.ZoneOffset.UTC),
                        OFFICE,
                        at.atOffset(java.time.ZoneOffset.UTC))
                .update();
    }

    @Test
    void lettersSpeakOfDamagesOnly() {
        String number = newCase("P2");
        record(number, ViolationKind.NO_SHOW, now());
        assertThat(complaints(catchThrowable(() -> draft(number, Rung.REPAIR_NOTICE, "demandText", "处以罚 款五百元"))))
                .containsExactly("demandText contractor.refusedWord");
        assertThat(complaints(catchThrowable(() -> draft(number, Rung.REPAIR_NOTICE, "clause", "罚金条款"))))
                .containsExactly("clause contractor.refusedWord");
    }

    @Test
    void theTimeMayBeLongerThanTheTableGives_notShorter() {
        String number = newCase("P2");
        record(number, ViolationKind.NO_SHOW, now());
        assertThat(complaints(catchThrowable(
                        () -> draft(number, Rung.REPAIR_NOTICE, "performBy", "2026-11-27T18:00:00+08:00"))))
                .containsExactly("performBy contractor.timeTooShort");
        draft(number, Rung.REPAIR_NOTICE, "performBy", "2026-12-04T18:00:00+08:00");
        assertThat(lastLetter(number).says().performUntil()).isEqualTo(at("2026-12-04T18:00:00"));
    }

    // Causes

    @Test
    void aFactIsRecordedOnce() {
        String number = newCase("P2");
        Violations.Fact fact = fact(number, ViolationKind.NO_SHOW, now());
        user.callAs(BUILDER, () -> {
            violations.record(fact);
            return true;
        });
        violations.record(fact);
        // by the program, also where the contractor's own report brings it to light
        assertThat(violations.of(number))
                .singleElement()
                .extracting(Violations.Violation::recordedBy)
                .isEqualTo("system");
        assertThat(procedures(number)).hasSize(1);
    }

    @Test
    void nobodyIsBlamedWhoDoesNotAnswerUnderAContract() {
        String number = newCase("P2");
        finding(number, "PROPERTY", CONTRACT);
        record(number, ViolationKind.NO_SHOW, now());
        finding(number, CONTRACTOR, null);
        record(number, ViolationKind.NO_SHOW, now());
        record("BX-NONE", ViolationKind.NO_SHOW, now());
        assertThat(violations.of(number)).isEmpty();
        assertThat(procedures(number)).isEmpty();
        assertThat(complaints(catchThrowable(() -> penalties.propose("p " + number, number, Rung.INTERVIEW, "无合同"))))
                .containsExactly("caseNumber contractor.nobodyAnswers");
    }

    @Test
    void aFirstLatenessIsARecordOnly_theThirdIsALetter() {
        String first = newCase("P2");
        record(first, ViolationKind.ON_SITE_LATE, at("2024-03-01T10:00:00"));
        assertThat(procedures(first)).containsExactly("RECORDED null");
        assertThat(inbox.allOfCase(first)).isEmpty();
        record(newCase("P2"), ViolationKind.ON_SITE_LATE, at("2024-09-01T10:00:00"));
        String third = newCase("P2");
        record(third, ViolationKind.ON_SITE_LATE, at("2025-02-28T10:00:00"));
        assertThat(procedures(third)).containsExactly("DRAFTING REPAIR_NOTICE");
        // the first one is more than twelve months ago now
        String fourth = newCase("P2");
        record(fourth, ViolationKind.ON_SITE_LATE, at("2025-03-01T10:00:00"));
        assertThat(procedures(fourth)).containsExactly("DRAFTING REPAIR_NOTICE");
        String later = newCase("P2");
        record(later, ViolationKind.ON_SITE_LATE, at("2026-02-28T10:00:00"));
        assertThat(procedures(later)).containsExactly("RECORDED null");
    }

    @Test
    void furtherCausesJoinTheDraft_andLiftIt() {
        String number = newCase("P2");
        record(number, ViolationKind.FINISH_LATE, now().minus(Duration.ofDays(1)));
        record(number, ViolationKind.NO_SHOW, now());
        penalties.propose("interview " + number, number, Rung.INTERVIEW, "约谈");
        penalties.propose("interview " + number, number, Rung.INTERVIEW, "约谈");
        assertThat(procedures(number)).containsExactly("DRAFTING INTERVIEW");
        assertThat(told(number)).contains("contractor-cause " + OFFICE);
        assertThat(inbox.allOfCase(number)).hasSize(1);
        assertThat(facts(number).get("proposalLine")).isEqualTo("建议：约谈通知。原因：完工逾期；爽约未到场；约谈");
    }

    /** What comes while somebody approves is no matter of that letter. */
    @Test
    void aCauseThatComesTooLateBeginsTheNextProcedure() {
        String number = newCase("P2");
        record(number, ViolationKind.FINISH_LATE, now().minus(Duration.ofDays(1)));
        draft(number, Rung.REPAIR_NOTICE);
        record(number, ViolationKind.NO_SHOW, now());
        assertThat(procedures(number)).containsExactly("APPROVING REPAIR_NOTICE");
        approve(number, SERVICE);
        issue(number);
        assertThat(procedures(number)).containsExactly("ISSUED REPAIR_NOTICE", "DRAFTING REPAIR_NOTICE");
        assertThat(facts(number, "userTask_draftLetter").get("proposalLine")).isEqualTo("建议：维修通知单。原因：爽约未到场");
    }

    @Test
    void twoCausesInOneCommandAndInTwoTransactionsAreOneDraft() throws Exception {
        String number = newCase("P2");
        commands.run(context -> {
            record(number, ViolationKind.FINISH_LATE, now().minus(Duration.ofDays(1)));
            record(number, ViolationKind.POOR_QUALITY, now());
            return true;
        });
        assertThat(procedures(number)).containsExactly("DRAFTING REPAIR_NOTICE");
        String other = newCase("P2");
        CountDownLatch opened = new CountDownLatch(1);
        CompletableFuture<?> second = CompletableFuture.runAsync(() -> {
            await(opened);
            record(other, ViolationKind.NO_SHOW, at("2026-11-23T08:00:00"));
        });
        transaction.executeWithoutResult(status -> {
            record(other, ViolationKind.FINISH_LATE, at("2026-11-22T18:00:00"));
            opened.countDown();
            pause();
        });
        second.get(20, TimeUnit.SECONDS);
        assertThat(procedures(other)).containsExactly("DRAFTING REPAIR_NOTICE");
        assertThat(violations.of(other)).hasSize(2);
    }

    @Test
    void aViolationEnteredInTasklistIsRecorded_andJoinsTheDraft() {
        String number = newCase("P2");
        assertThat(enter(OFFICE, " " + number, ViolationKind.NO_SHOW, "2026-11-20T10:00:00"))
                .isEqualTo(number);
        assertThat(violations.of(number)).singleElement().satisfies(v -> {
            assertThat(v.recordedBy()).isEqualTo(OFFICE);
            assertThat(v.evidence()).isEqualTo("约定上午上门，业主等候一天无人到场");
            assertThat(v.contractor()).isEqualTo(CONTRACTOR);
        });
        assertThat(task(number).tenantId()).isEqualTo(SOUTH);
        enter(OFFICE, number, ViolationKind.POOR_QUALITY, "2026-11-20T10:00:00");
        assertThat(procedures(number)).containsExactly("DRAFTING REPAIR_NOTICE");
        assertThat(complaints(
                        catchThrowable(() -> enter(OFFICE, number, ViolationKind.NO_SHOW, "2026-11-20T10:00:00"))))
                .containsExactly("happenedAt contractor.violationKnown");
        assertThat(complaints(
                        catchThrowable(() -> enter(OFFICE, number, ViolationKind.NO_SHOW, "2026-11-24T10:00:00"))))
                .containsExactly("happenedAt form.inTheFuture");
        assertThat(complaints(
                        catchThrowable(() -> enter(OFFICE, "BX-NONE", ViolationKind.NO_SHOW, "2026-11-20T10:00:00"))))
                .containsExactly("caseNumber contractor.unknownCase");
        assertThatThrownBy(() -> enter(SERVICE, number, ViolationKind.NO_SHOW, "2026-11-19T10:00:00"))
                .isInstanceOf(org.camunda.bpm.engine.AuthorizationException.class);
    }

    private String enter(String as, String number, ViolationKind kind, String at) {
        return user.callAs(
                as,
                () -> starter.start(
                        "contractor-penalty",
                        form(
                                "caseNumber",
                                number,
                                "violationKind",
                                kind.name(),
                                "happenedAt",
                                at,
                                "violationEvidence",
                                "约定上午上门，业主等候一天无人到场")));
    }

    @Test
    void theOfficeMaySendNoLetter() {
        String number = newCase("P2");
        record(number, ViolationKind.NO_SHOW, now());
        OpenTask draft = task(number);
        assertThat(complaints(catchThrowable(() -> complete(draft, OFFICE, "sendLetter", "no"))))
                .containsExactly("deviationReason form.required");
        assertThat(complaints(catchThrowable(() -> complete(draft, OFFICE)))).contains("sendLetter form.required");
        complete(draft, OFFICE, "sendLetter", "no", "deviationReason", "已电话说明");
        assertThat(procedures(number)).containsExactly("DISCARDED REPAIR_NOTICE");
        assertThat(inbox.allOfCase(number)).isEmpty();
    }

    // Approvals

    @ParameterizedTest
    @CsvSource({
        "4999.99, pen.service",
        "5000.00, pen.service",
        "5000.01, pen.service|pen.cost",
        "50000.00, pen.service|pen.cost",
        "50000.01, pen.service|pen.cost|pen.engineer|pen.buyer",
        "200000.00, pen.service|pen.cost|pen.engineer|pen.buyer",
        "200000.01, pen.service|pen.cost|pen.engineer|pen.buyer|pen.head",
    })
    void groupsApproveByAmount(String amount, String people) {
        String number = deductible();
        List<String> ids =
                violations.of(number).stream().map(v -> String.valueOf(v.id())).toList();
        money.cost(new ChargeBack(
                UUID.randomUUID().getMostSignificantBits() >>> 1,
                number,
                CONTRACT,
                CONTRACTOR,
                "T001",
                "FP",
                new BigDecimal(amount),
                BigDecimal.ZERO,
                new BigDecimal(amount)));
        draft(number, Rung.DEDUCTION_NOTICE, "deviationReason", "扣", "leaveOut", ids);
        for (String who : people.split("\\|")) {
            assertThat(inbox.allOfCase(number))
                    .extracting(OpenTask::definitionKey)
                    .contains("userTask_approveLetter");
            approve(number, who);
        }
        issue(number);
        assertThat(lastLetter(number).state()).isEqualTo(State.ISSUED);
    }

    @Test
    void theDrafterNeverApproves_andAPersonApprovesOnce() {
        String number = deductible();
        OpenTask draft = task(number, "userTask_draftLetter");
        cost(number, 31, "6000.00");
        complete(
                draft,
                CLERK,
                "sendLetter",
                "yes",
                "rung",
                "DEDUCTION_NOTICE",
                "demandText",
                "扣款",
                "deviationReason",
                "情节严重");
        assertThat(complaints(catchThrowable(() -> approve(number, CLERK))))
                .containsExactly("approved contractor.drafterApproves");
        approve(number, SERVICE);
        assertThat(task(number, "userTask_approveLetter").candidateGroups()).containsExactly(Groups.COST);
        assertThat(complaints(catchThrowable(() -> approve(number, SERVICE))))
                .containsExactly("approved contractor.approvesTwice");
        approve(number, COST);
        issue(number);
        assertThat(lastLetter(number).number()).isNotNull();
    }

    @Test
    void aRefusedDraftComesBackWithTheReason_andNeedsAllApprovalsAgain() {
        String number = deductible();
        cost(number, 32, "6000.00");
        draft(number, Rung.DEDUCTION_NOTICE, "deviationReason", "情节严重");
        approve(number, SERVICE);
        OpenTask second = task(number, "userTask_approveLetter");
        assertThat(complaints(catchThrowable(() -> complete(second, COST, "approved", "no"))))
                .containsExactly("refusal form.required");
        complete(second, COST, "approved", "no", "refusal", "发票金额不符");
        assertThat(facts(number, "userTask_draftLetter").get("backLine")).isEqualTo("退回原因：发票金额不符");
        draft(number, Rung.DEDUCTION_NOTICE, "deviationReason", "情节严重", "demandText", "更正后扣款");
        assertThat(letters.ofCase(number)).hasSize(2);
        // the text is another, so the first group is asked again
        assertThat(task(number, "userTask_approveLetter").candidateGroups()).containsExactly(Groups.DEVELOPER_CS);
        approve(number, SERVICE, COST);
        issue(number);
        assertThat(lastLetter(number).says().demand()).isEqualTo("更正后扣款");
    }

    /** The same text, drafted again, has the approvals that it has. */
    @Test
    void anUnchangedDraftKeepsItsApprovals() {
        String number = deductible();
        cost(number, 33, "6000.00");
        draft(number, Rung.DEDUCTION_NOTICE, "deviationReason", "情节严重");
        approve(number, SERVICE);
        complete(task(number, "userTask_approveLetter"), COST, "approved", "no", "refusal", "再核对");
        draft(number, Rung.DEDUCTION_NOTICE, "deviationReason", "情节严重");
        assertThat(task(number, "userTask_approveLetter").candidateGroups()).containsExactly(Groups.COST);
    }

    @Test
    void aLetterThatWasChangedAfterItsApprovalIsNotIssued() {
        String number = newCase("P2");
        record(number, ViolationKind.NO_SHOW, now());
        draft(number, Rung.REPAIR_NOTICE);
        approve(number, SERVICE);
        Letter letter = lastLetter(number);
        Letters.Draft says = letter.says();
        letters.change(
                letter.id(),
                new Letters.Draft(
                        says.rung(),
                        says.caseNumber(),
                        says.subsidiary(),
                        says.project(),
                        says.contractNo(),
                        says.contractor(),
                        says.copies(),
                        says.clause(),
                        "偷偷改了",
                        says.performUntil(),
                        says.deadlineBasis(),
                        says.lines(),
                        says.photos(),
                        null));
        issue(number);
        assertThat(step(number)).isEqualTo("userTask_draftLetter");
        assertThat(facts(number).get("backLine")).isEqualTo("退回原因：函件内容在审批后有改动，须重新审批");
        assertThat(lastLetter(number).state()).isEqualTo(State.DRAFT);
    }

    /** The later one waits for the earlier one, and is told. */
    @Test
    void twoClerksApproveAtOnce_andThereIsOneApproval() throws Exception {
        String number = newCase("P2");
        record(number, ViolationKind.NO_SHOW, now());
        draft(number, Rung.REPAIR_NOTICE);
        OpenTask task = task(number);
        CountDownLatch approved = new CountDownLatch(1);
        CompletableFuture<?> second = CompletableFuture.runAsync(() -> {
            await(approved);
            complete(task, COLLEAGUE, "approved", "yes");
        });
        transaction.executeWithoutResult(status -> {
            complete(task, SERVICE, "approved", "yes");
            approved.countDown();
            pause();
        });
        Throwable told = catchThrowable(() -> second.get(20, TimeUnit.SECONDS));
        assertThat(told).isInstanceOf(ExecutionException.class).hasCauseInstanceOf(FormRejected.class);
        assertThat(complaints(told.getCause())).containsExactly("approved contractor.alreadyApproved");
        assertThat(jdbc.sql("select answered_by from contractor_approval a join contractor_penalty p"
                                + " on p.id = a.penalty_id where p.case_number = ?")
                        .param(number)
                        .query(String.class)
                        .list())
                .containsExactly(SERVICE);
        issue(number);
        assertThat(letters.ofCase(number)).hasSize(1);
    }

    // Changes between the steps

    @Test
    void aFindingThatChangedBeforeTheIssueStopsTheLetter() {
        String number = deductible();
        draft(number, Rung.DEDUCTION_NOTICE, "deviationReason", "情节严重");
        approve(number, SERVICE);
        finding(number, OTHER, OTHER_CONTRACT);
        issue(number);
        assertThat(facts(number, "userTask_draftLetter").get("backLine")).isEqualTo("退回原因：现行责任判定没有认定该施工单位依本合同负责");
        assertThat(procedures(number)).last().isEqualTo("DRAFTING DEDUCTION_NOTICE");
        complete(task(number, "userTask_draftLetter"), OFFICE, "sendLetter", "no", "deviationReason", "责任单位变更");
        assertThat(lastLetter(number).state()).isEqualTo(State.DISCARDED);
    }

    @Test
    void aFindingThatChangedBeforeThePostingWithdrawsTheLetter() {
        String number = deducted();
        long letter = lastLetter(number).id();
        finding(number, OTHER, OTHER_CONTRACT);
        assertThatThrownBy(() -> conclusionDesk.post(procedure(lastLetter(number))))
                .isInstanceOf(IllegalStateException.class);
        timePasses(number);
        assertThat(procedures(number)).contains("WITHDRAWN DEDUCTION_NOTICE");
        assertThat(money.deducted(letter)).isEmpty();
        assertThat(lastLetter(number).state()).isEqualTo(State.WITHDRAWN);
        assertThat(told(number)).contains("contractor-letter-withdrawn " + BUILDER);
    }

    @Test
    void aThirdPartyIsNotSentAtTheCostOfSomebodyElse() {
        String number = newCase("P0");
        call(number, now());
        record(number, ViolationKind.NO_SHOW, now().plus(Duration.ofMinutes(30)));
        letter(number, Rung.THIRD_PARTY_NOTICE);
        finding(number, OTHER, OTHER_CONTRACT);
        timers.fire(number);
        assertThat(begun.cases).noneMatch(begin -> begin.startsWith(number));
    }

    /** The repairing party is another now; who answers is not. */
    @Test
    void aReplacedContractorStaysResponsible() {
        String number = deductible();
        cases.change(
                number,
                facts -> PlayedContractorCases.ordered(
                        facts, new ContractorCases.Order("T001", now(), now(), null, null, null, null, null, null)));
        violations.record(new Violations.Fact(
                number + "|T001", number, 1, ViolationKind.NO_SHOW, "T001", now(), "第三方爽约", null, null));
        assertThat(violations.of(number))
                .extracting(Violations.Violation::contractor)
                .containsOnly(CONTRACTOR);
        draft(number, Rung.DEDUCTION_NOTICE, "deviationReason", "情节严重");
        assertThat(lastLetter(number).says().contractor()).isEqualTo(CONTRACTOR);
    }

    @Test
    void theOtherContractorHasADraftOfItsOwn() {
        String number = newCase("P2");
        record(number, ViolationKind.NO_SHOW, now());
        finding(number, OTHER, OTHER_CONTRACT);
        violations.record(new Violations.Fact(
                number + "|other", number, 1, ViolationKind.NO_SHOW, OTHER, now(), "未到场", null, null));
        assertThat(procedures(number)).containsExactly("DRAFTING REPAIR_NOTICE", "DRAFTING REPAIR_NOTICE");
        assertThat(inbox.allOfCase(number)).hasSize(2);
    }

    @Test
    void oneViolationIsDeductedOnce() {
        String number = deducted();
        record(number, ViolationKind.POOR_QUALITY, now());
        assertThat(complaints(catchThrowable(() -> draft(number, Rung.DEDUCTION_NOTICE, "deviationReason", "再扣一次"))))
                .containsExactly("rung contractor.missing.AMOUNT");
        assertThat(facts(number, "userTask_draftLetter").get("violationsLine"))
                .asString()
                .contains("爽约未到场（已扣款）");
    }

    /** The charge-back went into another letter meanwhile. */
    @Test
    void aChargeBackThatIsGoneStopsTheLetter() {
        String number = deductible();
        List<String> ids =
                violations.of(number).stream().map(v -> String.valueOf(v.id())).toList();
        cost(number, 41, "600.00");
        draft(number, Rung.DEDUCTION_NOTICE, "deviationReason", "扣", "leaveOut", ids);
        approve(number, SERVICE);
        money.take(41, 4711);
        issue(number);
        assertThat(facts(number, "userTask_draftLetter").get("backLine")).isEqualTo("退回原因：所列违约已在其他函件中扣款，或对其的异议已经成立");
    }

    @ParameterizedTest
    @CsvSource({
        // released: the next source
        "0.00, 5000.00, 100.00, GUARANTEE 1700.00",
        // all together are not enough
        "1000.00, 500.00, 100.00, RETENTION 1000.00|GUARANTEE 500.00|OTHER_PAYABLE 100.00|CLAIM 100.00",
    })
    void aSumAboveOneSourceIsTakenFromTheNext(String retention, String guarantee, String other, String shares) {
        money.secure(CONTRACT, retention, guarantee, other);
        String number = deductible();
        draft(number, Rung.DEDUCTION_NOTICE, "deviationReason", "情节严重");
        assertThat(facts(number, "userTask_approveLetter")
                        .get("fundLine")
                        .toString()
                        .split("；"))
                .hasSize(shares.split("\\|").length);
        approve(number, SERVICE);
        issue(number);
        deliver(number);
        timePasses(number);
        assertThat(money.deducted(lastLetter(number).id()))
                .extracting(share -> share.source() + " " + share.amount())
                .containsExactly(shares.split("\\|"));
    }

    // Delivery

    @Test
    void aCourierCountsFourDaysAfterSending_andAnEarlierReceiptMovesTheTimesForward() {
        String number = newCase("P2");
        record(number, ViolationKind.NO_SHOW, now());
        draft(number, Rung.REPAIR_NOTICE);
        approve(number, SERVICE);
        issue(number);
        deliver(number, Channel.COURIER, null);
        long letter = lastLetter(number).id();
        // sent on Monday, delivered on Friday, five working days from there
        assertThat(timers.next(number)).contains(at("2026-12-04T18:00:00"));
        assertThat(timerCount(number)).isEqualTo(2);
        now("2026-11-25T10:00:00");
        deliveryDesk.further(
                letter,
                new Letters.Delivery(
                        Channel.COURIER, at("2026-11-23T09:00:00"), at("2026-11-24T15:00:00"), "前台", "SF1"));
        assertThat(timers.next(number)).contains(at("2026-12-01T18:00:00"));
        // a later proof moves nothing back
        deliveryDesk.further(
                letter,
                new Letters.Delivery(Channel.MAIL, at("2026-11-25T09:00:00"), at("2026-11-25T09:00:00"), "刘经理", null));
        assertThat(timers.next(number)).contains(at("2026-12-01T18:00:00"));
        timePasses(number);
        assertThat(procedures(number)).first().isEqualTo("IGNORED REPAIR_NOTICE");
    }

    private void deliver(String number, Channel channel, Instant received, Object... more) {
        Map<String, Object> form = form(
                "deliveryChannel",
                channel.name(),
                "sentAt",
                now().toString(),
                "receivedAt",
                received == null ? null : received.toString(),
                "receivedBy",
                "刘经理");
        form.putAll(form(more));
        OpenTask task = task(number, "userTask_recordDelivery");
        user.callAs(OFFICE, () -> {
            inbox.complete(task.id(), form);
            return true;
        });
    }

    @Test
    void theProgramSendsByMail_andThatIsTheDelivery() {
        String number = newCase("P2");
        record(number, ViolationKind.NO_SHOW, now());
        draft(number, Rung.REPAIR_NOTICE);
        approve(number, SERVICE);
        issue(number);
        OpenTask task = task(number);
        assertThat(complaints(
                        catchThrowable(() -> complete(task, OFFICE, "deliveryChannel", "COURIER", "sendNow", true))))
                .contains("sendNow contractor.cannotBeSent");
        later(Duration.ofHours(1));
        complete(task, OFFICE, "deliveryChannel", "MAIL", "sendNow", true);
        assertThat(told(number)).contains("contractor-letter-sent " + BUILDER);
        assertThat(lastLetter(number).deliveredAt()).isEqualTo(at("2026-11-23T10:00:00"));
        assertThat(jdbc.sql("select link from notification_inbox where template = 'contractor-letter-sent'"
                                + " and case_number = ?")
                        .param(number)
                        .query(String.class)
                        .single())
                .isEqualTo("/letters/" + lastLetter(number).id());
    }

    @ParameterizedTest
    @EnumSource(
            value = Channel.class,
            names = {"PHONE", "WECOM", "HANDED_OVER"})
    void eachWayOfDeliveryCountsFromItsOwnTime(Channel channel) {
        String number = newCase("P2");
        record(number, ViolationKind.NO_SHOW, now());
        draft(number, Rung.REPAIR_NOTICE);
        approve(number, SERVICE);
        issue(number);
        later(Duration.ofHours(2));
        Instant before = now().minus(Duration.ofHours(3));
        assertThat(complaints(catchThrowable(
                        () -> deliver(number, channel, now(), "sentAt", before.toString(), "deliveryWords", "已读"))))
                .contains("sentAt contractor.beforeTheLetter");
        if (channel == Channel.PHONE) {
            assertThat(complaints(catchThrowable(() -> deliver(number, channel, now()))))
                    .containsExactly("deliveryWords form.required");
        }
        deliver(number, channel, now(), "deliveryWords", "已告知");
        assertThat(lastLetter(number).deliveredAt()).isEqualTo(now());
    }

    /** Delivered late, the contractor still has its five working days. */
    @Test
    void theTimeToPerformIsNotShorterThanFromDelivery() {
        String number = newCase("P2");
        record(number, ViolationKind.NO_SHOW, now());
        draft(number, Rung.REPAIR_NOTICE);
        approve(number, SERVICE);
        issue(number);
        now("2026-11-26T10:00:00");
        deliver(number);
        assertThat(lastLetter(number).says().performUntil()).isEqualTo(at("2026-11-30T18:00:00"));
        assertThat(timers.next(number)).contains(at("2026-12-03T18:00:00"));
    }

    // Forms and secrets

    private Map<String, Object> facts(String number) {
        return facts(number, step(number));
    }

    private Map<String, Object> facts(String number, String step) {
        return taskFacts.stream()
                .filter(f -> f.processKey().equals("contractor-penalty"))
                .findFirst()
                .orElseThrow()
                .of(task(number, step));
    }

    @Test
    void theFormsShowWhatTheOfficeAndTheApproversNeed() {
        String number = deductible();
        Map<String, Object> draft = facts(number, "userTask_draftLetter");
        assertThat(draft.get("headline")).isEqualTo(number + " · 越江台3号楼1单元1201 · P2 · 宏达建设");
        assertThat(draft.get("findingLine")).isEqualTo("宏达建设，PEN-HT-01：防水层破损，在保修期内");
        assertThat(draft.get("earlierLine")).asString().contains("维修通知单 〔2026〕第", "2026-11-23 09:00 送达");
        assertThat(draft.get("sumLine"))
                .asString()
                .contains("300.00 元/天 × 4 天 = 1200.00", "500.00 元/次 = 500.00", "合计 1700.00 元");
        assertThat(draft.get("fundLine")).isEqualTo("质量保证金 1700.00 元（扣后余额 28300.00 元）");
        assertThat(draft.get("missingLine")).isEqualTo("无");
        assertThat(draft.get("rung")).isEqualTo("FORMAL_DEMAND");
        assertThat(draft.get("demandText")).asString().contains("催告贵司", "爽约未到场");
        assertThat((List<?>) draft.get("violationOptions")).hasSize(2);
        draft(number, Rung.DEDUCTION_NOTICE, "deviationReason", "情节严重");
        Map<String, Object> approve = facts(number, "userTask_approveLetter");
        assertThat(approve.get("letterLine")).isEqualTo("扣款通知单，金额 1700.00 元，第十五条、第十二条");
        assertThat(approve.get("letterUrl"))
                .isEqualTo("/letters/" + lastLetter(number).id());
        assertThat(approve.get("approvalsLine")).isEqualTo("无");
    }

    @Test
    void nothingThatPeopleWroteLiesInTheEngine() {
        String secret = "秘密" + UUID.randomUUID();
        String number = newCase("P2");
        user.callAs(
                OFFICE,
                () -> starter.start(
                        "contractor-penalty",
                        form(
                                "caseNumber",
                                number,
                                "violationKind",
                                "NO_SHOW",
                                "happenedAt",
                                "2026-11-20T10:00:00",
                                "violationEvidence",
                                secret)));
        draft(number, Rung.REPAIR_NOTICE, "demandText", secret);
        approve(number, SERVICE);
        issue(number);
        deliver(number);
        complete(objectionTask(number), BUILDER, "objection", secret, "wanted", secret);
        rule(number, GROUP, "ruling", "MAINTAINED", "rulingReason", secret);
        assertThat(EngineTables.containing(jdbc, secret)).isEmpty();
    }

    static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static void pause() {
        try {
            Thread.sleep(300);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
