package cn.baoxiu.contractor.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import cn.baoxiu.engine.TaskFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A request for release from its receipt to every end, with the real model, decision, ledger, people and messages. */
abstract class ReleaseContract extends ReleaseBed {

    @Autowired
    List<TaskFacts> facts;

    @Test
    void officeAndPropertySign_andWhatIsLeftIsReleased() {
        String no = running();
        assertThat(steps(no)).containsExactly("userTask_signByOffice");
        assertThat(task(no, "signByOffice").candidateGroups()).containsExactly("warranty-office");
        assertThat(task(no, "signByOffice").tenantId()).isEqualTo(SOUTH);
        assertThat(task(no, "signByOffice").due()).isEqualTo(at("2026-12-07T23:59:59"));
        assertThat(openTimers(no)).isEqualTo(1);
        assertThat(told(no))
                .containsExactlyInAnyOrder(
                        "release-requested " + CLERK,
                        "release-requested " + OFFICE,
                        "release-requested " + BOTH,
                        "release-requested " + DEVELOPER);

        officeApproves(no, OFFICE);
        assertThat(steps(no)).containsExactly("userTask_signByProperty");
        assertThat(task(no, "signByProperty").candidateGroups())
                .containsExactlyInAnyOrder("property-cs", "property-engineering");
        assertThat(balances(no)).startsWith("300.00 ");
        propertyAgrees(no, PROPERTY);

        assertThat(steps(no)).isEmpty();
        assertThat(openTimers(no)).isZero();
        assertThat(balances(no)).isEqualTo("0.00 200.00 100.00 0.00");
        assertThat(retention.account(no).postings()).last().satisfies(posting -> {
            assertThat(line(posting)).isEqualTo("RELEASE RETENTION -300.00 0.00");
            assertThat(posting.by()).isEqualTo(PROPERTY);
            assertThat(posting.note()).contains("2026-11-23").contains("会签");
        });
        ReleaseView ended = newest(no);
        assertThat(ended.outcome()).isEqualTo(ReleaseOutcome.RELEASED);
        assertThat(ended.releasedCny()).isEqualByComparingTo("300");
        assertThat(ended.officeBy()).isEqualTo(OFFICE);
        assertThat(ended.propertyBy()).isEqualTo(PROPERTY);
        assertThat(history(no)).containsExactly("RECORDED", "OFFICE_APPROVED", "PROPERTY_APPROVED", "RELEASED");
        assertThat(told(no)).contains("release-ended " + CONTRACTOR, "release-ended " + OFFICE);
        // the duty stays, the money is gone
        assertThat(lines(deduct(no, no + "|after", "30"))).containsExactly("GUARANTEE 30.00 170.00");
    }

    /** Received 23 November: due 7 December; alarms 30 November, 4 and 6 December; 14 natural days, none rolled. */
    @Test
    void nobodyAnswers_urged_nobodyAnswersAgain_deemedApproved() {
        String no = running();
        List<Instant> looks = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            looks.add(timers.next(no).orElseThrow());
            timePasses(no);
        }
        assertThat(looks)
                .containsExactly(
                        at("2026-11-30T09:00:00"),
                        at("2026-12-04T09:00:00"),
                        at("2026-12-06T09:00:00"),
                        at("2026-12-08T00:00:00"));
        assertThat(history(no)).containsExactly("RECORDED", "ALARM", "ALARM", "ALARM", "FIRST_LAPSED");
        List<String> alarms =
                told(no).stream().filter(t -> t.startsWith("release-alarm")).toList();
        assertThat(alarms.subList(0, 8)).doesNotContain("release-alarm " + HEAD);
        assertThat(alarms.subList(8, alarms.size()))
                .containsExactlyInAnyOrder(
                        "release-alarm " + CLERK,
                        "release-alarm " + OFFICE,
                        "release-alarm " + BOTH,
                        "release-alarm " + DEVELOPER,
                        "release-alarm " + HEAD);
        assertThat(told(no)).contains("release-lapsed " + HEAD, "release-lapsed " + DEVELOPER);

        // nothing runs until the contractor urges; the request can still be answered
        assertThat(openTimers(no)).isZero();
        assertThat(newest(no).due()).isNull();
        assertThat(newest(no).waitsForUrging()).isTrue();
        assertThat(steps(no)).containsExactly("userTask_recordUrging", "userTask_signByOffice");
        now("2026-12-21T10:00:00");
        complete(no, "recordUrging", CLERK, "urgingReceivedOn", "2026-12-19", "urgingEvidence", "EMS 签收");
        assertThat(newest(no).secondDue()).isEqualTo(at("2027-01-02T23:59:59"));
        assertThat(told(no)).contains("release-urged " + HEAD);
        assertThat(openTimers(no)).isEqualTo(1);
        looks.clear();
        for (int i = 0; i < 4; i++) {
            looks.add(timers.next(no).orElseThrow());
            timePasses(no);
        }
        assertThat(looks)
                .containsExactly(
                        at("2026-12-26T09:00:00"),
                        at("2026-12-30T09:00:00"),
                        at("2027-01-01T09:00:00"),
                        at("2027-01-03T00:00:00"));

        assertThat(steps(no)).isEmpty();
        ReleaseView ended = newest(no);
        assertThat(ended.outcome()).isEqualTo(ReleaseOutcome.DEEMED);
        assertThat(ended.releasedCny()).isEqualByComparingTo("300");
        assertThat(balances(no)).isEqualTo("0.00 200.00 100.00 0.00");
        assertThat(retention.account(no).postings()).last().satisfies(posting -> {
            assertThat(posting.by()).isEqualTo("system");
            assertThat(posting.note()).contains("视同认可");
        });
        assertThat(told(no))
                .contains("release-deemed " + HEAD, "release-deemed " + GROUP, "release-ended " + CONTRACTOR);
    }

    @Test
    void answeredAfterTheFirstTermIsInTime() {
        String no = running();
        for (int i = 0; i < 4; i++) {
            timePasses(no);
        }
        officeApproves(no, OFFICE);
        assertThat(steps(no)).containsExactly("userTask_recordUrging", "userTask_signByProperty");
        propertyAgrees(no, FRONT_DESK);
        assertThat(newest(no).outcome()).isEqualTo(ReleaseOutcome.RELEASED);
        assertThat(steps(no)).isEmpty();
    }

    /** Recorded three weeks late: the term is over at once, and the warnings that were missed are not sent. */
    @Test
    void theTermCountsFromTheReceipt_howeverLateItIsRecorded() {
        String no = contract();
        request(CLERK, no, "2026-11-02", "100");
        assertThat(timers.next(no).orElseThrow()).isEqualTo(at("2026-11-17T00:00:00"));
        assertThat(timers.fire(no)).isEqualTo(1);
        assertThat(history(no)).containsExactly("RECORDED", "FIRST_LAPSED");
        assertThat(complaints(catchThrowable(() ->
                        complete(no, "recordUrging", CLERK, "urgingReceivedOn", "2026-11-16", "urgingEvidence", "当面"))))
                .containsExactly("urgingReceivedOn release.urgedTooEarly");
        assertThat(complaints(catchThrowable(() ->
                        complete(no, "recordUrging", CLERK, "urgingReceivedOn", "2026-11-24", "urgingEvidence", "当面"))))
                .containsExactly("urgingReceivedOn form.inTheFuture");
        assertThat(complaints(catchThrowable(() -> complete(no, "recordUrging", CLERK))))
                .containsExactly("urgingReceivedOn form.required", "urgingEvidence form.required");
        complete(no, "recordUrging", CLERK, "urgingReceivedOn", "2026-11-17", "urgingEvidence", "当面");
        assertThat(newest(no).secondDue()).isEqualTo(at("2026-12-01T23:59:59"));
        // 7 days before is tomorrow
        assertThat(timers.next(no).orElseThrow()).isEqualTo(at("2026-11-24T09:00:00"));
        now("2026-12-01T09:30:00");
        assertThat(timers.fire(no)).isEqualTo(1);
        // only the last warning, which is due, is given
        assertThat(newest(no).steps()).last().satisfies(step -> assertThat(step.note())
                .isEqualTo("1"));
        timePasses(no);
        assertThat(newest(no).outcome()).isEqualTo(ReleaseOutcome.DEEMED);
        assertThat(newest(no).releasedCny()).isEqualByComparingTo("100");
        assertThat(balances(no)).startsWith("200.00 ");
    }

    /** No roll: the 14th day after 31 January 2026 is Valentine's day, after 3 October one of the long holiday's. */
    @ParameterizedTest
    @ValueSource(strings = {"2026-01-31 2026-02-14T23:59:59", "2025-09-20 2025-10-04T23:59:59"})
    void theLegalTermIsNotRolledToAWorkingDay(String days) {
        String[] day = days.split(" ");
        String no = contract();
        now(day[0] + "T10:00:00");
        request(CLERK, no, day[0], "");
        assertThat(newest(no).firstDue()).isEqualTo(at(day[1]));
        refuse(no);
    }

    private void refuse(String no) {
        complete(no, "signByOffice", OFFICE, "releaseDecision", "REFUSE", "releaseReason", "x", "refusalTold", "x");
    }

    @Test
    void openDefectsBlockAnApproval_butNotAReasonedRefusal() {
        String no = running();
        played.defect(no, COMPANY, "BX-RS-P-20261101-0001");
        Throwable refused = catchThrowable(() -> officeApproves(no, OFFICE));
        assertThat(complaints(refused)).containsExactly("releaseDecision release.blocked");
        assertThat(((cn.baoxiu.engine.FormRejected) refused)
                        .errors()
                        .get(0)
                        .args()
                        .toString())
                .contains("BX-RS-P-20261101-0001")
                .contains("试验苑3号楼1201室");
        assertThat(complaints(catchThrowable(() -> complete(no, "signByOffice", OFFICE, "releaseDecision", "REFUSE"))))
                .containsExactly("releaseReason form.required", "refusalTold form.required");
        assertThat(balances(no)).startsWith("300.00 ");
        complete(
                no,
                "signByOffice",
                OFFICE,
                "releaseDecision",
                "REFUSE",
                "releaseReason",
                "渗漏未修好",
                "refusalTold",
                "2026-11-23 EMS 1234 签收");
        ReleaseView ended = newest(no);
        assertThat(ended.outcome()).isEqualTo(ReleaseOutcome.REFUSED);
        assertThat(ended.steps()).last().satisfies(step -> assertThat(step.note())
                .contains("渗漏未修好")
                .contains("EMS 1234")
                .contains("BX-RS-P-20261101-0001"));
        assertThat(balances(no)).startsWith("300.00 ");
        assertThat(openTimers(no)).isZero();
        assertThat(told(no)).contains("release-ended " + CONTRACTOR);

        // made good: the contractor asks again
        played.settle(no);
        request(CLERK, no, "2026-11-23", "");
        officeApproves(no, OFFICE);
        propertyAgrees(no, PROPERTY);
        assertThat(newest(no).outcome()).isEqualTo(ReleaseOutcome.RELEASED);
        assertThat(desk.of(no)).hasSize(2);
    }

    @Test
    void claimsThatAreNotInTheLedgerBlockToo_alsoBetweenTheTwoSignatures() {
        String no = running();
        played.claim(no, "BX-RS-P-20261101-0002", yuan("1230.00"));
        assertThat(complaints(catchThrowable(() -> officeApproves(no, OFFICE))))
                .containsExactly("releaseDecision release.blocked");
        played.settle(no);
        officeApproves(no, OFFICE);
        played.claim(no, "BX-RS-P-20261101-0003", null);
        assertThat(complaints(catchThrowable(() -> propertyAgrees(no, PROPERTY))))
                .containsExactly("propertyAgrees release.blocked");
        played.settle(no);
        propertyAgrees(no, PROPERTY);
        assertThat(newest(no).outcome()).isEqualTo(ReleaseOutcome.RELEASED);
    }

    /** Silence is consent whatever is open: that is why the warnings are loud. */
    @Test
    void whatIsOpenDoesNotStopDeemedConsent() {
        String no = contract();
        request(CLERK, no, "2026-11-01", "");
        assertThat(timers.fire(no)).isEqualTo(1);
        played.defect(no, COMPANY, "BX-RS-P-20261101-0004");
        complete(no, "recordUrging", CLERK, "urgingReceivedOn", "2026-11-16", "urgingEvidence", "当面");
        now("2026-12-01T00:00:00");
        assertThat(timers.fire(no)).isEqualTo(1);
        assertThat(newest(no).outcome()).isEqualTo(ReleaseOutcome.DEEMED);
        played.settle(no);
    }

    @Test
    void propertyObjects_theOfficeDecidesAgain() {
        String no = running();
        officeApproves(no, OFFICE);
        assertThat(complaints(catchThrowable(() -> complete(no, "signByProperty", PROPERTY, "propertyAgrees", "no"))))
                .containsExactly("propertyReason form.required");
        complete(no, "signByProperty", PROPERTY, "propertyAgrees", "no", "propertyReason", "地库渗水未登记");
        assertThat(steps(no)).containsExactly("userTask_signByOffice");
        assertThat(shown(no, "signByOffice").get("answersLine").toString()).contains("地库渗水未登记");
        // signed for less: the first approval does not stand
        complete(
                no,
                "signByOffice",
                OFFICE,
                "releaseDecision",
                "APPROVE",
                "approvedAmount",
                100,
                "releaseReason",
                "预留地库渗水维修费");
        propertyAgrees(no, PROPERTY);
        assertThat(newest(no).releasedCny()).isEqualByComparingTo("100");
        assertThat(balances(no)).startsWith("200.00 ");
        assertThat(history(no))
                .containsExactly(
                        "RECORDED",
                        "OFFICE_APPROVED",
                        "PROPERTY_OBJECTED",
                        "OFFICE_APPROVED",
                        "PROPERTY_APPROVED",
                        "RELEASED");
    }

    @Test
    void threeDifferentPeople_recordAndSign() {
        String no = contract();
        request(BOTH, no, "2026-11-23", "");
        assertThat(complaints(catchThrowable(() -> officeApproves(no, BOTH))))
                .containsExactly("releaseDecision release.byRecorder");
        officeApproves(no, OFFICE);
        assertThat(complaints(catchThrowable(() -> propertyAgrees(no, BOTH))))
                .containsExactly("propertyAgrees release.byRecorder");
        propertyAgrees(no, PROPERTY);

        String other = running();
        officeApproves(other, BOTH);
        assertThat(complaints(catchThrowable(() -> propertyAgrees(other, BOTH))))
                .containsExactly("propertyAgrees release.bySamePerson");
        propertyAgrees(other, PROPERTY);
        assertThat(newest(other).outcome()).isEqualTo(ReleaseOutcome.RELEASED);
    }

    @Test
    void aDeductionBetweenTheSignaturesLowersWhatIsReleased_neverBelowZero() {
        String no = running();
        officeApproves(no, OFFICE);
        deduct(no, no + "|1", "120");
        propertyAgrees(no, PROPERTY);
        assertThat(newest(no).approvedCny()).isEqualByComparingTo("300");
        assertThat(newest(no).releasedCny()).isEqualByComparingTo("180");
        assertThat(balances(no)).isEqualTo("0.00 200.00 100.00 0.00");

        String empty = running();
        officeApproves(empty, OFFICE);
        deduct(empty, empty + "|1", "450");
        propertyAgrees(empty, PROPERTY);
        assertThat(newest(empty).releasedCny()).isEqualByComparingTo("0");
        assertThat(newest(empty).outcome()).isEqualTo(ReleaseOutcome.RELEASED);
        assertThat(balances(empty)).isEqualTo("0.00 50.00 100.00 0.00");
    }

    @Test
    void whatCannotBeReleasedIsNotAskedFor() {
        String no = contract();
        assertThat(complaints(catchThrowable(() -> request(CLERK, no, "2026-11-23", "300.01"))))
                .containsExactly("releaseAmount release.moreThanLeft");
        assertThat(complaints(catchThrowable(() -> request(CLERK, no, "2026-11-23", "0"))))
                .containsExactly("releaseAmount retention.notPositive");
        assertThat(complaints(catchThrowable(() -> request(CLERK, no, "2026-11-24", ""))))
                .containsExactly("requestReceivedOn form.inTheFuture");
        assertThat(complaints(catchThrowable(() -> request(CLERK, "NOWHERE", "2026-11-23", ""))))
                .containsExactly("contractNo release.unknownContract");
        assertThat(complaints(catchThrowable(() -> request(STRANGER, no, "2026-11-23", ""))))
                .containsExactly("contractNo release.unknownContract");
        assertThat(catchThrowable(() -> request(DEVELOPER, no, "2026-11-23", "")))
                .isInstanceOf(org.camunda.bpm.engine.AuthorizationException.class);
        assertThat(desk.of(no)).isEmpty();
        request(CLERK, no, "2026-11-23", "");
        assertThat(complaints(catchThrowable(() -> request(OFFICE, no, "2026-11-23", ""))))
                .containsExactly("contractNo release.running");
        officeApproves(no, OFFICE);
        propertyAgrees(no, PROPERTY);
        assertThat(complaints(catchThrowable(() -> request(CLERK, no, "2026-11-23", ""))))
                .containsExactly("contractNo release.nothingLeft");
    }

    @Test
    void theOfficeApprovesAtMostWhatWasAskedForAndIsLeft_andSaysWhyLess() {
        String no = contract();
        request(CLERK, no, "2026-11-23", "250");
        deduct(no, no + "|1", "100");
        for (String amount : List.of("200.01", "251")) {
            assertThat(complaints(catchThrowable(() -> complete(
                            no, "signByOffice", OFFICE, "releaseDecision", "APPROVE", "approvedAmount", amount))))
                    .containsExactly("approvedAmount release.moreThanLeft");
        }
        assertThat(complaints(catchThrowable(() ->
                        complete(no, "signByOffice", OFFICE, "releaseDecision", "APPROVE", "approvedAmount", "150"))))
                .containsExactly("releaseReason release.reasonForLess");
        assertThat(complaints(catchThrowable(() ->
                        complete(no, "signByOffice", OFFICE, "releaseDecision", "APPROVE", "approvedAmount", "0"))))
                .containsExactly("approvedAmount retention.notPositive");
        officeApproves(no, OFFICE);
        assertThat(newest(no).approvedCny()).isEqualByComparingTo("200");
        propertyAgrees(no, PROPERTY);
        assertThat(balances(no)).startsWith("0.00 ");
    }

    @Test
    void twoClerksRecordTheSameRequestAtOnce_oneRuns() {
        String no = contract();
        CountDownLatch together = new CountDownLatch(2);
        List<CompletableFuture<Boolean>> both = List.of(CLERK, OFFICE).stream()
                .map(clerk -> CompletableFuture.supplyAsync(() -> {
                    together.countDown();
                    try {
                        together.await();
                        request(clerk, no, "2026-11-23", "");
                        return true;
                    } catch (cn.baoxiu.engine.FormRejected e) {
                        return false;
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }))
                .toList();
        assertThat(both.stream().map(CompletableFuture::join).filter(ran -> ran))
                .hasSize(1);
        assertThat(desk.of(no)).hasSize(1);
        assertThat(steps(no)).containsExactly("userTask_signByOffice");
    }

    @Test
    void theFormsShowTheRequest_andNothingOfItLiesInTheEngine() {
        String no = running();
        played.defect(no, COMPANY, "BX-RS-P-20261101-0005");
        Map<String, Object> shown = shown(no, "signByOffice");
        assertThat(shown.get("headline").toString()).contains(no).contains("试验防水公司");
        assertThat(shown.get("requestLine").toString())
                .contains("2026-11-23")
                .contains("周工")
                .contains("全部余额");
        assertThat(shown.get("termLine").toString()).contains("2026-12-07 23:59");
        assertThat(shown.get("balanceLine").toString()).contains("质量保证金 300.00").contains("保函 200.00");
        assertThat(shown.get("stopLine").toString()).contains("1 项").contains("BX-RS-P-20261101-0005");
        assertThat(shown.get("contractUrl")).isEqualTo("/contracts/" + no);
        played.settle(no);
        assertThat(shown(no, "signByOffice").get("stopLine")).isEqualTo("未结事项：无");
        assertThat(history.createHistoricVariableInstanceQuery()
                        .processInstanceIdIn(history.createHistoricProcessInstanceQuery()
                                .processInstanceBusinessKey(no)
                                .singleResult()
                                .getId())
                        .list())
                .extracting("name")
                .containsExactlyInAnyOrder("answerUntil", "lookAt");
    }

    private Map<String, Object> shown(String no, String step) {
        TaskFacts ofRelease = facts.stream()
                .filter(f -> f.processKey().equals("retention-release"))
                .findFirst()
                .orElseThrow();
        return ofRelease.of(task(no, step));
    }
}
