package cn.baoxiu.contractor.retention;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baoxiu.contractor.Retention;
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
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.beans.factory.annotation.Autowired;

/** The model on the real ledger, with the people who ask and approve; in a subsidiary of its own. */
abstract class ReversalBed extends LedgerBed {

    static final String KEY = "deduction-reversal";
    static final String WEST = "rev-west";

    static final String CLERK = "rev.clerk";
    static final String OTHER_CLERK = "rev.clerk2";
    static final String SERVICE = "rev.service";
    static final String COST = "rev.cost";
    /** Works for developer customer service and for cost. */
    static final String TWO_HATS = "rev.twohats";
    /** Works for the warranty office and for developer customer service. */
    static final String BOTH = "rev.both";

    static final String PROPERTY = "rev.property";
    static final String CONTRACTOR = "rev.contractor";
    static final String STRANGER = "rev.stranger";

    static final String REASON = "仲裁裁决：违约金不成立";

    private static final String COMPANY = "R301";
    private static final String PASSWORD = "Probe-Only-4711";

    @Autowired
    ReversalDesk desk;

    @Autowired
    ProcessStarter starter;

    @Autowired
    TaskInbox inbox;

    @Autowired
    CurrentUser user;

    @Autowired
    RepositoryService repository;

    @Autowired
    HistoryService history;

    @BeforeAll
    void people(@Autowired TenantDirectory tenants, @Autowired UserDirectory users) {
        var models = repository.createDeployment().name("reversal").enableDuplicateFiltering(true);
        for (String file : List.of(
                KEY + ".bpmn",
                "approval-limit.dmn",
                "letter-deadline.dmn",
                "retention-release.bpmn",
                "release-term.dmn")) {
            models.addClasspathResource("processes/contractor/" + file);
        }
        for (String form : List.of(
                "request-deduction-reversal",
                "approve-deduction-reversal",
                "request-retention-release",
                "sign-release-office",
                "sign-release-property",
                "record-release-urging")) {
            models.addClasspathResource("forms/contractor/" + form + ".form");
        }
        models.deploy();
        importCsv("subsidiaries", "code,name,city,head", WEST + ",西区公司,成都市,李四");
        importCsv(
                "projects",
                "code,subsidiary,name,city,completion_acceptance_date,mass_handover_date,finish",
                "RV-P," + WEST + ",西苑,成都市,2025-03-28,2025-06-30,FITTED_OUT");
        importCsv("contractors", "code,name,kind", COMPANY + ",西区防水公司,SUB", "R300,西区建工公司,MAIN");
        tenants.ensureTenant(WEST, "西区");
        tenants.ensureTenant("rev-east", "东区");
        tenants.ensureCompanyGroup(Groups.CONTRACTOR_PREFIX + COMPANY, "西区防水");
        List<String> west = List.of(WEST);
        users.create(CLERK, "一", "保", PASSWORD, List.of(Groups.WARRANTY_OFFICE), west);
        users.create(OTHER_CLERK, "二", "保", PASSWORD, List.of(Groups.WARRANTY_OFFICE), west);
        users.create(SERVICE, "客", "地", PASSWORD, List.of(Groups.DEVELOPER_CS), west);
        users.create(COST, "本", "成", PASSWORD, List.of(Groups.COST), west);
        users.create(TWO_HATS, "两", "顶", PASSWORD, List.of(Groups.DEVELOPER_CS, Groups.COST), west);
        users.create(BOTH, "两", "边", PASSWORD, List.of(Groups.WARRANTY_OFFICE, Groups.DEVELOPER_CS), west);
        users.create(PROPERTY, "工", "物", PASSWORD, List.of(Groups.PROPERTY_ENGINEERING), west);
        users.create(CONTRACTOR, "包", "承", PASSWORD, List.of(Groups.CONTRACTOR_PREFIX + COMPANY), west);
        users.create(STRANGER, "区", "东", PASSWORD, List.of(Groups.WARRANTY_OFFICE), List.of("rev-east"));
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

    /** Retention 30,000, guarantee 200, other payables 100. */
    @Override
    String contract() {
        String no = newNumber();
        importCsv(
                "contracts",
                "no,name,project,contractor,main_contractor,settlement_cny,retention_percent,"
                        + "completion_acceptance_date,defects_liability_end,agency_fee_percent,warranty_clause,restart_rule",
                no + ",西苑防水工程合同,RV-P," + COMPANY + ",R300,1000000,3,2025-03-28,2027-03-28,20,第15.3款,NONE");
        importSecurity(no, "200", "100", "");
        return no;
    }

    /** A letter of the contract that took the sum, under a case of the same number. */
    String deducted(String no, int letter, String amount) {
        String number = letter(no, letter);
        retention.deduct(new Retention.Deduction(no + "|" + letter, no, yuan(amount), caseOf(no, letter), number));
        return number;
    }

    static String letter(String no, int letter) {
        return no + "〔2026〕第" + letter + "号";
    }

    static String caseOf(String no, int letter) {
        return "BX-" + no + "-" + letter;
    }

    void request(String as, String no, String number, String amount) {
        user.callAs(as, () -> starter.start(KEY, ReversalRequest.form(no, number, amount, REASON, "（2026）川仲字第 12 号")));
    }

    /** Tasks of the contract's reversals, the newest last. */
    List<OpenTask> tasks(String no) {
        return inbox.allOfCase(no).stream()
                .filter(task -> task.processKey().equals(KEY))
                .toList();
    }

    void approve(String no, String as) {
        complete(tasks(no).get(0).id(), as, "approved", "yes");
    }

    void refuse(String no, String as, String reason) {
        complete(tasks(no).get(0).id(), as, "approved", "no", "refusal", reason);
    }

    void complete(String task, String as, Object... values) {
        Map<String, Object> form = new HashMap<>();
        for (int i = 0; i < values.length; i += 2) {
            form.put((String) values[i], values[i + 1]);
        }
        user.callAs(as, () -> {
            inbox.complete(task, form);
            return true;
        });
    }

    ReversalView newest(String no) {
        return desk.of(no).get(0);
    }

    /** Who was told that the contract's newest request ended. */
    List<String> told(String no) {
        return jdbc.sql(
                        "select recipient from notification_inbox where notice_key like ? and template = 'reversal-ended'")
                .param("reversal|" + newest(no).id() + "|%")
                .query(String.class)
                .list();
    }
}
