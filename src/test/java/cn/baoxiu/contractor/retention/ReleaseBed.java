package cn.baoxiu.contractor.retention;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baoxiu.contractor.retention.RetentionApp.PlayedCases;
import cn.baoxiu.engine.DueTimers;
import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.engine.OpenTask;
import cn.baoxiu.engine.ProcessStarter;
import cn.baoxiu.engine.TaskInbox;
import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.identity.Groups;
import cn.baoxiu.identity.TenantDirectory;
import cn.baoxiu.identity.UserDirectory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.beans.factory.annotation.Autowired;

/** The model on the real ledger, with the people who answer a request. */
abstract class ReleaseBed extends LedgerBed {

    static final String CLERK = "ret.clerk";
    static final String OFFICE = "ret.office";
    static final String PROPERTY = "ret.property";
    static final String FRONT_DESK = "ret.frontdesk";
    /** Works for the office and for the property company. */
    static final String BOTH = "ret.both";

    static final String DEVELOPER = "ret.developer";
    static final String HEAD = "ret.head";
    static final String GROUP = "ret.group";
    static final String CONTRACTOR = "ret.contractor";
    static final String STRANGER = "ret.stranger";

    private static final String PASSWORD = "Probe-Only-4711";

    @Autowired
    ReleaseDesk desk;

    @Autowired
    PlayedCases played;

    @Autowired
    ProcessStarter starter;

    @Autowired
    TaskInbox inbox;

    @Autowired
    DueTimers timers;

    @Autowired
    CurrentUser user;

    @Autowired
    RepositoryService repository;

    @Autowired
    HistoryService history;

    @Autowired
    ManagementService management;

    @BeforeAll
    void people(@Autowired TenantDirectory tenants, @Autowired UserDirectory users) {
        var models = repository.createDeployment().name("release").enableDuplicateFiltering(true);
        for (String file : List.of("retention-release.bpmn", "release-term.dmn")) {
            models.addClasspathResource("processes/contractor/" + file);
        }
        for (String form : List.of(
                "request-retention-release", "sign-release-office", "sign-release-property", "record-release-urging")) {
            models.addClasspathResource("forms/contractor/" + form + ".form");
        }
        models.deploy();
        tenants.ensureTenant(SOUTH, "南区");
        tenants.ensureTenant("ret-north", "北区");
        tenants.ensureCompanyGroup(Groups.CONTRACTOR_PREFIX + COMPANY, "试验防水");
        List<String> south = List.of(SOUTH);
        users.create(CLERK, "一", "保", PASSWORD, List.of(Groups.WARRANTY_OFFICE), south);
        users.create(OFFICE, "二", "保", PASSWORD, List.of(Groups.WARRANTY_OFFICE), south);
        users.create(PROPERTY, "工", "物", PASSWORD, List.of(Groups.PROPERTY_ENGINEERING), south);
        users.create(FRONT_DESK, "客", "物", PASSWORD, List.of(Groups.PROPERTY_CS), south);
        users.create(BOTH, "两", "边", PASSWORD, List.of(Groups.WARRANTY_OFFICE, Groups.PROPERTY_ENGINEERING), south);
        users.create(DEVELOPER, "客", "地", PASSWORD, List.of(Groups.DEVELOPER_CS), south);
        users.create(HEAD, "总", "经", PASSWORD, List.of(Groups.SUBSIDIARY_HEAD), south);
        users.create(GROUP, "客", "集", PASSWORD, List.of(Groups.GROUP_CS), List.of());
        users.create(CONTRACTOR, "包", "承", PASSWORD, List.of(Groups.CONTRACTOR_PREFIX + COMPANY), south);
        users.create(STRANGER, "区", "北", PASSWORD, List.of(Groups.WARRANTY_OFFICE), List.of("ret-north"));
    }

    /** Every element of the model has been reached by some test of the class. */
    @AfterAll
    void everyElementWasReached() {
        String definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("retention-release")
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

    String request(String as, String no, String receivedOn, String amount) {
        return user.callAs(
                as,
                () -> starter.start(
                        "retention-release",
                        ReleaseRequest.form(no, "试验防水公司 周工", receivedOn, amount, "EMS 签收，原件存保修办")));
    }

    /** A request received on the day it is recorded, for all that is left of a new contract's 300. */
    String running() {
        String no = contract();
        request(CLERK, no, "2026-11-23", "");
        return no;
    }

    List<String> steps(String no) {
        return inbox.allOfCase(no).stream()
                .map(OpenTask::definitionKey)
                .sorted()
                .toList();
    }

    OpenTask task(String no, String step) {
        return inbox.allOfCase(no).stream()
                .filter(task -> task.definitionKey().equals("userTask_" + step))
                .findFirst()
                .orElseThrow();
    }

    void complete(String no, String step, String as, Object... values) {
        Map<String, Object> form = new HashMap<>();
        for (int i = 0; i < values.length; i += 2) {
            form.put((String) values[i], values[i + 1]);
        }
        String id = task(no, step).id();
        user.callAs(as, () -> {
            inbox.complete(id, form);
            return true;
        });
    }

    void officeApproves(String no, String as) {
        complete(no, "signByOffice", as, "releaseDecision", "APPROVE");
    }

    void propertyAgrees(String no, String as) {
        complete(no, "signByProperty", as, "propertyAgrees", "yes");
    }

    /** The next timer of the request is due and fires. */
    void timePasses(String no) {
        EngineTime.moveTo(timers.next(no).orElseThrow());
        assertThat(timers.fire(no)).isEqualTo(1);
        assertThat(openTimers(no)).isLessThanOrEqualTo(1);
    }

    long openTimers(String no) {
        return history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(no).unfinished().list().stream()
                .mapToLong(instance -> management
                        .createJobQuery()
                        .processInstanceId(instance.getId())
                        .count())
                .sum();
    }

    ReleaseView newest(String no) {
        return desk.of(no).get(0);
    }

    List<String> history(String no) {
        return newest(no).steps().stream().map(step -> step.step().name()).toList();
    }

    /** {@code template recipient} of everything told about the contract's newest request, in the order of sending. */
    List<String> told(String no) {
        return jdbc.sql("select template, recipient from notification_inbox where notice_key like ? order by id")
                .param("release|" + newest(no).id() + "|%")
                .query((row, n) -> row.getString(1) + " " + row.getString(2))
                .list();
    }
}
