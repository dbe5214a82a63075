package cn.baoxiu.contractor.retention;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baoxiu.contractor.Retention;
import cn.baoxiu.contractor.retention.RetentionApp.PlayedCases;
import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.engine.TaskInbox;
import cn.baoxiu.estate.ImportOptions;
import cn.baoxiu.estate.Imports;
import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.identity.Groups;
import cn.baoxiu.identity.TenantDirectory;
import cn.baoxiu.identity.UserDirectory;
import cn.baoxiu.testing.Web;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.test.context.ActiveProfiles;

/** Who sees which contract, on the pages and over the API, and what they can do there. */
@SpringBootTest(classes = RetentionWebApp.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ContractPagesContract {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PASSWORD = "Probe-Only-4711";
    private static final String OFFICE = "rw.office";
    private static final String ENGINEER = "rw.engineer";
    private static final String SERVICE = "rw.service";
    private static final String NORTH = "rw.north";
    private static final String AUDITOR = "rw.auditor";
    private static final String WATERPROOFER = "rw.c101";
    private static final String GLAZIER = "rw.c201";
    private static final String THIRD = "rw.t001";

    @LocalServerPort
    int port;

    @Autowired
    Imports imports;

    @Autowired
    Retention retention;

    @Autowired
    ReleaseDesk desk;

    @Autowired
    ReversalDesk reversals;

    @Autowired
    PlayedCases played;

    @Autowired
    RetentionSheets sheets;

    @Autowired
    CurrentUser currentUser;

    @Autowired
    TaskInbox inbox;

    @BeforeAll
    void group(
            @Autowired TenantDirectory tenants,
            @Autowired UserDirectory users,
            @Autowired RepositoryService repository) {
        var models = repository.createDeployment().name("release").enableDuplicateFiltering(true);
        models.addClasspathResource("processes/contractor/retention-release.bpmn");
        models.addClasspathResource("processes/contractor/release-term.dmn");
        models.addClasspathResource("processes/contractor/deduction-reversal.bpmn");
        models.addClasspathResource("processes/contractor/approval-limit.dmn");
        models.addClasspathResource("processes/contractor/letter-deadline.dmn");
        for (String form : List.of(
                "request-retention-release",
                "sign-release-office",
                "sign-release-property",
                "record-release-urging",
                "request-deduction-reversal",
                "approve-deduction-reversal")) {
            models.addClasspathResource("forms/contractor/" + form + ".form");
        }
        models.deploy();
        importCsv("subsidiaries", "code,name,city,head\nrw-south,南区公司,广州市,张三\nrw-north,北区公司,北京市,李四");
        importCsv(
                "projects",
                "code,subsidiary,name,city,completion_acceptance_date,mass_handover_date,finish\n"
                        + "RWS,rw-south,南苑,广州市,2025-03-28,2025-06-30,FITTED_OUT\n"
                        + "RWN,rw-north,北苑,北京市,2025-03-28,2025-06-30,BARE");
        importCsv("contractors", "code,name,kind\nRW101,蓝盾防水公司,SUB\nRW201,亮格门窗公司,SUB\nRW001,中宏建设,MAIN");
        importCsv(
                "contracts",
                "no,name,project,contractor,main_contractor,settlement_cny,retention_percent,"
                        + "completion_acceptance_date,defects_liability_end,agency_fee_percent,warranty_clause,restart_rule\n"
                        + line("RWS-1", "RWS", "RW101", "1000000") + line("RWS-2", "RWS", "RW201", "2000000")
                        + line("RWS-3", "RWS", "RW101", "500000") + line("RWN-1", "RWN", "RW101", "3000000"));
        importCsv(
                "contract-securities",
                "contract,guarantee_cny,other_payable_cny,retention_released_on\n"
                        + "RWS-1,50000,0,\nRWS-2,0,350000,\nRWS-3,0,0,2025-11-15\nRWN-1,0,0,");
        tenants.ensureTenant("rw-south", "南区公司");
        tenants.ensureTenant("rw-north", "北区公司");
        for (String company : List.of("contractor-RW101", "contractor-RW201", "third-party-RW101")) {
            tenants.ensureCompanyGroup(company, company);
        }
        List<String> south = List.of("rw-south");
        users.create(OFFICE, "一", "保", PASSWORD, List.of(Groups.WARRANTY_OFFICE), south);
        users.create(ENGINEER, "工", "物", PASSWORD, List.of(Groups.PROPERTY_ENGINEERING), south);
        users.create(SERVICE, "客", "地", PASSWORD, List.of(Groups.DEVELOPER_CS), south);
        users.create(NORTH, "二", "保", PASSWORD, List.of(Groups.WARRANTY_OFFICE), List.of("rw-north"));
        users.create(AUDITOR, "计", "审", PASSWORD, List.of(Groups.AUDITOR), List.of());
        users.create(WATERPROOFER, "工", "周", PASSWORD, List.of("contractor-RW101"), south);
        users.create(GLAZIER, "工", "郑", PASSWORD, List.of("contractor-RW201"), south);
        // a third party whose code happens to be that of a contractor
        users.create(THIRD, "工", "吴", PASSWORD, List.of("third-party-RW101"), south);
    }

    private static String line(String no, String project, String contractor, String settlement) {
        return no
                + ",工程合同,%s,%s,RW001,%s,3,2025-03-28,2027-03-28,20,第15.3款,NONE\n"
                        .formatted(project, contractor, settlement);
    }

    private void importCsv(String kind, String csv) {
        imports.run(
                kind,
                new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)),
                kind + ".csv",
                ImportOptions.allOrNothing());
    }

    @BeforeEach
    void itIsMonday() {
        EngineTime.moveTo(LocalDateTime.parse("2026-11-23T10:00:00")
                .atZone(EngineTime.ZONE)
                .toInstant());
    }

    @AfterEach
    void itIsTodayAgain() {
        EngineTime.reset();
    }

    private Web program(String user) {
        return Web.program(port, user, PASSWORD);
    }

    private JsonNode json(HttpResponse<String> answer) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private List<String> numbers(String user, String query) throws IOException {
        JsonNode list = json(program(user).get("/api/contracts" + query)).path("contracts");
        return StreamSupport.stream(list.spliterator(), false)
                .map(c -> c.path("contractNo").asText())
                .toList();
    }

    @Test
    void everybodySeesTheContractsOfTheirOwn() throws IOException {
        assertThat(numbers(OFFICE, "")).containsExactly("RWS-1", "RWS-2", "RWS-3");
        assertThat(numbers(ENGINEER, "")).containsExactly("RWS-1", "RWS-2", "RWS-3");
        assertThat(numbers(NORTH, "")).containsExactly("RWN-1");
        assertThat(numbers(AUDITOR, "")).containsExactly("RWN-1", "RWS-1", "RWS-2", "RWS-3");
        assertThat(numbers(WATERPROOFER, "")).containsExactly("RWS-1", "RWS-3");
        assertThat(numbers(GLAZIER, "")).containsExactly("RWS-2");
        assertThat(numbers(THIRD, "")).isEmpty();
        // a filter opens no door
        assertThat(numbers(NORTH, "?subsidiary=rw-south")).isEmpty();
        assertThat(numbers(GLAZIER, "?contractor=RW101")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "rw.office, RWN-1, 404", "rw.north, RWS-1, 404", "rw.c201, RWS-1, 404", "rw.c101, RWN-1, 404",
        "rw.t001, RWS-1, 404", "rw.office, NOWHERE, 404", "rw.c101, RWS-1, 200", "rw.auditor, RWN-1, 200"
    })
    void aContractOfOthersIsNotThere(String user, String no, int status) {
        assertThat(program(user).get("/api/contracts/" + no + "/retention").statusCode())
                .isEqualTo(status);
        Web browser = Web.browser(port, user, PASSWORD);
        assertThat(browser.get("/contracts/" + no).statusCode()).isEqualTo(status);
        assertThat(browser.get("/contracts/" + no + "/export").statusCode()).isEqualTo(status);
    }

    @Test
    void theListIsFilteredPagedAndSummedUp() throws IOException {
        assertThat(numbers(OFFICE, "?contractor=RW101")).containsExactly("RWS-1", "RWS-3");
        assertThat(numbers(OFFICE, "?money=RETENTION")).containsExactly("RWS-1", "RWS-2");
        assertThat(numbers(OFFICE, "?money=SECURED&contractor=RW101")).containsExactly("RWS-1");
        assertThat(numbers(AUDITOR, "?subsidiary=rw-north")).containsExactly("RWN-1");
        assertThat(numbers(AUDITOR, "?project=RWS")).containsExactly("RWS-1", "RWS-2", "RWS-3");
        assertThat(numbers(OFFICE, "?money=CLAIM")).isEmpty();
        JsonNode second = json(program(OFFICE).get("/api/contracts?size=2&page=1"));
        assertThat(second.path("contracts")).hasSize(1);
        assertThat(second.path("total").asInt()).isEqualTo(3);
        assertThat(second.path("hasNext").asBoolean()).isFalse();
        assertThat(second.path("sums").path("otherPayable").decimalValue()).isEqualByComparingTo("350000");
        assertThat(program(OFFICE).get("/api/contracts?money=ALL").statusCode()).isEqualTo(422);
    }

    @Test
    void theLedgerIsShownNewestFirst_withBalances() throws IOException {
        retention.deduct(new Retention.Deduction(
                "web|1", "RWS-2", new BigDecimal("1230.50"), "BX-RWS-20261101-0001", "〔2026〕第3号"));
        JsonNode ledger = json(program(OFFICE).get("/api/contracts/RWS-2/retention"));
        assertThat(ledger.path("sources").get(0).path("putUp").decimalValue()).isEqualByComparingTo("60000");
        assertThat(ledger.path("sources").get(0).path("balance").decimalValue()).isEqualByComparingTo("58769.50");
        assertThat(ledger.path("postings").get(0).path("kind").asText()).isEqualTo("DEDUCTION");
        assertThat(ledger.path("postings").get(0).path("by").asText()).isEqualTo("system");
        String page =
                Web.browser(port, OFFICE, PASSWORD).get("/contracts/RWS-2").body();
        assertThat(page)
                .contains("58,769.50", "-1,230.50", "〔2026〕第3号", "BX-RWS-20261101-0001", "登记返还申请")
                .contains("结算价 2,000,000.00 元 × 3%");
        // nobody's name, and nothing to do, for the company
        JsonNode theirs = json(program(GLAZIER).get("/api/contracts/RWS-2/retention"));
        assertThat(theirs.path("postings").get(0).path("by").asText()).isEmpty();
        assertThat(Web.browser(port, GLAZIER, PASSWORD).get("/contracts/RWS-2").body())
                .contains("58,769.50")
                .doesNotContain("登记返还申请", "未结事项");
    }

    @Test
    void aRequestIsRecordedOnThePage_answeredLate_andUrgedThere() throws IOException {
        Web office = Web.browser(port, OFFICE, PASSWORD);
        played.defect("RWS-1", "RW101", "BX-RWS-20261101-0002");
        HttpResponse<String> wrong = office.postForm(
                "/contracts/RWS-1/releases",
                "requestReceivedOn",
                "2026-11-24",
                "_csrf",
                office.csrf("/contracts/RWS-1"));
        assertThat(wrong.statusCode()).isEqualTo(302);
        assertThat(office.get("/contracts/RWS-1").body())
                .contains("没有办成")
                .contains("收到日期")
                .contains("申请人");
        office.postForm(
                "/contracts/RWS-1/releases",
                "releaseAskedBy",
                "周工",
                "requestReceivedOn",
                "2026-11-10",
                "requestEvidence",
                "EMS",
                "_csrf",
                office.csrf("/contracts/RWS-1"));
        String page = office.get("/contracts/RWS-1").body();
        assertThat(page).contains("第一个法定期限至 2026-11-24 23:59", "剩 1 天", "bg-red-lt", "保修办核查会签");
        assertThat(page).doesNotContain("登记催告", "登记返还申请").contains("BX-RWS-20261101-0002");
        assertThat(numbers(OFFICE, "?money=RELEASING")).containsExactly("RWS-1");
        // what is claimed and who signs stays among the sides
        String theirs = Web.browser(port, WATERPROOFER, PASSWORD)
                .get("/contracts/RWS-1")
                .body();
        assertThat(theirs).contains("第一个法定期限至").doesNotContain("BX-RWS-20261101-0002", "保修办核查会签", "经过");

        office.postForm(
                "/contracts/RWS-1/urgings",
                "urgingReceivedOn",
                "2026-11-23",
                "urgingEvidence",
                "x",
                "_csrf",
                office.csrf("/contracts/RWS-1"));
        assertThat(office.get("/contracts/RWS-1").body()).contains("没有待登记催告的返还申请");
        played.settle("RWS-1");
        String task = inbox.allOfCase("RWS-1").get(0).id();
        currentUser.callAs(OFFICE, () -> {
            inbox.complete(
                    task, Map.of("releaseDecision", "REFUSE", "releaseReason", "资料不全", "refusalTold", "2026-11-23 当面"));
            return true;
        });
        assertThat(office.get("/contracts/RWS-1").body()).contains("不予释放", "资料不全");
        assertThat(json(program(WATERPROOFER).get("/api/contracts/RWS-1/retention"))
                        .path("releases")
                        .get(0)
                        .toString())
                .contains("REFUSED")
                .doesNotContain("资料不全", OFFICE);
    }

    @Test
    void onlyTheWarrantyOfficeRecordsARequest() {
        Web engineer = Web.browser(port, ENGINEER, PASSWORD);
        assertThat(engineer.get("/contracts/RWS-2").body()).doesNotContain("登记返还申请");
        HttpResponse<String> refused = engineer.postForm(
                "/contracts/RWS-2/releases",
                "releaseAskedBy",
                "周工",
                "requestReceivedOn",
                "2026-11-23",
                "requestEvidence",
                "EMS",
                "_csrf",
                engineer.csrf("/contracts/RWS-2"));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(desk.of("RWS-2")).isEmpty();
    }

    @Test
    void aReversalIsAskedForAtTheDeduction_andSeenToItsEnd() throws IOException {
        String letter = "〔2026〕第9号";
        String number = "BX-RWS-20261101-0009";
        retention.deduct(new Retention.Deduction("web|9", "RWS-1", new BigDecimal("1000"), number, letter));
        Web office = Web.browser(port, OFFICE, PASSWORD);
        assertThat(office.get("/contracts/RWS-1").body())
                .contains("name=\"deductionNumber\" value=\"" + letter + "\"", "尚未冲回 1,000.00 元")
                .doesNotContain("扣款冲回申请");
        ask(office, letter, "1000.01", "内部理由甲");
        assertThat(office.get("/contracts/RWS-1").body()).contains("没有办成：「冲回金额」超过该笔扣款尚未冲回的金额 1,000.00 元");
        ask(office, letter, "", "");
        assertThat(office.get("/contracts/RWS-1").body())
                .contains("「冲回金额」", "「冲回理由」")
                .doesNotContain("「依据」");
        assertThat(reversals.of("RWS-1")).isEmpty();

        HttpResponse<String> asked = ask(office, letter, "400", "内部理由甲");
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(302);
        assertThat(office.get("/contracts/RWS-1").body()).doesNotContain("没有办成");
        String task = reversals.of("RWS-1").get(0).openTask();
        String page = office.get("/contracts/RWS-1").body();
        assertThat(page)
                .contains("扣款冲回申请", "扣款 " + letter, "冲回 400.00 元", "内部理由甲", "调解书第 3 号", "待地产客服审批")
                .contains("/camunda/app/tasklist/default/#/?task=" + task)
                // one at a time
                .doesNotContain("value=\"" + letter + "\"");
        ask(office, letter, "1", "又一次");
        assertThat(office.get("/contracts/RWS-1").body()).contains("扣款 " + letter + " 已有在办的冲回申请");
        assertThat(reversals.of("RWS-1")).hasSize(1);
        Web company = Web.browser(port, WATERPROOFER, PASSWORD);
        assertThat(company.get("/contracts/RWS-1").body())
                .contains("扣款冲回申请", "冲回 400.00 元", "在办")
                .doesNotContain("内部理由甲", "调解书第 3 号", "待地产客服审批", "保一", task);

        answer(task, Map.of("approved", "no", "refusal", "调解书未盖章"));
        assertThat(office.get("/contracts/RWS-1").body()).contains("不予冲回", "调解书未盖章", "地产客服 不同意", "地客");
        assertThat(company.get("/contracts/RWS-1").body())
                .contains("不予冲回", "冲回 400.00 元")
                .doesNotContain("内部理由甲", "调解书未盖章", "地客");
        assertThat(json(program(WATERPROOFER).get("/api/contracts/RWS-1/retention"))
                        .path("reversals")
                        .toString())
                .contains("REFUSED", "400.0", letter)
                .doesNotContain("内部理由甲", "调解书", OFFICE, SERVICE, task);
        JsonNode ours = json(program(OFFICE).get("/api/contracts/RWS-1/retention"))
                .path("reversals")
                .get(0);
        assertThat(ours.path("reason").asText()).isEqualTo("内部理由甲");
        assertThat(ours.path("answers").get(0).path("reason").asText()).isEqualTo("调解书未盖章");

        ask(office, letter, "400", "调解书确认多扣");
        answer(reversals.of("RWS-1").get(0).openTask(), Map.of("approved", "yes"));
        assertThat(office.get("/contracts/RWS-1").body()).contains("已冲回", "+400.00", "尚未冲回 600.00 元");
        assertThat(company.get("/contracts/RWS-1").body())
                .contains("已冲回", "+400.00", "调解书确认多扣")
                .doesNotContain("name=\"deductionNumber\"");
        List<List<String>> ledger = currentUser.callAs(OFFICE, () -> sheet(out -> sheets.writeLedger("RWS-1", out)));
        assertThat(ledger.get(1)).contains("扣款冲回", "质量保证金", "400.0", number, letter, SERVICE, "调解书确认多扣");
    }

    private static HttpResponse<String> ask(Web web, String letter, String amount, String reason) {
        return web.postForm(
                "/contracts/RWS-1/reversals",
                "deductionNumber",
                letter,
                "reversalAmount",
                amount,
                "reversalReason",
                reason,
                "reversalEvidence",
                "调解书第 3 号",
                "_csrf",
                web.csrf("/contracts"));
    }

    private void answer(String task, Map<String, Object> form) {
        currentUser.callAs(SERVICE, () -> {
            inbox.complete(task, form);
            return true;
        });
    }

    @Test
    void onlyTheWarrantyOfficeOfTheContractAsksForAReversal() {
        retention.deduct(
                new Retention.Deduction("web|10", "RWS-1", new BigDecimal("10"), "BX-RWS-20261101-0010", "〔2026〕第10号"));
        int before = reversals.of("RWS-1").size();
        for (String user : List.of(ENGINEER, SERVICE, WATERPROOFER, AUDITOR)) {
            Web web = Web.browser(port, user, PASSWORD);
            assertThat(web.get("/contracts/RWS-1").body()).as(user).doesNotContain("name=\"deductionNumber\"");
            assertThat(ask(web, "〔2026〕第10号", "10", "x").statusCode()).as(user).isEqualTo(403);
        }
        Web north = Web.browser(port, NORTH, PASSWORD);
        assertThat(ask(north, "〔2026〕第10号", "10", "x").statusCode()).isEqualTo(404);
        assertThat(reversals.of("RWS-1")).hasSize(before);
    }

    @Test
    void balancesAndLedgerAreExported() throws IOException {
        List<List<String>> balances = currentUser.callAs(
                AUDITOR,
                () -> sheet(out -> sheets.writeBalances(new ContractFilter(null, null, null, null, 0, 1), out)));
        assertThat(balances).hasSize(5);
        assertThat(balances.get(0)).startsWith("合同编号", "合同名称");
        assertThat(balances.get(1)).startsWith("RWN-1").contains("北苑", "90000.0");
        List<List<String>> ledger = currentUser.callAs(OFFICE, () -> sheet(out -> sheets.writeLedger("RWS-3", out)));
        assertThat(ledger.get(1)).contains("释放", "质量保证金", "-15000.0", "0.0");
        assertThat(ledger.get(2)).contains("期初", "15000.0");
        HttpResponse<String> download = Web.browser(port, OFFICE, PASSWORD).get("/contracts/export?money=RETENTION");
        assertThat(download.statusCode()).isEqualTo(200);
        assertThat(download.headers().firstValue("Content-Disposition").orElse(""))
                .contains(".xlsx");
    }

    private interface Written {
        void to(ByteArrayOutputStream out) throws IOException;
    }

    private static List<List<String>> sheet(Written written) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);
        try {
            written.to(out);
            List<List<String>> rows = new ArrayList<>();
            try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
                for (Row row : book.getSheetAt(0)) {
                    List<String> cells = new ArrayList<>();
                    row.forEach(cell -> cells.add(cell.toString()));
                    rows.add(cells);
                }
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
    }

    @Test
    void thePageSpeaksEnglishToo() {
        Web office = Web.browser(port, OFFICE, PASSWORD);
        office.postForm("/language", "to", "en", "_csrf", office.csrf("/contracts/RWS-2"));
        assertThat(office.get("/contracts/RWS-2").body())
                .contains("Securities and balances", "Retention", "Opening")
                .doesNotContain("??");
        assertThat(office.get("/contracts").body()).contains("Contracts and retention", "Total (3)");
    }
}
