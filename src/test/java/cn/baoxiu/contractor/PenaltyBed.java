package cn.baoxiu.contractor;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baoxiu.contractor.ContractorCases.Facts;
import cn.baoxiu.contractor.ContractorCases.Order;
import cn.baoxiu.contractor.Letters.Letter;
import cn.baoxiu.contractor.letter.LetterApprovals;
import cn.baoxiu.engine.DueTimers;
import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.engine.OpenTask;
import cn.baoxiu.engine.ProcessStarter;
import cn.baoxiu.engine.TaskInbox;
import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.identity.Groups;
import cn.baoxiu.identity.TenantDirectory;
import cn.baoxiu.identity.UserDirectory;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.transaction.support.TransactionOperations;

/**
 * A contract with a tariff, its contractor, and everybody who has a say in a letter. Mostly Monday, 23 November 2026.
 */
@SpringBootTest(classes = PenaltyApp.class)
@AutoConfigureMockMvc
@ActiveProfiles("test")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PenaltyBed {

    static final String SOUTH = "pen-south";
    static final String NORTH = "pen-north";
    static final String PROJECT = "PEN-P1";
    static final String CONTRACTOR = "C901";
    static final String OTHER = "C902";
    static final String CONTRACT = "PEN-HT-01";
    static final String OTHER_CONTRACT = "PEN-HT-02";

    static final String OFFICE = "pen.office";
    static final String CLERK = "pen.clerk";
    static final String SERVICE = "pen.service";
    static final String COLLEAGUE = "pen.colleague";
    static final String COST = "pen.cost";
    static final String ENGINEER = "pen.engineer";
    static final String BUYER = "pen.buyer";
    static final String HEAD = "pen.head";
    static final String GROUP = "pen.group";
    static final String BUILDER = "pen.builder";

    private static final String PASSWORD = "Probe-Only-4711";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    Violations violations;

    @Autowired
    Penalties penalties;

    @Autowired
    List<OpenClaims> claims;

    @Autowired
    LetterApprovals approvals;

    @Autowired
    PlayedContractorCases cases;

    @Autowired
    PlayedLetters letters;

    @Autowired
    PlayedMoney money;

    /** Not there where third-party repairs are as they are. */
    @Autowired(required = false)
    PenaltyApp.Begun begun;

    @Autowired
    ProcessStarter starter;

    @Autowired
    TaskInbox inbox;

    @Autowired
    DueTimers timers;

    @Autowired
    CurrentUser user;

    @Autowired
    TransactionOperations transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService management;

    @Autowired
    HistoryService history;

    @BeforeAll
    void deploy(@Autowired TenantDirectory tenants, @Autowired UserDirectory users) {
        var models = repository.createDeployment().name("contractor").enableDuplicateFiltering(true);
        for (String file : List.of(
                "contractor-penalty.bpmn",
                "contractor-sanction.dmn",
                "rung-precondition.dmn",
                "letter-deadline.dmn",
                "approval-limit.dmn")) {
            models.addClasspathResource("processes/contractor/" + file);
        }
        for (String form : List.of(
                "report-violation",
                "draft-letter",
                "approve-letter",
                "record-delivery",
                "raise-objection",
                "decide-objection")) {
            models.addClasspathResource("forms/contractor/" + form + ".form");
        }
        models.deploy();
        tenants.ensureTenant(SOUTH, "南区");
        tenants.ensureTenant(NORTH, "北区");
        String company = Groups.CONTRACTOR_PREFIX + CONTRACTOR;
        tenants.ensureCompanyGroup(company, "宏达建设");
        users.create(OFFICE, "芳", "王", PASSWORD, List.of(Groups.WARRANTY_OFFICE), List.of(SOUTH));
        users.create(CLERK, "明", "孙", PASSWORD, List.of(Groups.WARRANTY_OFFICE, Groups.DEVELOPER_CS), List.of(SOUTH));
        users.create(SERVICE, "强", "李", PASSWORD, List.of(Groups.DEVELOPER_CS, Groups.COST), List.of(SOUTH));
        users.create(COLLEAGUE, "静", "周", PASSWORD, List.of(Groups.DEVELOPER_CS, Groups.GROUP_CS), List.of(SOUTH));
        users.create(COST, "敏", "赵", PASSWORD, List.of(Groups.COST), List.of(SOUTH));
        users.create(ENGINEER, "伟", "吴", PASSWORD, List.of(Groups.ENGINEERING), List.of(SOUTH));
        users.create(BUYER, "洋", "郑", PASSWORD, List.of(Groups.PROCUREMENT), List.of(SOUTH));
        users.create(HEAD, "刚", "钱", PASSWORD, List.of(Groups.SUBSIDIARY_HEAD), List.of(SOUTH));
        users.create(GROUP, "丽", "陈", PASSWORD, List.of(Groups.GROUP_CS), List.of());
        users.create(BUILDER, "达", "宏", PASSWORD, List.of(company), List.of(SOUTH));
        estate();
    }

    private void estate() {
        if (jdbc.sql("select count(*) from estate_contract")
                        .query(Integer.class)
                        .single()
                > 0) {
            return;
        }
        for (String sql : List.of(
                "insert into estate_subsidiary values ('pen-south', '南区公司', '武汉', '钱刚')",
                "insert into estate_project values ('PEN-P1', 'pen-south', '越江台', '武汉', date '2025-03-28', null, '毛坯')",
                "insert into estate_contractor values ('C901', '宏达建设', 'MAIN')",
                "insert into estate_contractor values ('C902', '安泰防水', 'SUB')",
                "insert into estate_contract values ('PEN-HT-01', '总包合同', 'PEN-P1', 'C901', 'C901', 1000000, 3,"
                        + " date '2025-03-28', date '2027-03-28', 20, '第十二条', 'NONE')",
                "insert into estate_contract values ('PEN-HT-02', '防水合同', 'PEN-P1', 'C902', 'C901', 500000, 3,"
                        + " date '2025-03-28', date '2027-03-28', 20, '第九条', 'NONE')",
                "insert into estate_penalty_tariff values ('PEN-HT-01', 'FINISH_LATE_PER_DAY', 300, '第十五条')",
                "insert into estate_penalty_tariff values ('PEN-HT-01', 'NO_SHOW', 500, '第十五条')",
                "insert into estate_penalty_tariff values ('PEN-HT-01', 'REWORK', 6000, '第十六条')")) {
            jdbc.sql(sql).update();
        }
    }

    @AfterEach
    void itIsTodayAgain() {
        EngineTime.reset();
    }

    static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(EngineTime.ZONE).toInstant();
    }

    static void now(String local) {
        EngineTime.moveTo(at(local));
    }

    static Instant now() {
        return org.camunda.bpm.engine.impl.util.ClockUtil.getCurrentTime().toInstant();
    }

    static void later(Duration time) {
        EngineTime.moveTo(now().plus(time));
    }

    /** The contractor answers for it, and has had a work order since two days. */
    String newCase(String grade) {
        String number = "BX-PEN-%04d".formatted(NUMBER.incrementAndGet());
        Instant reported = now().minus(Duration.ofDays(3));
        cases.put(new Facts(
                number,
                SOUTH,
                PROJECT,
                "越江台",
                "越江台3号楼1单元1201",
                "WATERPROOF",
                "主卫渗漏",
                grade,
                reported,
                true,
                CONTRACTOR,
                CONTRACT,
                reported.plus(Duration.ofHours(5)),
                "防水层破损，在保修期内",
                CONTRACTOR,
                List.of(new Order(
                        CONTRACTOR, reported.plus(Duration.ofHours(6)), null, null, null, null, null, null, null))));
        return number;
    }

    void finding(String number, String responsible, String contractNo) {
        cases.change(number, facts -> PlayedContractorCases.answeredBy(facts, responsible, contractNo));
    }

    void completed(String number, Instant at) {
        cases.change(
                number,
                facts -> PlayedContractorCases.ordered(
                        facts, new Order(CONTRACTOR, facts.reportedAt(), null, null, null, null, at, at, null)));
    }

    void record(String number, ViolationKind kind, Instant happenedAt) {
        violations.record(fact(number, kind, happenedAt));
    }

    static Violations.Fact fact(String number, ViolationKind kind, Instant happenedAt) {
        boolean late = kind == ViolationKind.FINISH_LATE;
        return new Violations.Fact(
                number + "|" + kind + "|" + happenedAt,
                number,
                1,
                kind,
                CONTRACTOR,
                happenedAt,
                "承诺 " + happenedAt + " 前完成，至期没有完工报告",
                late ? happenedAt : null,
                null);
    }

    OpenTask task(String number) {
        List<OpenTask> open = inbox.allOfCase(number);
        assertThat(open).hasSize(1);
        return open.get(0);
    }

    String step(String number) {
        return task(number).definitionKey();
    }

    void complete(String number, String as, Object... values) {
        complete(task(number), as, values);
    }

    void complete(OpenTask task, String as, Object... values) {
        Map<String, Object> form = form(values);
        user.callAs(as, () -> {
            inbox.complete(task.id(), form);
            return true;
        });
    }

    OpenTask task(String number, String step) {
        return inbox.allOfCase(number).stream()
                .filter(task -> task.definitionKey().equals(step))
                .findFirst()
                .orElseThrow();
    }

    static Map<String, Object> form(Object... values) {
        Map<String, Object> form = new HashMap<>();
        for (int i = 0; i < values.length; i += 2) {
            form.put((String) values[i], values[i + 1]);
        }
        return form;
    }

    void draft(String number, Rung rung, Object... more) {
        Map<String, Object> values = form("sendLetter", "yes", "rung", rung.name(), "demandText", "请完成维修");
        values.putAll(form(more));
        OpenTask task = task(number, "userTask_draftLetter");
        user.callAs(OFFICE, () -> {
            inbox.complete(task.id(), values);
            return true;
        });
    }

    void approve(String number, String... people) {
        for (String who : people) {
            complete(task(number, "userTask_approveLetter"), who, "approved", "yes");
        }
    }

    /** The job that issues the letter runs. */
    void issue(String number) {
        List<Job> jobs = runtime.createProcessInstanceQuery().processInstanceBusinessKey(number).list().stream()
                .flatMap(i -> management.createJobQuery().processInstanceId(i.getId()).messages().list().stream())
                .toList();
        assertThat(jobs).hasSize(1);
        management.executeJob(jobs.get(0).getId());
    }

    /** Handed over now, so that the times run from now. */
    void deliver(String number) {
        complete(
                task(number, "userTask_recordDelivery"),
                OFFICE,
                "deliveryChannel",
                "HANDED_OVER",
                "sentAt",
                now().toString(),
                "receivedAt",
                now().toString(),
                "receivedBy",
                "刘经理");
    }

    /** A letter from draft to delivery, approved by one. */
    Letter letter(String number, Rung rung, Object... more) {
        draft(number, rung, more);
        approve(number, SERVICE);
        issue(number);
        deliver(number);
        return lastLetter(number);
    }

    Letter lastLetter(String number) {
        List<Letter> all = letters.ofCase(number);
        return all.get(all.size() - 1);
    }

    /** The next timer of the case is due and fires. */
    void timePasses(String number) {
        EngineTime.moveTo(timers.next(number).orElseThrow());
        assertThat(timers.fire(number)).isPositive();
    }

    /** State and outcome of each procedure of the case. */
    List<String> procedures(String number) {
        return jdbc.sql(
                        "select state, proposed, rung, outcome from contractor_penalty where case_number = ? order by id")
                .param(number)
                .query((row, n) -> Objects.toString(row.getString(4), row.getString(1)) + " "
                        + Objects.toString(row.getString(3), row.getString(2)))
                .list();
    }

    /** {@code template recipient}, in the order of sending. */
    List<String> told(String number) {
        return jdbc.sql("select template, recipient from notification_inbox where case_number = ? order by id")
                .param(number)
                .query((row, n) -> row.getString(1) + " " + row.getString(2))
                .list();
    }

    static List<String> complaints(Throwable thrown) {
        assertThat(thrown).isInstanceOf(FormRejected.class);
        return ((FormRejected) thrown)
                .errors().stream().map(e -> e.field() + " " + e.messageKey()).toList();
    }
}
