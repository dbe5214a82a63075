package cn.baoxiu.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baoxiu.engine.DueTimers;
import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.engine.OpenTask;
import cn.baoxiu.engine.ProcessStarter;
import cn.baoxiu.engine.TaskInbox;
import cn.baoxiu.escalation.EscalationApp.PlayedCases;
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
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.transaction.support.TransactionOperations;

/** People of the three levels, and played cases that they are asked about. Mostly Monday, 23 November 2026. */
@SpringBootTest(classes = EscalationApp.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@ActiveProfiles("test")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class EscalationBed {

    static final String SOUTH = "esc-south";
    static final String NORTH = "esc-north";
    static final String PROPERTY = "esc.property";
    static final String DEVELOPER = "esc.developer";
    static final String HOTLINE = "esc.hotline";
    static final String GROUP = "esc.group";
    static final String HEAD = "esc.head";
    static final String OFFICE = "esc.office";
    static final String ENGINEER = "esc.engineer";
    static final String CONTRACTOR = "esc.contractor";
    static final String COMPANY = "contractor-E001";

    private static final String PASSWORD = "Probe-Only-4711";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    Escalations escalations;

    @Autowired
    PlayedCases cases;

    @Autowired
    EscalationApp.Heard heard;

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
    HistoryService history;

    @BeforeAll
    void deploy(@Autowired TenantDirectory tenants, @Autowired UserDirectory users) {
        var models = repository.createDeployment().name("escalation").enableDuplicateFiltering(true);
        for (String file : List.of("escalation.bpmn", "escalation-start.dmn", "escalation-deadline.dmn")) {
            models.addClasspathResource("processes/escalation/" + file);
        }
        for (String form : List.of("report-hotline-call", "answer-escalation", "ask-owner", "decide-escalation")) {
            models.addClasspathResource("forms/escalation/" + form + ".form");
        }
        models.deploy();
        tenants.ensureTenant(SOUTH, "南区");
        tenants.ensureTenant(NORTH, "北区");
        tenants.ensureCompanyGroup(COMPANY, "安泰防水");
        users.create(PROPERTY, "芳", "王", PASSWORD, List.of(Groups.PROPERTY_CS), List.of(SOUTH));
        users.create(DEVELOPER, "强", "李", PASSWORD, List.of(Groups.DEVELOPER_CS), List.of(SOUTH));
        users.create(HOTLINE, "敏", "赵", PASSWORD, List.of(Groups.HOTLINE_400), List.of());
        users.create(GROUP, "丽", "陈", PASSWORD, List.of(Groups.GROUP_CS), List.of());
        users.create(HEAD, "刚", "周", PASSWORD, List.of(Groups.SUBSIDIARY_HEAD), List.of(SOUTH));
        users.create(OFFICE, "洁", "孙", PASSWORD, List.of(Groups.WARRANTY_OFFICE), List.of(SOUTH));
        users.create(ENGINEER, "勇", "吴", PASSWORD, List.of(Groups.PROPERTY_ENGINEERING), List.of(SOUTH));
        users.create(CONTRACTOR, "安", "泰", PASSWORD, List.of(COMPANY), List.of(SOUTH));
    }

    @AfterEach
    void itIsTodayAgain() {
        EngineTime.reset();
    }

    /** Every element of the model has been reached by some test of the class. */
    @AfterAll
    void everyElementWasReached() {
        String definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("escalation")
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

    static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(EngineTime.ZONE).toInstant();
    }

    void now(String local) {
        EngineTime.moveTo(at(local));
    }

    /** A P2 case that property engineering has held for two days and a half. */
    String ordinary() {
        return newCase("P2", "NONE", Groups.PROPERTY_ENGINEERING);
    }

    String newCase(String grade, String complaint, String holder) {
        String number = "BX-ESC-%04d".formatted(NUMBER.incrementAndGet());
        Instant since = org.camunda.bpm.engine.impl.util.ClockUtil.getCurrentTime()
                .toInstant()
                .minus(Duration.ofHours(60));
        cases.put(PlayedCases.facts(number, SOUTH, grade, complaint, holder, since));
        return number;
    }

    EscalationView raise(String number, EscalationCause.Kind kind) {
        return escalations.raise(cause(number, kind)).orElseThrow();
    }

    static EscalationCause cause(String number, EscalationCause.Kind kind) {
        boolean broken = kind == EscalationCause.Kind.BREACH || kind == EscalationCause.Kind.SILENCE;
        return broken
                ? new EscalationCause(number, kind, "FINISH", at("2026-11-20T18:00:00"), null, null, false, null)
                : EscalationCause.said(number, kind, "一直没人来修");
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
        Map<String, Object> form = form(values);
        String id = task(number).id();
        user.callAs(as, () -> {
            inbox.complete(id, form);
            return true;
        });
    }

    static Map<String, Object> form(Object... values) {
        Map<String, Object> form = new HashMap<>();
        for (int i = 0; i < values.length; i += 2) {
            form.put((String) values[i], values[i + 1]);
        }
        return form;
    }

    String call(String as, String number, String words) {
        return user.callAs(as, () -> starter.start("escalation", form("caseNumber", number, "callerWords", words)));
    }

    /** The next timer of the case is due and fires. */
    void timePasses(String number) {
        EngineTime.moveTo(timers.next(number).orElseThrow());
        assertThat(timers.fire(number)).isEqualTo(1);
    }

    EscalationView only(String number) {
        List<EscalationView> all = escalations.of(number);
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    EscalationView.Level last(String number) {
        List<EscalationView.Level> levels = only(number).levels();
        return levels.get(levels.size() - 1);
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
        return ((FormRejected) Objects.requireNonNull(thrown))
                .errors().stream().map(e -> e.field() + " " + e.messageKey()).toList();
    }
}
