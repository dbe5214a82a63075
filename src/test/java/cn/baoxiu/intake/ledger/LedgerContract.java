package cn.baoxiu.intake.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.identity.Groups;
import cn.baoxiu.identity.TenantDirectory;
import cn.baoxiu.identity.UserDirectory;
import cn.baoxiu.intake.ImportedReports;
import cn.baoxiu.intake.ledger.file.LedgerRefused;
import cn.baoxiu.repair.RepairCases;
import cn.baoxiu.testing.Web;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbookType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Ledgers of a small subsidiary of the test's own, through desk, run and pages; some with real cases. */
abstract class LedgerContract {

    private static final String PASSWORD = "Regen-auf-Dach-2026";
    private static final String CLERK = "ledger-clerk";
    private static final String OTHER_CLERK = "ledger-other";
    private static final String ENGINEER = "ledger-engineer";
    private static final String HEADER = "序号,项目,房号,业主姓名,联系电话,报修时间,报修内容,类别,责任单位,维修单位,派单时间,完成时间,备注\n";

    @LocalServerPort
    int port;

    @Autowired
    LedgerDesk desk;

    @Autowired
    LedgerRun realRun;

    @Autowired
    LedgerBlanking blanking;

    @Autowired
    LedgerStaging staging;

    @Autowired
    LedgerWords words;

    @Autowired
    RowReading reading;

    @Autowired
    ImportedReports reports;

    @Autowired
    RepairCases repairCases;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    UserDirectory users;

    @Autowired
    TenantDirectory tenants;

    @Autowired
    CurrentUser currentUser;

    private final RecordingCases cases = new RecordingCases();

    /** A subsidiary of its own for each test. */
    private final String subsidiary = "lg" + UUID.randomUUID().toString().substring(0, 6);

    private final String project = subsidiary.toUpperCase(java.util.Locale.ROOT) + "-P";

    @BeforeEach
    void aSubsidiaryWithTwoProjects() {
        EngineTime.moveTo(Instant.parse("2026-11-20T02:00:00Z"));
        tenants.ensureTenant(subsidiary, subsidiary);
        jdbc.sql("insert into estate_subsidiary (code, name, city, head) values (?, ?, '广州', '某人')")
                .params(subsidiary, subsidiary)
                .update();
        addProject(project, "晴川·里");
        addProject(project + "2", "望江阁");
        addHome("1", "1", "1201", "陈一", "19000000001");
        addHome("1", "2", "1201", "李二", "19000000002");
        addHome("2", "1", "0301", "王三", "19000000003");
        addContractor("LGC1", "大禹防水工程有限公司", "SUB");
        addContractor("LGC2", "大禹建设集团有限公司", "MAIN");
        addContract("LGC1");
        users.create(CLERK, "前台", "台账", PASSWORD, List.of(Groups.PROPERTY_CS), Set.of(subsidiary));
        users.create(OTHER_CLERK, "前台", "别处", PASSWORD, List.of(Groups.WARRANTY_OFFICE), Set.of());
        users.create(ENGINEER, "工程", "某", PASSWORD, List.of(Groups.PROPERTY_ENGINEERING), Set.of(subsidiary));
    }

    @AfterEach
    void timeGoesOn() {
        EngineTime.reset();
    }

    @Test
    void openAndClosedRowsBecomeRealCases() {
        long id = started(csv(
                "1,晴川里,1-1-1201,陈一,19000000001,2026-05-01 09:00,卫生间渗水,渗漏,大禹防水,,2026-05-01,2026-05-03,",
                "2,晴川里,2-1-0301,王三,19000000003,2026-10-01,马桶堵,,总包,大禹防水工程有限公司,2026-10-02,,"));
        realRun.run(LedgerRun.id(id, 1));

        LedgerSummary result = asClerk(() -> desk.summary(id));
        assertThat(result.count(RowOutcome.TAKEN)).as(reasons(id)).isEqualTo(2);
        List<String> numbers = taken(id).stream().map(LedgerRowView::caseNumber).toList();
        assertThat(repairCases
                        .find(String.valueOf(numbers.get(0)))
                        .orElseThrow()
                        .closedAt())
                .isNotNull();
        assertThat(repairCases
                        .find(String.valueOf(numbers.get(1)))
                        .orElseThrow()
                        .closedAt())
                .isNull();
        Web web = Web.browser(port, CLERK, PASSWORD);
        assertThat(web.get("/cases/" + numbers.get(0)).body()).contains("卫生间渗水", "190****0001");
    }

    @Test
    void whatAClerkDecidesIsRememberedAndAppliedAtOnce() {
        long id = started(csv(
                "1,晴川里,1幢1201,,,2026-05-01 09:00,卫生间渗水,,,,,2026-05-03,",
                "2,晴川里,1-1-1201,陈一,,2026-05-02,墙上有个洞,,,,,2026-05-03,",
                "3,晴川里,2-1-0301,王三,,2026-05-03,渗水,,大禹,,,2026-05-04,",
                "4,晴川里,2-1-0301,张四,19000000099,2026-05-04,插座没电,,,,,2026-05-05,",
                "5,晴川里,2-1-0301,王三,,2026-05-09,灯不亮,,,,2026-05-08,2026-05-10,",
                "6,晴川里,9-1-0301,王三,,2026-05-09,灯不亮,,,,,2026-05-10,",
                "7,没听过,2-1-0301,王三,,2026-05-09,灯不亮,,,,,2027-05-10,"));
        run().run(LedgerRun.id(id, 1));
        assertThat(codes(id).keySet())
                .containsExactlyInAnyOrder(
                        "ROOM_AMBIGUOUS",
                        "CLASS_UNKNOWN",
                        "PARTY_AMBIGUOUS",
                        "OWNER_DIFFERENT",
                        "DATES_OUT_OF_ORDER",
                        "ROOM_NOT_FOUND",
                        "PROJECT_UNKNOWN",
                        "DATE_IN_THE_FUTURE");

        asClerk(() -> {
            desk.remember(id, "PHRASE_CLASS", "有个洞", "PAINT");
            desk.remember(id, "PARTY", "大禹", "LGC1");
            desk.correct(id, 2, Map.of("ROOM", project + "-1-2-1201"), true);
            desk.correct(id, 6, Map.of("REPORTED", "2026-05-07"), false);
            desk.discard(id, 7);
            return true;
        });
        run().run(LedgerRun.id(id, 2));
        assertThat(taken(id)).extracting(LedgerRowView::rowNo).containsExactly(2, 3, 4, 6);
        assertThat(cases.ofRow(4).responsibleParty()).isEqualTo("LGC1");
        assertThat(cases.ofRow(2).locationCode()).isEqualTo(project + "-1-2-1201");

        long next = started(csv("1,晴川里,1幢1201,,,2026-06-01 09:00,墙上有个洞,,大禹,,,2026-06-03,"));
        run().run(LedgerRun.id(next, 1));
        assertThat(taken(next)).as(reasons(next)).hasSize(1);
        assertThat(String.join("\n", taken(next).get(0).notes())).contains("已确认的写法");
        assertThatThrownBy(() -> asClerk(() -> {
                    desk.remember(id, "PARTY", "大禹", "NOBODY");
                    return true;
                }))
                .isInstanceOf(cn.baoxiu.engine.FormRejected.class);
    }

    @Test
    void aCrashLeavesWholeBatchesAndTheNextRunGoesOn() {
        List<String> rows = new ArrayList<>();
        for (int i = 1; i <= 25; i++) {
            rows.add(i + ",晴川里,2-1-0301,王三,,2026-03-%02d 10:00,插座没电,,,,,2026-04-01,".formatted(i));
        }
        long id = started(csv(rows.toArray(String[]::new)));
        LedgerRun before = run();
        before.batch(id);
        before.batch(id);
        assertThat(cases.cases).hasSize(20);
        assertThat(asClerk(() -> desk.summary(id)).count(RowOutcome.WAITING)).isEqualTo(5);

        run().run(LedgerRun.id(id, 1));
        assertThat(cases.cases).hasSize(25);
        LedgerSummary result = asClerk(() -> desk.summary(id));
        assertThat(result.status()).isEqualTo("DONE");
        assertThat(result.sum()).isEqualTo(result.totalRows()).isEqualTo(25);
    }

    @Test
    void aRowThatCannotBeStoredDoesNotHoldUpTheOthers() {
        long id = started(csv(
                "1,晴川里,2-1-0301,王三,,2026-03-01,插座没电,,,,,2026-04-01,",
                "2,晴川里,2-1-0301,王三,,2026-03-02,插座没电,,,,,2026-04-01,",
                "3,晴川里,2-1-0301,王三,,2026-03-03,插座没电,,,,,2026-04-01,"));
        cases.failAtRow = 3;
        run().run(LedgerRun.id(id, 1));
        LedgerSummary result = asClerk(() -> desk.summary(id));
        assertThat(result.count(RowOutcome.TAKEN)).isEqualTo(2);
        assertThat(codes(id)).containsOnly(Map.entry("NOT_STORED", 1));
        assertThat(jdbc.sql("select count(*) from intake_ledger_taken where subsidiary = ?")
                        .param(subsidiary)
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void duplicatesSubtotalsAndOddRowsAreCounted() {
        long id = started(csv(
                "1,晴川里,2-1-0301,王三,１９００００００００３,3月1日,插座没电,,,,3月1日,46100,",
                "9,晴川里,2-1-0301,王三,１９００００００００３,3月1日,插座没电,,,,3月1日,46100,",
                "3,晴川·里,2栋1单元0301,王三,190-0000-0003,2026.3.1,插座没电,,,,2026/3/1,2026-03-19,",
                "4,晴川里,2-1-0301,王三,19000000003,2026-03-01,插座没电,,,,2026/3/1,2026-03-20,",
                "小计,,,,,,,,,,,,3",
                ",,,,,,,,,,,,",
                "5,晴川里,,,,,,,,,,,没有内容",
                "6,晴川里,2-1-0301,王三,,2026-03-01,插座没电,,,,,2026-04-01,,多出来的"));
        run().run(LedgerRun.id(id, 1));
        LedgerSummary result = asClerk(() -> desk.summary(id));
        assertThat(result.count(RowOutcome.TAKEN)).as(reasons(id)).isEqualTo(1);
        assertThat(result.count(RowOutcome.DUPLICATE)).isEqualTo(2);
        assertThat(codes(id)).containsOnly(Map.entry("TAKEN_DIFFERENTLY", 1));
        assertThat(result.count(RowOutcome.SUBTOTAL)).isEqualTo(1);
        assertThat(result.count(RowOutcome.EMPTY)).isEqualTo(1);
        assertThat(result.count(RowOutcome.REFUSED)).isEqualTo(2);
        assertThat(result.sum()).isEqualTo(8);
    }

    @Test
    void stagedCellsAreBlankedAfterThirtyDaysAndOutcomesStay() {
        long id = started(csv(
                "1,晴川里,2-1-0301,王三,19000000003,2026-03-01,插座没电,,,,,2026-04-01,",
                "2,晴川里,2-1-0301,王三,19000000003,2026-03-01,同上,,,,,2026-04-01,"));
        run().run(LedgerRun.id(id, 1));
        EngineTime.moveTo(Instant.parse("2026-12-19T02:00:00Z"));
        blanking.run("daily");
        assertThat(staged(id)).contains("王三");
        EngineTime.moveTo(Instant.parse("2026-12-21T02:00:00Z"));
        blanking.run("daily");
        assertThat(staged(id)).doesNotContain("王三").doesNotContain("19000000003");
        LedgerSummary result = asClerk(() -> desk.summary(id));
        assertThat(result.blanked()).isTrue();
        assertThat(result.count(RowOutcome.TAKEN)).isEqualTo(1);
        assertThat(taken(id).get(0).caseNumber()).isNotNull();
        assertThatThrownBy(() -> asClerk(() -> {
                    desk.discard(id, 3);
                    return true;
                }))
                .isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void columnsMayBeNamedByTheClerkAndAreRemembered() {
        String table = "甲,小区,房间,客户,日期,事情\n1,晴川里,2-1-0301,王三,2026-03-01,插座没电\n";
        long id = asClerk(() -> desk.upload(subsidiary, "a.csv", table.getBytes(StandardCharsets.UTF_8)));
        assertThat(asClerk(() -> desk.mapping(id)).missing()).containsExactly(LedgerColumn.CONTENT);
        assertThatThrownBy(() -> asClerk(() -> {
                    desk.start(id, null, Map.of());
                    return true;
                }))
                .isInstanceOf(cn.baoxiu.engine.FormRejected.class);
        asClerk(() -> {
            desk.setColumns(id, 0, 1, List.of("", "PROJECT", "ROOM", "OWNER", "REPORTED", "CONTENT"));
            desk.start(id, null, Map.of());
            return true;
        });
        run().run(LedgerRun.id(id, 1));
        assertThat(taken(id)).as(reasons(id)).hasSize(1);

        String turned = "日期,事情,甲,客户,小区,房间\n2026-03-02,灯不亮,1,王三,晴川里,2-1-0301\n";
        long next = asClerk(() -> desk.upload(subsidiary, "b.csv", turned.getBytes(Charset.forName("GB18030"))));
        assertThat(asClerk(() -> desk.mapping(next)).missing()).isEmpty();
    }

    @Test
    void formulasAndMergedCellsOfAWorkbook() throws IOException {
        byte[] file = workbook(XSSFWorkbookType.XLSX, book -> {
            book.createSheet("说明").createRow(0).createCell(0).setCellValue("这里没有台账");
            Sheet sheet = book.createSheet("2026");
            put(sheet.createRow(0), "2026年台账");
            put(sheet.createRow(2), "项目", "房号", "业主", "报修时间", "报修内容", "完成时间");
            put(sheet.createRow(3), "晴川里", "2-1-0301", "王三", "2026-03-01", "插座没电", "2026-03-02");
            put(sheet.createRow(4), "", "2-1-0301", "王三", "2026-03-03", "灯不亮", "2026-03-04");
            put(sheet.createRow(5), "晴川里", "2-1-0301", "王三", "2026-03-05", "", "2026-03-06");
            sheet.getRow(5).getCell(4).setCellFormula("\"跳\"&\"闸\"");
            sheet.addMergedRegion(new CellRangeAddress(3, 4, 0, 0));
        });
        long id = asClerk(() -> desk.upload(subsidiary, "2026.xlsx", file));
        LedgerMapping mapping = asClerk(() -> desk.mapping(id));
        assertThat(mapping.headerRow()).isEqualTo(3);
        assertThat(mapping.sheets()).hasSize(1);
        asClerk(() -> {
            desk.start(id, null, Map.of());
            return true;
        });
        run().run(LedgerRun.id(id, 1));
        assertThat(taken(id)).as(reasons(id)).extracting(LedgerRowView::rowNo).containsExactly(4, 5);
        LedgerSummary result = asClerk(() -> desk.summary(id));
        assertThat(result.count(RowOutcome.REFUSED)).isEqualTo(1);
        assertThat(result.sum()).isEqualTo(3);
        try (XSSFWorkbook rest = new XSSFWorkbook(new ByteArrayInputStream(asClerk(() -> desk.exportRest(id))))) {
            assertThat(rest.getSheetAt(0).getRow(1).getCell(2).getStringCellValue())
                    .contains("公式");
        }
        assertThat(LedgerExport.harmless("=1+1")).isEqualTo("'=1+1");
    }

    @Test
    void oneOfSeveralSheetsIsChosen() throws IOException {
        byte[] file = workbook(XSSFWorkbookType.XLSX, book -> {
            for (String name : List.of("2025", "2026")) {
                Sheet sheet = book.createSheet(name);
                put(sheet.createRow(0), "项目", "房号", "业主", "报修时间", "报修内容", "完成时间");
                put(sheet.createRow(1), "晴川里", "2-1-0301", "王三", name + "-10-01", "插座没电", name + "-10-02");
            }
        });
        long id = asClerk(() -> desk.upload(subsidiary, "两年.xlsx", file));
        assertThat(asClerk(() -> desk.mapping(id)).sheets()).hasSize(2);
        asClerk(() -> {
            desk.setColumns(id, 1, 1, List.of());
            desk.start(id, null, Map.of());
            return true;
        });
        run().run(LedgerRun.id(id, 1));
        assertThat(cases.ofRow(2).reportedAt()).isEqualTo("2026-09-30T16:00:00Z");
        assertThat(asClerk(() -> desk.summary(id)).sum()).isEqualTo(1);
    }

    @Test
    void filesThatAreNoLedgersGetAClearAnswer() throws IOException {
        Map<LedgerRefused.Reason, byte[]> files = new LinkedHashMap<>();
        files.put(LedgerRefused.Reason.EMPTY, new byte[0]);
        files.put(LedgerRefused.Reason.NOT_A_TABLE, new byte[] {'M', 'Z', (byte) 0x90, 0, 3, 0});
        files.put(LedgerRefused.Reason.OLD_EXCEL, new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1, 2});
        files.put(LedgerRefused.Reason.ENCODING, "房号,报修时间".getBytes(StandardCharsets.UTF_16));
        files.put(LedgerRefused.Reason.NO_HEADER, "a,b,c\n1,2,3\n".getBytes(StandardCharsets.UTF_8));
        files.put(
                LedgerRefused.Reason.MACROS,
                workbook(
                        XSSFWorkbookType.XLSM,
                        book -> put(book.createSheet("台账").createRow(0), "房号", "报修时间", "报修内容")));
        files.put(LedgerRefused.Reason.UNREADABLE, new byte[] {'P', 'K', 3, 4, 9, 9, 9, 9});
        files.put(LedgerRefused.Reason.BOMB, bomb());
        files.forEach((reason, content) -> assertThatThrownBy(
                        () -> asClerk(() -> desk.upload(subsidiary, "台账.xlsx", content)))
                .as(reason.name())
                .isInstanceOfSatisfying(
                        LedgerRefused.class, e -> assertThat(e.reason()).isEqualTo(reason)));
        assertThat(jdbc.sql("select count(*) from intake_ledger_file where subsidiary = ?")
                        .param(subsidiary)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void sixtyThousandRowsAreStagedAndOneTooManyIsRefused() {
        StringBuilder rows = new StringBuilder(HEADER);
        for (int i = 0; i < 60_000; i++) {
            rows.append(i).append(",晴川里,2-1-0301,王三,,2026-03-01 10:00,插座没电,,,,,2026-04-01,\n");
        }
        long id = started(rows.toString().getBytes(StandardCharsets.UTF_8));
        LedgerRun run = run();
        run.batch(id);
        LedgerSummary result = asClerk(() -> desk.summary(id));
        assertThat(result.sum()).isEqualTo(60_000);
        assertThat(result.settled()).isEqualTo(10);
        jdbc.sql("delete from intake_ledger_file where id = ?").param(id).update();

        byte[] tooMany = "房号,报修时间,报修内容\n".repeat(100_001).getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> asClerk(() -> desk.upload(subsidiary, "台账.csv", tooMany)))
                .isInstanceOfSatisfying(
                        LedgerRefused.class, e -> assertThat(e.reason()).isEqualTo(LedgerRefused.Reason.TOO_MANY_ROWS));
    }

    @Test
    void thePagesLeadFromUploadToTheRest() {
        Web web = Web.browser(port, CLERK, PASSWORD);
        assertThat(web.get("/").body()).contains("台账导入");
        byte[] table = csv(
                "1,晴川里,2-1-0301,王三,19000000003,3月1日,插座没电,渗漏,大禹防水,第三方,3月2日,3月3日,<b>急</b>",
                "2,晴川里,2-1-0301,王三,,2026-03-02,同上,,,,,2026-04-01,");
        HttpResponse<String> uploaded = upload(web, table);
        assertThat(uploaded.statusCode()).as(uploaded.body()).isEqualTo(302);
        String mapping = uploaded.headers().firstValue("Location").orElseThrow();
        mapping = mapping.substring(mapping.indexOf("/ledgers"));
        String file = mapping.substring(0, mapping.lastIndexOf('/'));
        assertThat(web.get(mapping).body()).contains("3月1日", "大禹防水工程有限公司", "开始导入");
        String csrf = web.csrf(mapping);
        assertThat(web.postForm(file + "/start", "_csrf", csrf).body()).contains("请填写年份");
        assertThat(web.postForm(file + "/start", "_csrf", csrf, "year", "2026", "word", "CATEGORY|渗漏", "chosen", "*")
                        .statusCode())
                .isEqualTo(302);
        long id = Long.parseLong(file.substring(file.lastIndexOf('/') + 1));
        assertThat(web.get(file + "/progress").body()).contains("导入中", "hx-get");
        run().run(LedgerRun.id(id, 1));
        assertThat(web.get(file).body()).contains("已完成").doesNotContain("hx-get=\"" + file);
        assertThat(web.get(file + "/rows?outcome=TAKEN").body())
                .contains("&lt;b&gt;急")
                .doesNotContain("<b>急");
        String rows = file + "/rows?outcome=DOUBTFUL";
        assertThat(web.get(rows).body()).contains("没有写问题", "同上", "修正本行");
        assertThat(web.postForm(file + "/words", "_csrf", csrf, "kind", "PARTY", "written", "大禹", "meaning", "NO")
                        .statusCode())
                .isEqualTo(302);
        assertThat(web.get(rows).body()).contains("没有“NO”");
        assertThat(web.postForm(file + "/rows/3", "_csrf", csrf, "CONTENT", "卫生间渗水")
                        .statusCode())
                .isEqualTo(302);
        assertThat(web.get(rows).body()).contains("第 3 行：已导入");
        assertThat(web.get("/ledgers").body()).contains("台账.csv");
        assertThat(web.get(file + "/rest.xlsx").statusCode()).isEqualTo(200);

        Web other = Web.browser(port, OTHER_CLERK, PASSWORD);
        for (String page : List.of(file, mapping, rows, file + "/progress", file + "/rest.xlsx")) {
            assertThat(other.get(page).statusCode()).as(page).isEqualTo(404);
        }
        assertThat(other.get("/ledgers").body()).doesNotContain("台账.csv");
        assertThat(Web.browser(port, ENGINEER, PASSWORD).get("/ledgers").statusCode())
                .isEqualTo(403);
    }

    private HttpResponse<String> upload(Web web, byte[] table) {
        String boundary = "----ledger";
        String head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n"
                + web.csrf("/ledgers") + "\r\n--" + boundary
                + "\r\nContent-Disposition: form-data; name=\"subsidiary\"\r\n\r\n" + subsidiary + "\r\n--" + boundary
                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"台账.csv\"\r\n"
                + "Content-Type: text/csv\r\n\r\n";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        body.writeBytes(table);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return web.send(
                "POST",
                "/ledgers",
                BodyPublishers.ofByteArray(body.toByteArray()),
                "Content-Type",
                "multipart/form-data; boundary=" + boundary);
    }

    private long started(byte[] content) {
        long id = asClerk(() -> desk.upload(subsidiary, "台账.csv", content));
        asClerk(() -> {
            desk.start(id, 2026, Map.of());
            return true;
        });
        return id;
    }

    private static byte[] csv(String... rows) {
        return (HEADER + String.join("\n", rows) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private LedgerRun run() {
        RowTaking taking = new RowTaking(cases, reports, jdbc, clock);
        return new LedgerRun(
                staging, words, new RowJudge(staging, reading, taking), new TransactionTemplate(transactions), 10);
    }

    private List<LedgerRowView> taken(long id) {
        return asClerk(() -> desk.rows(id, RowOutcome.TAKEN, "", 0)).rows();
    }

    private Map<String, Integer> codes(long id) {
        return asClerk(() -> desk.rows(id, RowOutcome.DOUBTFUL, "", 0)).codes();
    }

    private String reasons(long id) {
        return staged(id);
    }

    private String staged(long id) {
        return String.join(
                "\n",
                jdbc.sql(
                                """
                                select coalesce(cells, '') || ' ' || outcome || ' ' || coalesce(reasons, '')
                                from intake_ledger_row where file_id = ? order by row_no""")
                        .param(id)
                        .query(String.class)
                        .list());
    }

    private <T> T asClerk(Supplier<T> work) {
        return currentUser.callAs(CLERK, work);
    }

    private interface Filling {
        void fill(XSSFWorkbook book);
    }

    private static byte[] workbook(XSSFWorkbookType type, Filling filling) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook(type);
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            filling.fill(book);
            book.write(out);
            return out.toByteArray();
        }
    }

    private static void put(Row row, String... cells) {
        for (int i = 0; i < cells.length; i++) {
            row.createCell(i).setCellValue(cells[i]);
        }
    }

    /** A workbook whose sheet is far larger unpacked. */
    private static byte[] bomb() throws IOException {
        byte[] small = workbook(XSSFWorkbookType.XLSX, book -> book.createSheet("台账"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (java.util.zip.ZipInputStream in = new java.util.zip.ZipInputStream(new ByteArrayInputStream(small));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                zip.putNextEntry(new ZipEntry(entry.getName()));
                if (entry.getName().endsWith("sheet1.xml")) {
                    byte[] blanks = new byte[1024 * 1024];
                    java.util.Arrays.fill(blanks, (byte) ' ');
                    zip.write("<worksheet>".getBytes(StandardCharsets.UTF_8));
                    for (int i = 0; i < 60; i++) {
                        zip.write(blanks);
                    }
                } else {
                    in.transferTo(zip);
                }
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    private void addProject(String code, String name) {
        jdbc.sql(
                        """
                        insert into estate_project (code, subsidiary, name, city, completion_acceptance_date,
                            mass_handover_date, finish) values (?, ?, ?, '广州市', ?, ?, 'BARE')""")
                .params(code, subsidiary, name, LocalDate.of(2025, 3, 1), LocalDate.of(2025, 6, 1))
                .update();
    }

    private void addHome(String building, String entrance, String room, String owner, String phone) {
        String code = project + "-" + building + "-" + entrance + "-" + room;
        jdbc.sql(
                        """
                        insert into estate_home (code, project, building, building_no, entrance, entrance_no, room,
                            handover_date, completion_acceptance_date) values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        code,
                        project,
                        building + "号楼",
                        building,
                        entrance + "单元",
                        entrance,
                        room,
                        LocalDate.of(2025, 6, 1),
                        LocalDate.of(2025, 3, 1))
                .update();
        jdbc.sql("insert into estate_ownership (home, name, phone, since_date) values (?, ?, ?, ?)")
                .params(code, owner, phone, LocalDate.of(2025, 6, 1))
                .update();
    }

    private void addContractor(String code, String name, String kind) {
        tenants.ensureCompanyGroup("contractor-" + code, name);
        if (jdbc.sql("select count(*) from estate_contractor where code = ?")
                        .param(code)
                        .query(Integer.class)
                        .single()
                == 0) {
            jdbc.sql("insert into estate_contractor (code, name, kind) values (?, ?, ?)")
                    .params(code, name, kind)
                    .update();
        }
    }

    private void addContract(String contractor) {
        jdbc.sql(
                        """
                        insert into estate_contract (no, name, project, contractor, main_contractor, settlement_cny,
                            retention_percent, completion_acceptance_date, defects_liability_end, agency_fee_percent,
                            warranty_clause, restart_rule)
                        values (?, '防水', ?, ?, 'LGC2', 1000000, 3, ?, ?, 15, '第十二条', 'NONE')""")
                .params(project + "-HT", project, contractor, LocalDate.of(2025, 3, 1), LocalDate.of(2027, 3, 1))
                .update();
    }
}
