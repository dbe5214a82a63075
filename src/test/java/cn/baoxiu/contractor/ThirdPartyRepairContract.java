package cn.baoxiu.contractor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import cn.baoxiu.contractor.ChargeBacks.ChargeBack;
import cn.baoxiu.contractor.Letters.Channel;
import cn.baoxiu.contractor.Letters.Letter;
import cn.baoxiu.engine.OpenTask;
import cn.baoxiu.identity.Groups;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A third party from the delivered notice, or the emergency, to the deduction of its cost; and every way out. */
abstract class ThirdPartyRepairContract extends ThirdPartyRepairBed {

    private static final String AT_LIST_PRICE = "卫生间防水重做；20；120";

    /** The whole ladder, with the real procedure before and after. */
    @Test
    void aDeliveredNoticeBringsAThirdParty_whoseCostIsDeducted() {
        String number = newCase("P2");
        record(number, ViolationKind.FINISH_LATE, at("2026-11-20T18:00:00"));
        letter(number, Rung.REPAIR_NOTICE);
        timePasses(number);
        letter(number, Rung.FORMAL_DEMAND);
        timePasses(number);
        letter(number, Rung.THIRD_PARTY_NOTICE);
        timers.fire(number);
        assertThat(open(number)).containsExactly("chooseThirdParty");
        OpenTask first = task(number, "userTask_chooseThirdParty");
        assertThat(first.candidateGroups()).containsExactly(Groups.WARRANTY_OFFICE);
        assertThat(first.tenantId()).isEqualTo(SOUTH);
        assertThat(first.due()).as("two working days").isEqualTo(now().plus(Duration.ofDays(4)));
        assertThat(told(number)).contains("third-party-choose " + OFFICE);
        assertThat(claimed(number)).as("blocks a release").contains("第三方维修在办（选择单位中） null");
        assertThat(facts(number, "chooseThirdParty").get("offersLine").toString())
                .contains("速修维修", "窗边打胶 50.00元/m")
                .doesNotContain("暂停维修", "北方维修", "瓷砖");

        choose(number, FAST);
        assertThat(takenOver.orders).noneMatch(order -> order.startsWith(number));
        quote(number, AT_LIST_PRICE + "\n窗边打胶, 3.5, 50");
        assertThat(claimed(number)).contains("第三方维修在办（报价审批中） 2575.00");
        assertThat(task(number, "userTask_approveQuote").candidateGroups()).containsExactly(Groups.DEVELOPER_CS);
        assertThat(facts(number, "approveQuote").get("quoteLine").toString())
                .contains("2575.00 元", "窗边打胶 3.5 × 50.00 = 175.00（价目 50.00 元）");
        approveQuote(number, SERVICE);
        assertThat(takenOver.orders).containsOnlyOnce(number + " " + FAST);
        assertThat(told(number)).contains("third-party-took-over " + BUILDER);
        assertThat(state(number)).isEqualTo("WORKING");

        accept(number);
        assertThat(open(number)).containsExactly("recordCost");
        invoice(number, "FP-0001", "2575.00", "invoiceFile", "影像 17");
        assertThat(state(number)).isEqualTo("CHARGED");
        assertThat(instances(number)).isZero();
        ChargeBack charged = chargeBacks.open(number).get(0);
        assertThat(charged.amount()).isEqualByComparingTo("3090.00");
        assertThat(charged.contractNo()).isEqualTo(CONTRACT);
        assertThat(charged.contractor()).isEqualTo(CONTRACTOR);
        assertThat(claimed(number)).contains("第三方维修费尚未扣款（发票 FP-0001） 3090.00");
        assertThat(jdbc.sql("select reason from contractor_penalty_cause where cause_key = ?")
                        .param("third-party cost " + charged.id())
                        .query(String.class)
                        .single())
                .isEqualTo("速修维修维修费发票 FP-0001：2575.00 元 × 120% = 3090.00 元");

        draft(number, Rung.DEDUCTION_NOTICE);
        Letter deduction = lastLetter(number);
        assertThat(deduction.says().lines()).anySatisfy(line -> {
            assertThat(line.text()).contains("FP-0001");
            assertThat(line.amount()).isEqualByComparingTo("3090.00");
        });
        approve(number, SERVICE, COST);
        issue(number);
        assertThat(chargeBacks.open(number)).isEmpty();
        assertThat(cost(number).taken()).isTrue();
        assertThat(claimed(number)).noneMatch(text -> text.startsWith("第三方维修费"));
    }

    @Test
    void whoChoosesSeesHowEachWorkedInTheLastYear() {
        var rows = new RatedFacts(jdbc, transaction);
        for (String past : List.of("PAST-1 2026-05-04T10:00", "PAST-2 2026-08-03T10:00", "PAST-3 2025-11-20T10:00")) {
            String number = past.split(" ")[0];
            String when = past.split(" ")[1];
            rows.repairCase(number, SOUTH, "PEN-P1", "CLOSED", true);
            rows.promise(number, "ACCEPT", ODD, "MET", when);
            rows.promise(number, "CONTRACTOR_FINISH", ODD, number.equals("PAST-2") ? "BREACHED" : "MET", when);
            rows.promise(number, "ACCEPT", CONTRACTOR, "BREACHED", when);
            rows.inspected(number, 1, number.equals("PAST-2") ? "REWORK" : "DISPATCH", ODD, when, true);
            jdbc.sql("insert into contractor_third_party (case_number, subsidiary, contractor, contract_no, emergency,"
                            + " begun_by, begun_at, state, ordered_party, ordered_at, outcome, ended_at)"
                            + " values (?, ?, ?, ?, false, 'x', ?, 'ENDED', ?, ?, 'GIVEN_UP', ?)")
                    .params(
                            number,
                            SOUTH,
                            CONTRACTOR,
                            CONTRACT,
                            at(when + ":00").atOffset(ZoneOffset.UTC),
                            ODD,
                            at(when + ":00").atOffset(ZoneOffset.UTC),
                            at(when + ":00").atOffset(ZoneOffset.UTC))
                    .update();
        }
        rows.promise("PAST-2", "CONTRACTOR_FINISH", ODD, "OPEN", "2026-12-24T10:00");
        String offers =
                facts(noticed("P2"), "chooseThirdParty").get("offersLine").toString();
        assertThat(offers).contains("**全能修缮**：近一年按期 3/4，返工 1/2；");
        jdbc.sql("delete from contractor_third_party where case_number like 'PAST-%'")
                .update();
        assertThat(facts(noticed("P2"), "chooseThirdParty").get("offersLine").toString())
                .contains("**全能修缮**：近一年无维修记录；");
    }

    /** One order, one quote, one approval: a small emergency that waits for no paper. */
    @Test
    void anEmergencyBeginsAfterACall_andTheOrderComesBeforeTheQuote() {
        String number = called();
        assertThat(start(OFFICE, number)).isEqualTo(number);
        assertThat(procedures(number)).containsExactly("DRAFTING THIRD_PARTY_NOTICE");
        assertThat(task(number, "userTask_chooseThirdParty").due())
                .as("two hours")
                .isEqualTo(now().plus(Duration.ofHours(2)));
        assertThat(task(number, "userTask_chooseThirdParty").priority()).isEqualTo(100);
        choose(number, FAST);
        assertThat(takenOver.orders).containsOnlyOnce(number + " " + FAST);
        assertThat(open(number)).containsExactly("recordQuote");
        assertThat(state(number)).isEqualTo("QUOTING");

        accept(number);
        assertThat(open(number)).as("remembered").containsExactly("recordQuote");
        quote(number, AT_LIST_PRICE);
        approveQuote(number, SERVICE);
        assertThat(open(number)).as("accepted before").containsExactly("recordCost");
        assertThat(takenOver.orders).as("ordered once").containsOnlyOnce(number + " " + FAST);
        invoice(number, "FP-0002", "2400");
        assertThat(state(number)).isEqualTo("CHARGED");
        assertThat(told(number)).as("still in time").contains("third-party-notice-owed " + OFFICE);
        assertThat(cost(number).noticeMissing()).isFalse();
    }

    @Test
    void theWrittenNoticeThatDoesNotFollowIsMissed_andTheDeductionSaysSo() {
        String number = called();
        start(OFFICE, number);
        assertThat(timers.next(number)).hasValue(now().plus(Duration.ofHours(23)));
        timePasses(number);
        assertThat(cost(number).noticeMissing()).isTrue();
        assertThat(told(number))
                .contains("third-party-notice-missing " + OFFICE, "third-party-notice-missing " + SERVICE);
        assertThat(facts(number, "chooseThirdParty").get("noticeLine").toString())
                .contains("未在 2026-11-24 08:00 前发出");
        assertThat(open(number)).as("the repair goes on").containsExactly("chooseThirdParty");
        record(number, ViolationKind.NO_SHOW, now());
        assertThat(complaints(catchThrowable(() -> draft(number, Rung.DEDUCTION_NOTICE, "deviationReason", "扣"))))
                .contains("rung contractor.missing.NOTICE_DELIVERED");
    }

    @Test
    void aWrittenNoticeInTimeConfirmsTheCall() {
        String number = called();
        start(OFFICE, number);
        draft(number, Rung.THIRD_PARTY_NOTICE);
        approve(number, SERVICE);
        issue(number);
        Letter notice = lastLetter(number);
        letters.deliver(
                notice.id(), new Letters.Delivery(Channel.MAIL, now().plus(Duration.ofHours(2)), null, "刘经理", null));
        later(Duration.ofHours(23));
        timers.fire(number);
        assertThat(cost(number).noticeMissing()).isFalse();
        assertThat(told(number)).noneMatch(line -> line.startsWith("third-party-notice-missing"));
    }

    /** By phone again is no written notice. */
    @Test
    void anotherCallIsNoWrittenNotice() {
        String number = called();
        start(OFFICE, number);
        draft(number, Rung.THIRD_PARTY_NOTICE);
        approve(number, SERVICE);
        issue(number);
        letters.deliver(
                lastLetter(number).id(),
                new Letters.Delivery(Channel.PHONE, now(), now().plus(Duration.ofMinutes(3)), "刘经理", "再次通知"));
        later(Duration.ofHours(23));
        timers.fire(number);
        assertThat(cost(number).noticeMissing()).isTrue();
    }

    @Test
    void anEmergencyThatIsNoneOrHasNoGroundIsRefused() {
        String ordinary = newCase("P1");
        call(ordinary, CONTRACTOR, now());
        assertRefused(ordinary, "thirdParty.noEmergency");
        String closed = called();
        cases.change(closed, PlayedContractorCases::closed);
        assertRefused(closed, "thirdParty.caseClosed");
        String nobody = called();
        finding(nobody, null, null);
        assertRefused(nobody, "contractor.nobodyAnswers");
        String uncovered = called();
        finding(uncovered, CONTRACTOR, null);
        assertRefused(uncovered, "contractor.nobodyAnswers");
        String silent = newCase("P0");
        assertRefused(silent, "thirdParty.noCall");
        call(silent, OTHER, now());
        assertRefused(silent, "thirdParty.noCall");
        String running = called();
        start(OFFICE, running);
        assertRefused(running, "thirdParty.runs");
        assertThat(instances(running)).isEqualTo(1);
        assertThat(complaints(catchThrowable(() -> start(OFFICE, "BX-NONE"))))
                .containsExactly("caseNumber contractor.unknownCase");
        assertThat(complaints(catchThrowable(
                        () -> user.callAs(OFFICE, () -> starter.start(KEY, form("caseNumber", running))))))
                .containsExactly("emergencyReason form.required");
        // none left anything behind
        assertThat(costs.of(silent, null)).isEmpty();
        assertThat(procedures(silent)).isEmpty();
    }

    private void assertRefused(String number, String message) {
        assertThat(complaints(catchThrowable(() -> start(OFFICE, number)))).containsExactly("caseNumber " + message);
    }

    @Test
    void onlyTheOfficeBeginsAnEmergency() {
        String number = called();
        assertThatThrownBy(() -> start(SERVICE, number))
                .isInstanceOf(org.camunda.bpm.engine.AuthorizationException.class);
        assertThat(costs.of(number, null)).isEmpty();
    }

    @Test
    void aSecondNoticeChangesNothing_norOneForAClosedCase() {
        String number = noticed("P2");
        begin(number);
        assertThat(instances(number)).isEqualTo(1);
        assertThat(costs.of(number, null)).hasSize(1);
        String closed = newCase("P2");
        cases.change(closed, PlayedContractorCases::closed);
        begin(closed);
        String nobody = newCase("P2");
        finding(nobody, null, null);
        begin(nobody);
        assertThat(instances(closed) + instances(nobody)).isZero();
    }

    @Test
    void whatIsRolledBackLeavesNothing() {
        String number = newCase("P2");
        transaction.executeWithoutResult(status -> {
            repairs.begin(number, 77);
            status.setRollbackOnly();
        });
        assertThat(costs.of(number, null)).isEmpty();
        assertThat(instances(number)).isZero();
        String working = working();
        accept(working);
        transaction.executeWithoutResult(status -> {
            invoice(working, "FP-ROLL", "2400.00");
            status.setRollbackOnly();
        });
        assertThat(state(working)).isEqualTo("COSTING");
        assertThat(open(working)).containsExactly("recordCost");
        assertThat(chargeBacks.open(working)).isEmpty();
        assertThat(procedures(working)).isEmpty();
        invoice(working, "FP-ROLL", "2400.00");
        assertThat(chargeBacks.open(working)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "T999, thirdParty thirdParty.unknown",
        "C902, thirdParty thirdParty.unknown",
        "C901, thirdParty thirdParty.isContractor",
        "T903, thirdParty thirdParty.suspended",
        "T904, thirdParty thirdParty.otherSubsidiary",
        "T902, choiceReason thirdParty.notOffered"
    })
    void aPartyThatCannotBeSentIsRefused(String party, String complaint) {
        String number = noticed("P2");
        assertThat(complaints(catchThrowable(() -> choose(number, party)))).containsExactly(complaint);
        assertThat(state(number)).isEqualTo("CHOOSING");
    }

    @Test
    void oneWithoutPricesIsChosenWithAReason() {
        String number = noticed("P2");
        assertThat(complaints(catchThrowable(() -> choose(number, "")))).containsExactly("thirdParty form.required");
        choose(number, ODD, "choiceReason", "只有它有高空作业资质");
        assertThat(cost(number).choiceReason()).isEqualTo("只有它有高空作业资质");
        assertThat(complaints(catchThrowable(() -> quote(number, "吊绳打胶；10；80"))))
                .containsExactly("quoteReason thirdParty.notInList");
        quote(number, "吊绳打胶；10；80", "quoteReason", "市场询价三家取低");
        assertThat(cost(number).quoteCny()).isEqualByComparingTo("800");
    }

    @Test
    void aClosedCaseOrAnotherResponsiblePartyGetsNoThirdParty_andItIsGivenUp() {
        String number = noticed("P2");
        cases.change(number, PlayedContractorCases::closed);
        assertThat(complaints(catchThrowable(() -> choose(number, FAST))))
                .containsExactly("thirdParty thirdParty.caseClosed");
        assertThat(complaints(catchThrowable(() -> step(number, "chooseThirdParty", OFFICE, "sendThirdParty", "no"))))
                .containsExactly("choiceReason form.required");
        step(number, "chooseThirdParty", OFFICE, "sendThirdParty", "no", "choiceReason", "施工单位已自行修好");
        assertThat(state(number)).isEqualTo("GIVEN_UP");
        assertThat(cost(number).endReason()).isEqualTo("施工单位已自行修好");
        assertThat(instances(number)).isZero();
        assertThat(claimed(number)).isEmpty();

        String corrected = noticed("P2");
        finding(corrected, OTHER, OTHER_CONTRACT);
        assertThat(complaints(catchThrowable(() -> choose(corrected, FAST))))
                .containsExactly("thirdParty thirdParty.otherResponsible");
    }

    /** The later one waits for the earlier one, and is told. */
    @Test
    void twoClerksChooseAtOnce_andTheFirstChoiceHolds() throws Exception {
        String number = noticed("P2");
        OpenTask task = task(number, "userTask_chooseThirdParty");
        CountDownLatch chosen = new CountDownLatch(1);
        CompletableFuture<?> second = CompletableFuture.runAsync(() -> {
            await(chosen);
            complete(task, CLERK, "sendThirdParty", "yes", "thirdParty", ODD, "choiceReason", "更近");
        });
        transaction.executeWithoutResult(status -> {
            choose(number, FAST);
            chosen.countDown();
            pause();
        });
        Throwable told = catchThrowable(() -> second.get(20, TimeUnit.SECONDS));
        assertThat(told).isInstanceOf(ExecutionException.class);
        assertThat(complaints(told.getCause())).containsExactly("thirdParty thirdParty.alreadyChosen");
        assertThat(cost(number).thirdParty()).isEqualTo(FAST);
        assertThat(open(number)).containsExactly("recordQuote");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "防水 20 平米 | '' | '' | quoteLines thirdParty.badLine",
                "窗边打胶；0；50 | '' | '' | quoteLines thirdParty.badLine",
                "窗边打胶；1.2345；50 | '' | '' | quoteLines thirdParty.badLine",
                "窗边打胶；1.2.3；50 | '' | '' | quoteLines thirdParty.badLine",
                "'' | '' | '' | quoteSum thirdParty.linesOrSum",
                "'' | 0 | x | quoteSum thirdParty.notPositive",
                "'' | 12.345 | x | quoteSum form.notMoney",
                "'' | 900 | '' | quoteReason thirdParty.sumWithoutLines",
                "窗边打胶；2；50 | 101 | '' | quoteSum thirdParty.otherSum",
                "窗边打胶；2；50.01 | '' | '' | quoteReason thirdParty.aboveList",
                "瓷砖空鼓灌浆；2；57 | '' | '' | quoteReason thirdParty.notInList"
            })
    void aQuoteThatCannotBeComparedOrCountedIsRefused(String lines, String sum, String reason, String complaint) {
        String number = noticed("P2");
        choose(number, FAST);
        assertThat(complaints(catchThrowable(() -> quote(number, lines, "quoteSum", sum, "quoteReason", reason))))
                .containsExactly(complaint);
        assertThat(state(number)).isEqualTo("QUOTING");
    }

    @Test
    void approvalsGoByAmount_neverByWhoEnteredTheQuote_andEachPersonOnce() {
        String number = noticed("P2");
        choose(number, FAST);
        step(number, "recordQuote", CLERK, "quoted", "yes", "quoteNumber", "BJ-1", "quoteLines", "卫生间防水重做；42；120");
        assertThat(cost(number).quoteCny()).isEqualByComparingTo("5040");
        assertThat(complaints(catchThrowable(() -> approveQuote(number, CLERK))))
                .containsExactly("approved thirdParty.drafterApproves");
        approveQuote(number, SERVICE);
        assertThat(task(number, "userTask_approveQuote").candidateGroups()).containsExactly(Groups.COST);
        assertThat(complaints(catchThrowable(() -> approveQuote(number, SERVICE))))
                .containsExactly("approved thirdParty.approvesTwice");
        assertThat(complaints(catchThrowable(() -> step(number, "approveQuote", COST, "approved", "no"))))
                .containsExactly("refusal form.required");
        step(number, "approveQuote", COST, "approved", "no", "refusal", "工程量偏大");
        assertThat(cost(number).backReason()).isEqualTo("工程量偏大");
        assertThat(open(number)).containsExactly("recordQuote");
        assertThat(takenOver.orders).noneMatch(order -> order.startsWith(number));

        quote(number, "卫生间防水重做；41.8；120");
        assertThat(cost(number).approvals()).filteredOn(a -> a.valid()).isEmpty();
        assertThat(task(number, "userTask_approveQuote").candidateGroups())
                .as("a changed quote needs all of them again")
                .containsExactly(Groups.DEVELOPER_CS);
        assertThat(complaints(catchThrowable(() -> approveQuote(number, CLERK))))
                .as("has entered an earlier one")
                .containsExactly("approved thirdParty.drafterApproves");
        approveQuote(number, SERVICE, COST);
        assertThat(state(number)).isEqualTo("WORKING");
        assertThat(cost(number).approvals()).filteredOn(a -> a.valid()).hasSize(2);
        assertThat(cost(number).quotedBy()).hasSize(2);
    }

    @Test
    void anotherThirdPartyIsAskedInsteadOfTheFirst() {
        String number = noticed("P2");
        choose(number, FAST);
        assertThat(complaints(catchThrowable(() -> step(number, "recordQuote", OFFICE, "quoted", "no"))))
                .containsExactly("quoteReason form.required");
        step(number, "recordQuote", OFFICE, "quoted", "no", "quoteReason", "三天内排不出人");
        assertThat(facts(number, "chooseThirdParty").get("backLine")).isEqualTo("三天内排不出人");
        choose(number, ODD, "choiceReason", "能马上到场");
        quote(number, AT_LIST_PRICE, "quoteReason", "询价");
        approveQuote(number, SERVICE);
        assertThat(takenOver.orders).contains(number + " " + ODD).doesNotContain(number + " " + FAST);
    }

    /** It has the order: the next one takes it over from there, but nobody pretends that none came. */
    @Test
    void inAnEmergencyTheOrderMovesOnToTheNextThirdParty() {
        String number = called();
        start(OFFICE, number);
        choose(number, FAST);
        step(number, "recordQuote", OFFICE, "quoted", "no", "quoteReason", "设备坏了");
        assertThat(complaints(catchThrowable(
                        () -> step(number, "chooseThirdParty", OFFICE, "sendThirdParty", "no", "choiceReason", "算了"))))
                .containsExactly("sendThirdParty thirdParty.isAtWork");
        choose(number, ODD, "choiceReason", "最近");
        assertThat(takenOver.orders).containsSubsequence(number + " " + FAST, number + " " + ODD);
    }

    @Test
    void workThatIsAcceptedIsThatOfWhoDidIt() {
        String number = called();
        start(OFFICE, number);
        choose(number, FAST);
        accept(number);
        step(number, "recordQuote", OFFICE, "quoted", "no", "quoteReason", "换一家报价");
        assertThat(complaints(catchThrowable(() -> choose(number, ODD, "choiceReason", "便宜"))))
                .containsExactly("thirdParty thirdParty.workAccepted");
        choose(number, FAST);
        assertThat(open(number)).containsExactly("recordQuote");
    }

    @Test
    void withoutARunningWorkOrderTheOfficeIsToldToDispatch() {
        String number = noticed("P2");
        takenOver.withoutOrder.add(number);
        choose(number, FAST);
        quote(number, AT_LIST_PRICE);
        approveQuote(number, SERVICE);
        assertThat(told(number)).contains("third-party-dispatch " + OFFICE);
        assertThat(state(number)).isEqualTo("WORKING");
    }

    /** The contractor did it after all, or the finding changed, before anybody was ordered. */
    @Test
    void nobodyIsOrderedForACaseThatNeedsItNoMore() {
        String closed = noticed("P2");
        choose(closed, FAST);
        quote(closed, AT_LIST_PRICE);
        cases.change(closed, PlayedContractorCases::closed);
        approveQuote(closed, SERVICE);
        assertThat(open(closed)).containsExactly("recordQuote");
        assertThat(cost(closed).backReason()).isEqualTo("案件已关闭，尚未下达第三方工单");
        String corrected = noticed("P2");
        choose(corrected, FAST);
        quote(corrected, AT_LIST_PRICE);
        finding(corrected, OTHER, OTHER_CONTRACT);
        approveQuote(corrected, SERVICE);
        assertThat(open(corrected)).containsExactly("recordQuote");
        assertThat(takenOver.orders).noneMatch(order -> order.startsWith(closed) || order.startsWith(corrected));
    }

    @Test
    void anAcceptanceCountsOnce_andMeansNothingWithoutAThirdParty() {
        String number = working();
        accept(number);
        accept(number);
        assertThat(open(number)).containsExactly("recordCost");
        assertThat(task(number, "userTask_recordCost").due())
                .as("five working days")
                .isEqualTo(at("2026-11-30T18:00:00"));
        accept(newCase("P2"));
        drop(newCase("P2"));
    }

    @Test
    void anInvoiceWithAFlawIsRefused() {
        String number = working();
        accept(number);
        assertThat(complaints(catchThrowable(() -> step(number, "recordCost", OFFICE))))
                .containsExactlyInAnyOrder(
                        "invoiceNumber form.required",
                        "invoiceAmount form.required",
                        "invoicedOn form.required",
                        "quantitiesConfirmed thirdParty.quantitiesNotConfirmed");
        assertThat(complaints(catchThrowable(() -> invoice(number, "FP-1", "0"))))
                .containsExactly("invoiceAmount thirdParty.notPositive");
        assertThat(complaints(catchThrowable(() -> invoice(number, "FP-1", "12.345"))))
                .containsExactly("invoiceAmount form.notMoney");
        assertThat(complaints(catchThrowable(() -> invoice(number, "FP-1", "12", "invoicedOn", "2026-11-24"))))
                .containsExactly("invoicedOn form.inTheFuture");
        assertThat(complaints(catchThrowable(() -> invoice(number, "FP-1", "2400.01"))))
                .containsExactly("invoiceReason thirdParty.aboveQuote");
        assertThat(state(number)).isEqualTo("COSTING");
    }

    @Test
    void anInvoiceOfAThirdPartyIsPaidOnce() {
        String first = working();
        accept(first);
        invoice(first, "FP-TWICE", "1000");
        String second = working();
        accept(second);
        assertThat(complaints(catchThrowable(() -> invoice(second, "FP-TWICE", "1000"))))
                .containsExactly("invoiceNumber thirdParty.invoiceKnown");
        invoice(second, "FP-OTHER", "1000");
        assertThat(state(second)).isEqualTo("CHARGED");
    }

    @Test
    void moreThanTheQuoteIsApprovedAgainByItsAmount() {
        String number = working();
        accept(number);
        step(
                number,
                "recordCost",
                CLERK,
                "invoiceNumber",
                "FP-MORE",
                "invoiceAmount",
                "5000.01",
                "invoicedOn",
                "2026-11-20",
                "quantitiesConfirmed",
                true,
                "invoiceReason",
                "基层返工");
        assertThat(open(number)).containsExactly("approveCost");
        assertThat(claimed(number)).contains("第三方维修在办（费用审批中） 5000.01");
        assertThat(complaints(catchThrowable(() -> step(number, "approveCost", CLERK, "approved", "yes"))))
                .containsExactly("approved thirdParty.drafterApproves");
        step(number, "approveCost", COLLEAGUE, "approved", "yes");
        assertThat(task(number, "userTask_approveCost").candidateGroups()).containsExactly(Groups.COST);
        step(number, "approveCost", COST, "approved", "no", "refusal", "缺签证单");
        assertThat(open(number)).containsExactly("recordCost");
        assertThat(facts(number, "recordCost").get("backLine")).isEqualTo("缺签证单");
        invoice(number, "FP-MORE", "5000.01", "invoiceReason", "基层返工，已补签证");
        step(number, "approveCost", COLLEAGUE, "approved", "yes");
        step(number, "approveCost", COST, "approved", "yes");
        assertThat(chargeBacks.open(number)).singleElement().satisfies(charged -> assertThat(charged.amount())
                .isEqualByComparingTo("6000.01"));
    }

    /** Invoice × 117.5 %: rounded once, half up; the cap of the contract afterwards. */
    @ParameterizedTest
    @CsvSource({"123.45, 145.05", "0.02, 0.02", "851.06, 1000.00", "851.07, 1000.00", "2400, 1000.00"})
    void theChargeIsRoundedOnceAndCapped(String invoiced, String charged) {
        String number = newCase("P2");
        finding(number, CONTRACTOR, CAPPED);
        begin(number);
        choose(number, FAST);
        quote(number, AT_LIST_PRICE);
        approveQuote(number, SERVICE);
        accept(number);
        invoice(number, "FP-CAP-" + number, invoiced);
        assertThat(chargeBacks.open(number)).singleElement().satisfies(cost -> {
            assertThat(cost.amount()).isEqualByComparingTo(charged);
            assertThat(cost.feePercent()).isEqualByComparingTo("17.5");
            assertThat(cost.contractNo()).isEqualTo(CAPPED);
        });
    }

    /** The old contractor pays for nothing that is not its own. */
    @Test
    void aCorrectedFindingChargesNobody_andPeopleAreTold() {
        String number = working();
        accept(number);
        finding(number, OTHER, OTHER_CONTRACT);
        invoice(number, "FP-WRONG", "2400");
        assertThat(state(number)).isEqualTo("NOT_CHARGED");
        assertThat(cost(number).endReason()).contains(CONTRACTOR, CONTRACT);
        assertThat(chargeBacks.open(number)).isEmpty();
        assertThat(procedures(number)).isEmpty();
        assertThat(instances(number)).isZero();
        assertThat(told(number)).contains("third-party-not-charged " + OFFICE, "third-party-not-charged " + SERVICE);
    }

    @Test
    void aChargeIsInOneLetterAtATime() {
        String number = working();
        accept(number);
        invoice(number, "FP-ONE", "100");
        long id = chargeBacks.open(number).get(0).id();
        chargeBacks.take(id, 9001);
        chargeBacks.take(id, 9001);
        assertThat(complaints(catchThrowable(() -> chargeBacks.take(id, 9002))))
                .containsExactly("rung thirdParty.chargeBackTaken");
        assertThat(complaints(catchThrowable(() -> chargeBacks.take(-1, 9002))))
                .containsExactly("rung thirdParty.chargeBackTaken");
        assertThat(chargeBacks.open(number)).isEmpty();
        assertThat(chargeBacks.find(id)).isPresent();
        chargeBacks.giveBack(9001);
        assertThat(chargeBacks.open(number)).hasSize(1);
        chargeBacks.take(id, 9002);
        assertThat(chargeBacks.open(number)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"CHOOSING", "QUOTING", "APPROVING", "WORKING", "EMERGENCY"})
    void aCaseThatEndsOtherwiseEndsIt(String state) {
        String number = in(state);
        drop(number);
        assertThat(state(number)).isEqualTo("DROPPED");
        assertThat(cost(number).endReason()).isEqualTo("业主撤回");
        assertThat(instances(number)).isZero();
        assertThat(open(number)).isEmpty();
        assertThat(told(number)).contains("third-party-dropped " + OFFICE);
        assertThat(claimed(number)).noneMatch(text -> text.startsWith("第三方"));
        drop(number);
        begin(number);
        assertThat(costs.of(number, null)).as("another one may begin").hasSize(2);
    }

    private String in(String state) {
        if (state.equals("WORKING")) {
            return working();
        }
        if (state.equals("EMERGENCY")) {
            String number = called();
            start(OFFICE, number);
            choose(number, FAST);
            return number;
        }
        String number = noticed("P2");
        if (!state.equals("CHOOSING")) {
            choose(number, FAST);
        }
        if (state.equals("APPROVING")) {
            quote(number, AT_LIST_PRICE);
        }
        assertThat(state(number)).isEqualTo(state);
        return number;
    }

    /** The third party did its work: it is paid, and the contractor bears it. */
    @Test
    void acceptedWorkIsPaidWhateverBecomesOfTheCase() {
        String number = working();
        accept(number);
        drop(number);
        assertThat(open(number)).containsExactly("recordCost");
        invoice(number, "FP-DONE", "5000", "invoiceReason", "增项");
        drop(number);
        assertThat(open(number)).containsExactly("approveCost");
        step(number, "approveCost", COLLEAGUE, "approved", "yes");
        assertThat(state(number)).isEqualTo("CHARGED");
        drop(number);
        assertThat(state(number)).isEqualTo("CHARGED");
    }

    @Test
    void companiesSeeTheirShare() {
        String number = noticed("P2");
        choose(number, FAST);
        quote(number, AT_LIST_PRICE);
        assertThat(costs.of(number, CONTRACTOR)).as("not before the order").isEmpty();
        approveQuote(number, SERVICE);
        assertThat(costs.of(number, CONTRACTOR)).singleElement().satisfies(cost -> {
            assertThat(cost.thirdParty()).isEqualTo(FAST);
            assertThat(cost.orderedAt()).isNotNull();
            assertThat(cost.quoteCny()).isNull();
            assertThat(cost.approvals()).isEmpty();
        });
        assertThat(costs.of(number, OTHER)).isEmpty();
        accept(number);
        invoice(number, "FP-SHARE", "2400");
        assertThat(costs.of(number, CONTRACTOR)).singleElement().satisfies(cost -> {
            assertThat(cost.invoiceCny()).isEqualByComparingTo("2400");
            assertThat(cost.chargedCny()).isEqualByComparingTo("2880");
        });
        assertThat(costs.of(number, FAST)).singleElement().satisfies(cost -> {
            assertThat(cost.quoteCny()).isEqualByComparingTo("2400");
            assertThat(cost.chargedCny()).isNull();
        });
    }

    /** The engine keeps ids and routing facts only. */
    @Test
    void nothingThatPeopleWroteReachesTheEngine() {
        String number = called();
        start(OFFICE, number);
        choose(number, FAST, "choiceReason", "秘密的理由");
        List<String> values = runtime.createVariableInstanceQuery().list().stream()
                .map(variable -> Objects.toString(variable.getValue(), ""))
                .toList();
        assertThat(values).noneMatch(value -> value.contains("秘密") || value.contains("水漫"));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Long enough for the other thread to reach the lock; whoever comes later finds the same. */
    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void sumsOfTheAmountsAreTheQuote() {
        String number = noticed("P2");
        choose(number, FAST);
        quote(number, "窗边打胶；1.005；50\n窗边打胶|2|49.99\n\n窗边打胶, 3 × 50");
        assertThat(cost(number).lines())
                .extracting(CaseCosts.Line::amountCny)
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(new BigDecimal("50.25"), new BigDecimal("99.98"), new BigDecimal("150.00"));
        assertThat(cost(number).quoteCny()).isEqualByComparingTo("300.23");
    }
}
