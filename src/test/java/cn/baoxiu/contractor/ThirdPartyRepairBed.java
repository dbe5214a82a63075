package cn.baoxiu.contractor;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baoxiu.contractor.ThirdPartyRepairApp.TakenOver;
import cn.baoxiu.contractor.thirdparty.ThirdPartyChoice;
import cn.baoxiu.engine.OpenTask;
import cn.baoxiu.engine.SubmittedForm;
import cn.baoxiu.engine.TaskFacts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;

/** Third parties with their prices, and the steps of the people who hire one. */
@SpringBootTest(classes = ThirdPartyRepairApp.class)
abstract class ThirdPartyRepairBed extends PenaltyBed {

    static final String KEY = "third-party-repair";
    /** Has prices for waterproofing. */
    static final String FAST = "T901";
    /** Works for all, has no prices. */
    static final String ODD = "T902";

    static final String SUSPENDED = "T903";
    static final String AWAY = "T904";
    static final String CAPPED = "PEN-HT-09";

    @Autowired
    ThirdPartyRepairs repairs;

    @Autowired
    @Qualifier("cn.baoxiu.contractor.thirdparty.StoredChargeBacks")
    ChargeBacks chargeBacks;

    @Autowired
    CaseCosts costs;

    @Autowired
    ThirdPartyChoice choice;

    @Autowired
    TakenOver takenOver;

    @Autowired
    List<TaskFacts> taskFacts;

    @BeforeAll
    void thirdParties() {
        var models = repository.createDeployment().name("third party").enableDuplicateFiltering(true);
        for (String file : List.of("third-party-repair.bpmn", "third-party-deadline.dmn")) {
            models.addClasspathResource("processes/contractor/" + file);
        }
        for (String form : List.of(
                "start-third-party-repair",
                "choose-third-party",
                "record-third-party-quote",
                "approve-third-party-cost",
                "record-third-party-cost")) {
            models.addClasspathResource("forms/contractor/" + form + ".form");
        }
        models.deploy();
        if (jdbc.sql("select count(*) from estate_third_party")
                        .query(Integer.class)
                        .single()
                > 0) {
            return;
        }
        for (String sql : List.of(
                "insert into estate_subsidiary values ('pen-north', '北区公司', '长春', '孙林')",
                "insert into estate_third_party values ('T901', '速修维修', 'pen-south')",
                "insert into estate_third_party values ('T902', '全能修缮', null)",
                "insert into estate_third_party values ('T903', '暂停维修', 'pen-south')",
                "insert into estate_third_party values ('T904', '北方维修', 'pen-north')",
                "insert into estate_third_party_suspension values ('T903', date '2026-11-01', null)",
                // its time is over
                "insert into estate_third_party_suspension values ('T901', date '2026-10-01', date '2026-11-23')",
                "insert into estate_price values ('T901', 'WATERPROOF', '窗边打胶', 'm', 50)",
                "insert into estate_price values ('T901', 'WATERPROOF', '卫生间防水重做', 'm2', 120)",
                "insert into estate_price values ('T901', 'DECORATION', '瓷砖空鼓灌浆', '块', 57.25)",
                "insert into estate_price values ('T903', 'WATERPROOF', '窗边打胶', 'm', 40)",
                "insert into estate_contract values ('PEN-HT-09', '有上限的合同', 'PEN-P1', 'C901', 'C901', 1000000, 3,"
                        + " date '2025-03-28', date '2027-03-28', 17.5, '第八条', 'NONE')",
                "insert into contractor_contract_rule values ('PEN-HT-09', date '2026-01-01', 1000, null, null, null)")) {
            jdbc.sql(sql).update();
        }
    }

    @BeforeEach
    void mondayMorning() {
        now("2026-11-23T09:00:00");
        money.secure(CONTRACT, "30000.00", "0.00", "0.00");
        money.secure(CAPPED, "30000.00", "0.00", "0.00");
    }

    /** Every element of the model has been reached by some test of the class. */
    @AfterAll
    void everyElementWasReached() {
        String definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(KEY)
                .latestVersion()
                .singleResult()
                .getId();
        var reached = history.createHistoricActivityInstanceQuery().processDefinitionId(definition).list().stream()
                .map(HistoricActivityInstance::getActivityId)
                .toList();
        var all = repository.getBpmnModelInstance(definition).getModelElementsByType(FlowNode.class).stream()
                .map(FlowNode::getId)
                .toList();
        assertThat(reached).containsAll(all);
    }

    /** A case whose third-party notice was delivered. */
    String noticed(String grade) {
        String number = newCase(grade);
        begin(number);
        return number;
    }

    void begin(String number) {
        transaction.executeWithoutResult(status -> repairs.begin(number, 77));
    }

    /** An emergency in which the contractor was called an hour ago. */
    String called() {
        String number = newCase("P0");
        call(number, CONTRACTOR, now().minus(Duration.ofHours(1)));
        return number;
    }

    void call(String number, String contractor, Instant at) {
        jdbc.sql("insert into contractor_call (case_number, contractor, called_at, ended_at, person, words, logged_by,"
                        + " logged_at) values (?, ?, ?, ?, '刘经理', '今天没有人', ?, ?)")
                .params(
                        number,
                        contractor,
                        at.atOffset(ZoneOffset.UTC),
                        at.atOffset(ZoneOffset.UTC),
                        OFFICE,
                        at.atOffset(ZoneOffset.UTC))
                .update();
    }

    String start(String as, String number) {
        return user.callAs(
                as, () -> starter.start(KEY, Map.of("caseNumber", number, "emergencyReason", "水漫到楼下，责任单位来不了")));
    }

    void step(String number, String step, String as, Object... values) {
        complete(task(number, "userTask_" + step), as, values);
    }

    void choose(String number, String party, Object... more) {
        Map<String, Object> values = new HashMap<>(form("sendThirdParty", "yes", "thirdParty", party));
        values.putAll(form(more));
        step(number, "chooseThirdParty", OFFICE, values);
    }

    private void step(String number, String step, String as, Map<String, Object> values) {
        OpenTask task = task(number, "userTask_" + step);
        user.callAs(as, () -> {
            inbox.complete(task.id(), values);
            return true;
        });
    }

    /** By the office, at list price unless told otherwise. */
    void quote(String number, String lines, Object... more) {
        Map<String, Object> values =
                new HashMap<>(form("quoted", "yes", "quoteNumber", "BJ-" + number, "quoteLines", lines));
        values.putAll(form(more));
        step(number, "recordQuote", OFFICE, values);
    }

    void approveQuote(String number, String... people) {
        for (String who : people) {
            step(number, "approveQuote", who, "approved", "yes");
        }
    }

    void accept(String number) {
        transaction.executeWithoutResult(status -> repairs.accepted(number));
    }

    void drop(String number) {
        transaction.executeWithoutResult(status -> repairs.dropped(number, "业主撤回"));
    }

    void invoice(String number, String invoice, String amount, Object... more) {
        Map<String, Object> values = new HashMap<>(form(
                "invoiceNumber",
                invoice,
                "invoiceAmount",
                amount,
                "invoicedOn",
                "2026-11-20",
                "quantitiesConfirmed",
                true));
        values.putAll(form(more));
        step(number, "recordCost", OFFICE, values);
    }

    /** Chosen, quoted with 2400.00, approved and at work. */
    String working() {
        String number = noticed("P2");
        choose(number, FAST);
        quote(number, "卫生间防水重做；20；120");
        approveQuote(number, SERVICE);
        return number;
    }

    /** The only third-party repair of the case, as staff see it. */
    CaseCosts.ThirdPartyCost cost(String number) {
        List<CaseCosts.ThirdPartyCost> all = costs.of(number, null);
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    String state(String number) {
        CaseCosts.ThirdPartyCost cost = cost(number);
        return cost.outcome() == null ? cost.state() : cost.outcome();
    }

    long instances(String number) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(number, KEY)
                .count();
    }

    List<String> open(String number) {
        return inbox.allOfCase(number).stream()
                .filter(task -> task.processKey().equals(KEY))
                .map(task -> task.definitionKey().replace("userTask_", ""))
                .toList();
    }

    Map<String, Object> facts(String number, String step) {
        OpenTask task = task(number, "userTask_" + step);
        return taskFacts.stream()
                .filter(facts -> facts.processKey().equals(KEY))
                .findFirst()
                .orElseThrow()
                .of(task);
    }

    List<String> claimed(String number) {
        return claims.stream()
                .flatMap(open -> open.of(CONTRACT).stream())
                .filter(claim -> claim.caseNumber().equals(number))
                .map(claim -> claim.text() + " " + claim.amount())
                .toList();
    }

    static SubmittedForm submitted(Object... values) {
        return SubmittedForm.of(form(values));
    }
}
