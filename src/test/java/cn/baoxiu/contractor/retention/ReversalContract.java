package cn.baoxiu.contractor.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import cn.baoxiu.contractor.Retention.Posting;
import cn.baoxiu.engine.DueTimers;
import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.engine.OpenTask;
import cn.baoxiu.engine.TaskFacts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.camunda.bpm.engine.AuthorizationException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A deduction given back from the request to every end, with the real model, decisions, ledger, people and messages. */
abstract class ReversalContract extends ReversalBed {

    @Autowired
    List<TaskFacts> facts;

    @Autowired
    ReleaseDesk releases;

    @Autowired
    ReleaseProcess releaseProcess;

    @Autowired
    ReversalProcess reversalProcess;

    @Autowired
    DueTimers timers;

    @Test
    void oneGroupApproves_andTheDeductionIsGivenBack() {
        String no = contract();
        String letter = deducted(no, 1, "30250");
        assertThat(balances(no)).isEqualTo("0.00 0.00 50.00 0.00");
        request(CLERK, no, letter, "300");
        OpenTask task = tasks(no).get(0);
        assertThat(task.definitionKey()).isEqualTo("userTask_approveReversal");
        assertThat(task.candidateGroups()).containsExactly("developer-cs");
        assertThat(task.tenantId()).isEqualTo(WEST);
        assertThat(task.due()).isEqualTo(at("2026-11-24T18:00:00"));
        assertThat(balances(no)).isEqualTo("0.00 0.00 50.00 0.00");

        approve(no, SERVICE);

        assertThat(tasks(no)).isEmpty();
        // what was taken last comes back first
        assertThat(balances(no)).isEqualTo("50.00 200.00 100.00 0.00");
        List<Posting> back = retention.account(no).postings().stream()
                .filter(posting -> posting.kind().equals("REVERSAL"))
                .toList();
        assertThat(back).hasSize(3).allSatisfy(posting -> {
            assertThat(posting.caseNumber()).isEqualTo(caseOf(no, 1));
            assertThat(posting.letterNumber()).isEqualTo(letter);
            assertThat(posting.by()).isEqualTo(SERVICE);
            assertThat(posting.note()).isEqualTo(REASON);
        });
        ReversalView ended = newest(no);
        assertThat(ended.outcome()).isEqualTo(ReversalOutcome.REVERSED);
        assertThat(ended.endedAt()).isEqualTo(at("2026-11-23T09:00:00"));
        assertThat(ended.requestedBy()).isEqualTo(CLERK);
        assertThat(ended.answers()).singleElement().satisfies(answer -> {
            assertThat(answer.group()).isEqualTo("developer-cs");
            assertThat(answer.by()).isEqualTo(SERVICE);
        });
        assertThat(told(no)).containsExactlyInAnyOrder(CONTRACTOR, CLERK);
        assertThat(jdbc.sql("select subject from notification_inbox where notice_key like ? and recipient = ?")
                        .params("reversal|" + ended.id() + "|%", CONTRACTOR)
                        .query(String.class)
                        .single())
                .isEqualTo("【质保金】扣款冲回已过账：" + no);
    }

    @Test
    void aPart_thenTheRest_thenNothingMore() {
        String no = contract();
        String letter = deducted(no, 1, "650");
        request(CLERK, no, letter, "150.50");
        approve(no, SERVICE);
        assertThat(balances(no)).startsWith("29500.50 ");
        assertThat(complaints(catchThrowable(() -> request(CLERK, no, letter, "499.51"))))
                .containsExactly("reversalAmount retention.moreThanLeft");
        request(OTHER_CLERK, no, letter, "499.50");
        approve(no, SERVICE);
        assertThat(balances(no)).isEqualTo("30000.00 200.00 100.00 0.00");
        assertThat(complaints(catchThrowable(() -> request(CLERK, no, letter, "0.01"))))
                .containsExactly("deductionNumber reversal.nothingLeft");
        assertThat(desk.of(no)).hasSize(2).allMatch(r -> r.outcome() == ReversalOutcome.REVERSED);
    }

    @Test
    void whoAskedNeverAnswers() {
        String no = contract();
        request(BOTH, no, deducted(no, 1, "650"), "650");
        assertThat(complaints(catchThrowable(() -> approve(no, BOTH))))
                .containsExactly("approved reversal.requesterAnswers");
        assertThat(complaints(catchThrowable(() -> refuse(no, BOTH, "我自己"))))
                .containsExactly("approved reversal.requesterAnswers");
        assertThat(newest(no).answers()).isEmpty();
        // nor does a clerk who is no approver
        assertThat(catchThrowable(() -> approve(no, OTHER_CLERK))).isInstanceOf(AuthorizationException.class);
        approve(no, SERVICE);
        assertThat(newest(no).outcome()).isEqualTo(ReversalOutcome.REVERSED);
    }

    @Test
    void above5000CostApprovesToo_andTwoPeopleDo() {
        String no = contract();
        String letter = deducted(no, 1, "8000");
        request(CLERK, no, letter, "5000");
        assertThat(newest(no).approvers()).containsExactly("developer-cs");
        approve(no, TWO_HATS);
        String second = deducted(no, 2, "8000");
        request(CLERK, no, second, "5000.01");
        assertThat(newest(no).approvers()).containsExactly("developer-cs", "cost");
        approve(no, TWO_HATS);
        assertThat(tasks(no)).singleElement().satisfies(task -> assertThat(task.candidateGroups())
                .containsExactly("cost"));
        assertThat(newest(no).next()).contains("cost");
        assertThat(balances(no)).startsWith("19000.00 ");
        assertThat(complaints(catchThrowable(() -> approve(no, TWO_HATS))))
                .containsExactly("approved reversal.answersTwice");
        assertThat(balances(no)).startsWith("19000.00 ");
        approve(no, COST);
        assertThat(balances(no)).startsWith("24000.01 ");
        assertThat(retention.account(no).postings()).last().satisfies(posting -> assertThat(posting.by())
                .isEqualTo(COST));
    }

    @Test
    void inSmallPartsTheSameApprovalsAreNeededAsForTheWhole() {
        String no = contract();
        String letter = deducted(no, 1, "8000");
        request(CLERK, no, letter, "4000");
        assertThat(newest(no).approvers()).containsExactly("developer-cs");
        approve(no, SERVICE);
        request(CLERK, no, letter, "1000.01");
        assertThat(newest(no).approvers()).containsExactly("developer-cs", "cost");
        approve(no, SERVICE);
        assertThat(balances(no)).as("cost has not approved").startsWith("26000.00 ");
        approve(no, COST);
        assertThat(balances(no)).startsWith("27000.01 ");
    }

    @Test
    void aRefusalNeedsAReason_endsAtOnce_andLeavesTheLedger() {
        String no = contract();
        String letter = deducted(no, 1, "8000");
        List<String> before = postings(no);
        request(CLERK, no, letter, "6000");
        assertThat(complaints(catchThrowable(() -> complete(tasks(no).get(0).id(), SERVICE, "approved", "no"))))
                .containsExactly("refusal form.required");
        refuse(no, SERVICE, "裁决尚未生效");
        // cost is not asked any more
        assertThat(tasks(no)).isEmpty();
        assertThat(postings(no)).isEqualTo(before);
        ReversalView ended = newest(no);
        assertThat(ended.outcome()).isEqualTo(ReversalOutcome.REFUSED);
        assertThat(ended.answers()).singleElement().satisfies(answer -> assertThat(answer.reason())
                .isEqualTo("裁决尚未生效"));
        assertThat(told(no)).containsExactly(CLERK);

        request(CLERK, no, letter, "6000");
        approve(no, SERVICE);
        refuse(no, COST, "金额有误");
        assertThat(postings(no)).isEqualTo(before);
        request(CLERK, no, letter, "100");
        approve(no, SERVICE);
        assertThat(newest(no).outcome()).isEqualTo(ReversalOutcome.REVERSED);
    }

    @Test
    void twoClerksAskAtOnce_oneRequestRuns() {
        String no = contract();
        String letter = deducted(no, 1, "650");
        CountDownLatch together = new CountDownLatch(2);
        List<CompletableFuture<String>> both = List.of(CLERK, OTHER_CLERK).stream()
                .map(clerk -> CompletableFuture.supplyAsync(() -> {
                    together.countDown();
                    try {
                        together.await();
                        request(clerk, no, letter, "650");
                        return "runs";
                    } catch (FormRejected e) {
                        return complaints(e).get(0);
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }))
                .toList();
        assertThat(both.stream().map(CompletableFuture::join))
                .containsExactlyInAnyOrder("runs", "deductionNumber reversal.running");
        assertThat(desk.of(no)).hasSize(1);
        assertThat(tasks(no)).hasSize(1);
        approve(no, SERVICE);
        assertThat(balances(no)).startsWith("30000.00 ");
    }

    @Test
    void postedTwiceIsPostedOnce() {
        String no = contract();
        request(CLERK, no, deducted(no, 1, "650"), "200");
        approve(no, SERVICE);
        List<String> after = postings(no);
        assertThat(after).last().isEqualTo("REVERSAL RETENTION 200.00 29550.00");
        desk.post(newest(no).id());
        assertThat(postings(no)).isEqualTo(after);
        // also if a failure between ledger and record had lost the outcome
        long id = newest(no).id();
        jdbc.sql("update contractor_reversal set outcome = null, ended_at = null, open_deduction = deduction_id"
                        + " where id = ?")
                .param(id)
                .update();
        desk.post(id);
        assertThat(postings(no)).isEqualTo(after);
        assertThat(newest(no).outcome()).isEqualTo(ReversalOutcome.REVERSED);
        assertThat(told(no)).containsExactlyInAnyOrder(CONTRACTOR, CLERK);
    }

    @Test
    void onlyTheWarrantyOfficeOfTheSubsidiaryAsks() {
        String no = contract();
        String letter = deducted(no, 1, "650");
        assertThat(complaints(catchThrowable(() -> request(STRANGER, no, letter, "1"))))
                .containsExactly("contractNo release.unknownContract");
        for (String other : List.of(CONTRACTOR, SERVICE, COST, PROPERTY)) {
            assertThat(catchThrowable(() -> request(other, no, letter, "1")))
                    .as(other)
                    .isInstanceOf(AuthorizationException.class);
        }
        assertThat(desk.of(no)).isEmpty();
    }

    @Test
    void theDeductionIsNamedByItsLetter_orByItsCase() {
        String no = contract();
        String first = deducted(no, 1, "100");
        request(CLERK, no, caseOf(no, 1), "10");
        assertThat(newest(no).letterNumber()).isEqualTo(first);
        approve(no, SERVICE);
        // a second deduction for the case: only its letter says which
        String second = letter(no, 2);
        retention.deduct(
                new cn.baoxiu.contractor.Retention.Deduction(no + "|2", no, yuan("200"), caseOf(no, 1), second));
        assertThat(complaints(catchThrowable(() -> request(CLERK, no, caseOf(no, 1), "10"))))
                .containsExactly("deductionNumber reversal.severalDeductions");
        request(CLERK, no, second, "200");
        assertThat(newest(no).letterNumber()).isEqualTo(second);
        approve(no, SERVICE);
        // it is given back wholly, so the case means the other again
        request(CLERK, no, caseOf(no, 1), "90");
        assertThat(newest(no).letterNumber()).isEqualTo(first);
        // a deduction of another contract is none of this
        String other = contract();
        String elsewhere = deducted(other, 3, "100");
        assertThat(complaints(catchThrowable(() -> request(CLERK, no, elsewhere, "1"))))
                .containsExactly("deductionNumber reversal.unknownDeduction");
    }

    @Test
    void everyWrongFieldIsNamed() {
        String no = contract();
        String letter = deducted(no, 1, "100");
        assertThat(complaints(
                        catchThrowable(() -> user.callAs(CLERK, () -> starter.start(KEY, Map.of("contractNo", no))))))
                .containsExactly(
                        "deductionNumber form.required",
                        "reversalAmount form.required",
                        "reversalReason form.required",
                        "reversalEvidence form.required");
        assertThat(complaints(catchThrowable(() -> request(CLERK, no, letter, "0"))))
                .containsExactly("reversalAmount retention.notPositive");
        assertThat(complaints(catchThrowable(() -> request(CLERK, no, letter, "1.005"))))
                .containsExactly("reversalAmount form.notMoney");
        assertThat(complaints(catchThrowable(() -> request(CLERK, no, letter, "100.01"))))
                .containsExactly("reversalAmount retention.moreThanLeft");
        assertThat(desk.of(no)).isEmpty();
    }

    @Test
    void ifLessIsLeftMeanwhile_itCanOnlyBeRefused() {
        String no = contract();
        String letter = deducted(no, 1, "650");
        request(CLERK, no, letter, "600");
        retention.reverse(no + "|elsewhere", no + "|1", yuan("100"), "另行退回");
        List<String> before = postings(no);
        assertThat(complaints(catchThrowable(() -> approve(no, SERVICE))))
                .containsExactly("approved reversal.lessLeft");
        assertThat(newest(no).answers()).isEmpty();
        refuse(no, SERVICE, "只剩 550 元");
        assertThat(postings(no)).isEqualTo(before);
        assertThat(newest(no).outcome()).isEqualTo(ReversalOutcome.REFUSED);
    }

    /** The approvals are bound to what was asked: a sum raised between them is not posted. */
    @Test
    void whatWasChangedBehindTheApprovalsIsNotPosted() {
        String no = contract();
        request(CLERK, no, deducted(no, 1, "9000"), "6000");
        approve(no, SERVICE);
        jdbc.sql("update contractor_reversal set amount_cny = 9000 where id = ?")
                .param(newest(no).id())
                .update();
        List<String> before = postings(no);
        assertThatThrownBy(() -> approve(no, COST)).hasStackTraceContaining("is not approved by all");
        assertThat(postings(no)).isEqualTo(before);
        jdbc.sql("update contractor_reversal set amount_cny = 6000 where id = ?")
                .param(newest(no).id())
                .update();
        approve(no, COST);
        assertThat(newest(no).outcome()).isEqualTo(ReversalOutcome.REVERSED);
    }

    /** Two reversals and a release have the contract's number as their business key; none sees another's tasks. */
    @Test
    void severalRequestsOfAContractDoNotDisturbEachOther() {
        String no = contract();
        String first = deducted(no, 1, "100");
        String second = deducted(no, 2, "200");
        user.callAs(
                CLERK,
                () -> starter.start(
                        "retention-release", ReleaseRequest.form(no, "周工", "2026-11-23", "1000", "EMS 签收")));
        Instant alarm = timers.next(no).orElseThrow();
        request(CLERK, no, first, "100");
        request(CLERK, no, second, "200");
        String firstTask = ofLetter(no, first).openTask();
        String secondTask = ofLetter(no, second).openTask();
        assertThat(tasks(no)).extracting(OpenTask::id).containsExactlyInAnyOrder(firstTask, secondTask);
        assertThat(user.callAs(CLERK, () -> reversalProcess.tasks(no)))
                .extracting(OpenTask::id)
                .containsExactlyInAnyOrder(firstTask, secondTask);
        assertThat(user.callAs(CLERK, () -> releaseProcess.tasks(no)))
                .extracting(OpenTask::definitionKey)
                .containsExactly("userTask_signByOffice");
        assertThat(shown(no, firstTask).get("deductionLine").toString()).contains(caseOf(no, 1));
        assertThat(shown(no, secondTask).get("deductionLine").toString()).contains(caseOf(no, 2));

        complete(secondTask, SERVICE, "approved", "yes");
        assertThat(ofLetter(no, second).outcome()).isEqualTo(ReversalOutcome.REVERSED);
        assertThat(ofLetter(no, first).running()).isTrue();
        assertThat(releases.find(no)).isPresent();
        assertThat(timers.next(no)).contains(alarm);

        String sign = inbox.allOfCase(no).stream()
                .filter(task -> task.definitionKey().equals("userTask_signByOffice"))
                .findFirst()
                .orElseThrow()
                .id();
        complete(sign, OTHER_CLERK, "releaseDecision", "REFUSE", "releaseReason", "未到期", "refusalTold", "当面");
        assertThat(releases.find(no)).isEmpty();
        assertThat(tasks(no)).extracting(OpenTask::id).containsExactly(firstTask);
        complete(firstTask, SERVICE, "approved", "yes");
        assertThat(balances(no)).startsWith("30000.00 ");
    }

    private ReversalView ofLetter(String no, String letter) {
        return desk.of(no).stream()
                .filter(r -> letter.equals(r.letterNumber()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theFormShowsTheRequest_andNothingOfItLiesInTheEngine() {
        String no = contract();
        String letter = deducted(no, 1, "8000");
        request(CLERK, no, letter, "6000");
        approve(no, SERVICE);
        Map<String, Object> shown = shown(no, tasks(no).get(0).id());
        assertThat(shown.get("headline").toString()).contains(no).contains("西区防水公司");
        assertThat(shown.get("requestLine").toString()).contains("6,000.00").contains("2026-11-23 09:00");
        assertThat(shown.get("deductionLine").toString()).contains("第1号").contains("尚未冲回 8,000.00 元");
        assertThat(shown.get("reasonLine")).isEqualTo(REASON);
        assertThat(shown.get("evidenceLine").toString()).contains("川仲字第 12 号");
        assertThat(shown.get("balanceLine").toString()).contains("质量保证金 22,000.00");
        assertThat(shown.get("answersLine").toString()).contains("地产客服").contains("同意");
        assertThat(shown.get("contractUrl")).isEqualTo("/contracts/" + no);
        assertThat(history.createHistoricVariableInstanceQuery()
                        .processInstanceIdIn(history.createHistoricProcessInstanceQuery()
                                .processInstanceBusinessKey(no)
                                .singleResult()
                                .getId())
                        .list())
                .extracting("name")
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrder(
                        "reversalId",
                        "approvals",
                        "approvalGroup",
                        "taskDue",
                        "approved",
                        // the engine's own
                        "nrOfInstances",
                        "nrOfCompletedInstances",
                        "nrOfActiveInstances",
                        "loopCounter");
    }

    private Map<String, Object> shown(String no, String task) {
        TaskFacts ofReversal = facts.stream()
                .filter(f -> f.processKey().equals(KEY))
                .findFirst()
                .orElseThrow();
        return ofReversal.of(
                tasks(no).stream().filter(t -> t.id().equals(task)).findFirst().orElseThrow());
    }
}
