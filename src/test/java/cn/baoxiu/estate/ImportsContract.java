package cn.baoxiu.estate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baoxiu.estate.ImportRefused.Reason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbookType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.annotation.Transactional;

@Transactional
@RecordApplicationEvents
abstract class ImportsContract {

    private static final Charset GB18030 = Charset.forName("GB18030");

    @Autowired
    Imports imports;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Locations locations;

    @Autowired
    Owners owners;

    @Autowired
    Parties parties;

    @Autowired
    WarrantyRegister register;

    @Autowired
    ApplicationEvents events;

    @Test
    void allReferenceFilesImport_andTheSecondTimeChangesNothing() throws IOException {
        Map<String, ImportReport> first = importGroup();
        first.forEach((kind, report) -> System.out.printf(
                "import %-20s rows %5d inserted %5d warnings %d%n",
                kind, report.rows(), report.inserted(), report.warningCount()));

        Map<String, Integer> inserted = new LinkedHashMap<>();
        first.forEach((kind, report) -> {
            assertThat(report.errors()).as(kind).isEmpty();
            assertThat(report.applied()).isTrue();
            inserted.put(kind, report.inserted());
        });
        assertThat(inserted)
                .containsEntry("subsidiaries", 4)
                .containsEntry("projects", 9)
                .containsEntry("contractors", 14)
                .containsEntry("third-parties", 6)
                .containsEntry("homes", 4012)
                .containsEntry("owners", 3778)
                .containsEntry("contracts", 69)
                .containsEntry("contract-terms", 90)
                .containsEntry("project-terms", 90)
                .containsEntry("seasons", 18)
                .containsEntry("price-list", 60)
                .containsEntry("third-party-suspensions", 1)
                .containsEntry("contract-securities", 69)
                .containsEntry("penalty-tariff", 288);
        // Three projects promise their owners 12 months of decoration; the law asks for 24.
        assertThat(first.get("project-terms").warnings()).hasSize(3).allSatisfy(w -> assertThat(w.code())
                .isEqualTo("import.term.belowMinimum"));
        assertThat(events.stream(SubsidiaryImported.class)).hasSize(4);
        assertThat(events.stream(CompanyImported.class)).hasSize(20);

        importGroup().forEach((kind, report) -> {
            assertThat(report.unchanged()).as(kind).isEqualTo(report.rows());
            assertThat(report.inserted() + report.changed() + report.refused()).isZero();
        });
        assertThat(events.stream(CompanyImported.class)).hasSize(20);
    }

    @Test
    void importedGroupAnswersQuestions() throws IOException {
        importGroup();

        assertThat(locations.find("HN-YJT-3-LIFT").orElseThrow()).satisfies(lift -> {
            assertThat(lift.area()).isTrue();
            assertThat(lift.displayName()).isEqualTo("越江台3号楼电梯");
            assertThat(lift.handoverDate()).isEqualTo("2025-09-30");
        });
        assertThat(locations.find("HD-LJW-GARAGE").orElseThrow().subsidiary()).isEqualTo("huadong");
        assertThat(jdbc.sql("select count(*) from estate_area")
                        .query(Integer.class)
                        .single())
                .isEqualTo(9 * 2 + 48 * 3);
        for (String written :
                List.of("澜境湾 2-1-1401", "澜境湾2号楼1单元1401室", "HD-LJW-2-1-1401", "澜境湾２栋１单元１４０１", "滨江·澜境湾2号楼1单元1401")) {
            assertThat(locations.search(written, Set.of("huadong"), 5))
                    .as(written)
                    .extracting(Location::code)
                    .containsExactly("HD-LJW-2-1-1401");
        }
        assertThat(locations.search("1401", Set.of("huanan"), 100))
                .isNotEmpty()
                .allSatisfy(l -> assertThat(l.subsidiary()).isEqualTo("huanan"));
        assertThat(locations.search("电梯 越江台", Set.of("huanan"), 3)).isNotEmpty();
        assertThat(locations.search("%", Set.of("huanan"), 3)).isEmpty();
        assertThat(parties.contractorsOf("HN-YJT")).first().satisfies(main -> {
            assertThat(main.code()).isEqualTo("C004");
            assertThat(main.kind()).isEqualTo(Party.Kind.MAIN_CONTRACTOR);
        });
        assertThat(parties.thirdPartiesOf("huanan")).extracting(Party::code).containsExactly("T003", "T006");
        assertThat(parties.find("PROPERTY").orElseThrow().name()).isEqualTo("物业公司");

        WarrantyAnswer answer = register.check("HD-LJW-1-1-0101", WarrantyClass.WATERPROOF, on("2026-07-01"));
        assertThat(answer.contractor().contractNo()).isEqualTo("HD-LJW-HT-02");
        assertThat(answer.contractor().ends()).isEqualTo("2030-03-28");
        assertThat(answer.owner().ends()).isEqualTo("2030-07-03");
        assertThat(answer.gapDays()).isEqualTo(97);
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void everyFormOfAFileReadsTheSame(Form form) throws IOException {
        importUpTo("projects");
        byte[] file = form.of(text("homes.csv").lines().limit(50).toList());
        assertThat(run("homes", file).inserted()).isEqualTo(49);
        assertThat(run("homes", read("homes.csv")).unchanged()).isEqualTo(49);
    }

    enum Form {
        UTF8,
        UTF8_WITH_MARK,
        GB18030_TEXT,
        SEMICOLON,
        XLSX,
        XLSX_WITH_DATES_AND_NUMBERS;

        byte[] of(List<String> lines) throws IOException {
            String text = String.join("\r\n", lines);
            return switch (this) {
                case UTF8 -> text.getBytes(StandardCharsets.UTF_8);
                case UTF8_WITH_MARK -> ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8);
                case GB18030_TEXT -> text.getBytes(GB18030);
                case SEMICOLON -> text.replace(',', ';').getBytes(StandardCharsets.UTF_8);
                case XLSX -> xlsx(lines, false);
                case XLSX_WITH_DATES_AND_NUMBERS -> xlsx(lines, true);
            };
        }
    }

    @Test
    void headerMayBeChinese() {
        ImportReport report = run("subsidiaries", utf8("编号,名称,城市,负责人,备注\nhuazhong,华中公司,武汉,李四,无\n"));
        assertThat(report.inserted()).isEqualTo(1);
        assertThat(report.ignoredColumns()).containsExactly("备注");
    }

    @Test
    void dryRunStoresNothing() {
        ImportReport report = imports.run(
                "subsidiaries",
                stream(utf8("code,name,city,head\nhuazhong,华中公司,武汉,李四\n")),
                "a.csv",
                new ImportOptions(true, false, VisibleSubsidiaries.everything()));
        assertThat(report.inserted()).isEqualTo(1);
        assertThat(report.applied()).isFalse();
        assertThat(count("estate_subsidiary")).isZero();
        assertThat(events.stream(SubsidiaryImported.class)).isEmpty();
    }

    @Test
    void oneWrongRowKeepsAllOut_unlessTheGoodRowsAreWanted() throws IOException {
        importUpTo("projects");
        byte[] file = utf8(
                """
                code,project,building,entrance,floor,room,area_m2,handover_date,completion_acceptance_date
                HD-LJW-9-1-0101,HD-LJW,9号楼,1单元,1,0101室,88.5,2025-07-03,2025-03-28
                HD-LJW-9-1-0102,HD-NIX,9号楼,1单元,一,0102室,-3,2025-02-30,
                """);

        ImportReport report = run("homes", file);

        assertThat(report.applied()).isFalse();
        assertThat(report.refused()).isEqualTo(1);
        assertThat(report.errors())
                .allSatisfy(e -> assertThat(e.row()).isEqualTo(3))
                .extracting(ImportReport.Issue::column, ImportReport.Issue::value, ImportReport.Issue::code)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("project", "HD-NIX", "import.cell.unknown"),
                        org.assertj.core.groups.Tuple.tuple("floor", "一", "import.cell.notANumber"),
                        org.assertj.core.groups.Tuple.tuple("area_m2", "-3", "import.cell.outOfRange"),
                        org.assertj.core.groups.Tuple.tuple("handover_date", "2025-02-30", "import.cell.notADate"),
                        org.assertj.core.groups.Tuple.tuple("completion_acceptance_date", "", "import.cell.required"));
        assertThat(count("estate_home")).isZero();

        ImportReport good = imports.run(
                "homes", stream(file), "a.csv", new ImportOptions(false, true, VisibleSubsidiaries.everything()));
        assertThat(good.applied()).isTrue();
        assertThat(good.inserted()).isEqualTo(1);
        assertThat(count("estate_home")).isEqualTo(1);
    }

    @Test
    void changedRowIsUpdated() {
        run("contractors", utf8("code,name,kind\nC001,甲公司,MAIN\nC002,乙公司,SUB\n"));
        ImportReport report = run("contractors", utf8("code,name,kind\nC001,甲公司,MAIN\nC002,丙公司,SUB\n"));
        assertThat(report.changed()).isEqualTo(1);
        assertThat(report.unchanged()).isEqualTo(1);
        assertThat(parties.find("C002").orElseThrow().name()).isEqualTo("丙公司");
    }

    @Test
    void repeatedRowIsAWarning_contradictingRowAnError() {
        ImportReport report = run("contractors", utf8("code,name,kind\nC001,甲公司,MAIN\nC001,甲公司,MAIN\nC001,乙公司,MAIN\n"));
        assertThat(report.warnings()).extracting(ImportReport.Issue::row).containsExactly(3);
        assertThat(report.errors()).extracting(ImportReport.Issue::row).containsExactly(4);
    }

    @Test
    void personOfOneSubsidiaryImportsOnlyItsRows() throws IOException {
        importUpTo("third-parties");
        VisibleSubsidiaries huanan = VisibleSubsidiaries.only(Set.of("huanan"));
        ImportReport homes =
                imports.run("homes", stream(read("homes.csv")), "homes.csv", new ImportOptions(false, true, huanan));
        assertThat(homes.inserted()).isPositive();
        assertThat(jdbc.sql("select distinct subsidiary from v_estate_location where not is_area")
                        .query(String.class)
                        .list())
                .containsExactly("huanan");
        assertThat(homes.errors()).allSatisfy(e -> assertThat(e.code()).isEqualTo("import.cell.unknown"));

        assertThat(runAs(huanan, "contractors", "code,name,kind\nC900,新公司,SUB\n")
                        .errors())
                .extracting(ImportReport.Issue::code)
                .containsExactly("import.row.forbidden");
        assertThat(runAs(huanan, "subsidiaries", "code,name,city,head\nhuadong,华东,上海,李四\n")
                        .errors())
                .extracting(ImportReport.Issue::code)
                .containsExactly("import.row.forbidden");
        // A row of another subsidiary may not be drawn over either.
        assertThat(runAs(huanan, "third-parties", "code,name,subsidiary\nT001,速修到家,huanan\n")
                        .errors())
                .extracting(ImportReport.Issue::code)
                .containsExactly("import.row.forbidden");
    }

    @Test
    void laterOwnerEndsTheEarlierOne_whicheverFileComesFirst() throws IOException {
        importUpTo("homes");
        String header = "home,name,phone,since,moved_in\n";
        run("owners", utf8(header + "HD-LJW-1-1-0101,新业主,190 0000 0002,2026-05-01,\n"));
        run("owners", utf8(header + "HD-LJW-1-1-0101,老业主,+86 19000000001,2025-07-03,2025-08-01\n"));

        assertThat(owners.of("HD-LJW-1-1-0101", on("2026-04-30")).orElseThrow().name())
                .isEqualTo("老业主");
        assertThat(owners.of("HD-LJW-1-1-0101", on("2026-05-01")).orElseThrow()).satisfies(owner -> {
            assertThat(owner.name()).isEqualTo("新业主");
            assertThat(owner.phone()).isEqualTo("19000000002");
        });
        assertThat(owners.of("HD-LJW-1-1-0101", on("2025-07-02"))).isEmpty();
    }

    @Test
    void ownerMayChange() throws IOException {
        importUpTo("owners");
        owners.change("HD-LJW-1-1-0101", " 王五 ", "19000001234", on("2026-06-01"));
        assertThat(owners.of("HD-LJW-1-1-0101", on("2026-05-31")).orElseThrow().name())
                .isEqualTo("刘文");
        assertThat(owners.of("HD-LJW-1-1-0101", on("2026-07-01")).orElseThrow().name())
                .isEqualTo("王五");
        assertThat(run("owners", read("owners.csv")).changed()).isZero();
        assertThatThrownBy(() -> owners.change("HD-LJW-1-1-0101", "王五", "1900000123", on("2026-06-02")))
                .isInstanceOf(OwnerRefused.class);
        assertThatThrownBy(() -> owners.change("HD-LJW-1-1-0101", "王五", "19000001234", on("2026-06-01")))
                .isInstanceOf(OwnerRefused.class);
        assertThatThrownBy(() -> owners.change("HD-LJW-1-1-0101", "王五", "19000001234", on("2026-07-02")))
                .isInstanceOf(OwnerRefused.class);
        assertThatThrownBy(() -> owners.change("NO-1", "王五", "19000001234", on("2026-06-01")))
                .isInstanceOf(NoSuchElementException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1900000001", "没有", "19000000001 19000000002", "12345"})
    void wrongPhonesAreRefused(String phone) throws IOException {
        importUpTo("homes");
        ImportReport report =
                run("owners", utf8("home,name,phone,since,moved_in\nHD-LJW-1-1-0101,刘文," + phone + ",2025-07-03,\n"));
        assertThat(report.errors()).extracting(ImportReport.Issue::column).containsExactly("phone");
    }

    @Test
    void contractRulesAreChecked() throws IOException {
        importUpTo("contractors");
        String header = text("contracts.csv").lines().findFirst().orElseThrow() + "\n";
        ImportReport report = run(
                "contracts",
                utf8(header
                        + "HT-1,合同,HD-LJW,C101,C101,100.001,5,2025-03-28,2024-03-28,15,第一条,SOMETIMES\n"
                        + "HT-2,合同,HD-LJW,C101,C001,\"1,000,000.5\",5,2025-03-28,2027-03-28,15,第一条,none\n"));
        assertThat(report.errors())
                .extracting(ImportReport.Issue::column)
                .containsExactly("main_contractor", "settlement_cny", "restart_rule");
        assertThat(report.warnings()).extracting(ImportReport.Issue::code).containsExactly("import.contract.retention");
    }

    @Test
    void termBelowTheLawIsReported_seasonsOnlyCountForHeatingAndCooling() throws IOException {
        importUpTo("contracts");
        ImportReport report = run(
                "contract-terms",
                utf8("contract,warranty_class,period_months\n"
                        + "HD-LJW-HT-08,DECORATION,12\n"
                        + "HD-LJW-HT-05,HVAC_SEASON,1 seasons\n"
                        + "HD-LJW-HT-07,LIFT,2 seasons\n"
                        + "HD-LJW-HT-07,FIRE,forever\n"));
        assertThat(report.warnings())
                .extracting(ImportReport.Issue::code)
                .containsExactly("import.term.belowMinimum", "import.term.belowMinimum");
        assertThat(report.errors())
                .extracting(ImportReport.Issue::code)
                .containsExactly("import.term.seasons", "import.cell.notAPeriod");
    }

    @Test
    void fiftyThousandRowsTakeSeconds() throws IOException {
        importUpTo("projects");
        StringBuilder file = new StringBuilder(
                "code,project,building,entrance,floor,room,area_m2,handover_date,completion_acceptance_date\n");
        for (int i = 0; i < 50_000; i++) {
            file.append("HD-LJW-L-")
                    .append(i)
                    .append(",HD-LJW,")
                    .append(i / 1000)
                    .append("号楼,1单元,1,")
                    .append("%04d室".formatted(i % 1000))
                    .append(",88.5,2025-07-03,2025-03-28\n");
        }
        long start = System.nanoTime();
        assertThat(run("homes", utf8(file.toString())).inserted()).isEqualTo(50_000);
        Duration first = Duration.ofNanos(System.nanoTime() - start);
        System.out.println("50,000 rows imported in " + first);
        assertThat(run("homes", utf8(file.toString())).unchanged()).isEqualTo(50_000);
        assertThat(first).isLessThan(Duration.ofSeconds(60));
    }

    @Test
    void filesThatAreNoTableAreRefused() throws IOException {
        refused(Reason.EMPTY, new byte[0]);
        refused(Reason.EMPTY, utf8(" \n\n"));
        refused(Reason.NO_ROWS, utf8("code,name,kind\n"));
        refused(Reason.NOT_A_TABLE, new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13});
        refused(Reason.NOT_A_TABLE, new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 0, 16});
        refused(Reason.NOT_A_TABLE, "code,name,kind\nC1,a,SUB\n".getBytes(StandardCharsets.UTF_16LE));
        refused(Reason.OLD_EXCEL, new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1, 2});
        refused(Reason.ENCODING, new byte[] {'c', 'o', 'd', 'e', ',', (byte) 0xFF, (byte) 0xFF, '\n'});
        refused(Reason.UNREADABLE, zip("readme.txt", 10));
        refused(Reason.UNREADABLE, new byte[] {'P', 'K', 3, 4, 1, 2, 3});
        refused(Reason.MACROS, macros());
        refused(Reason.REPEATED_COLUMN, utf8("code,name,kind,name\nC1,a,SUB,b\n"));
        refused(Reason.TOO_MANY_ROWS, utf8("code,name,kind\n" + "C1,a,SUB\n".repeat(100_001)));
        refused(Reason.TOO_LARGE, new byte[21 * 1024 * 1024]);
        assertThatThrownBy(() -> run("contractors", utf8("code,title\nC1,a\n")))
                .isInstanceOfSatisfying(ImportRefused.class, e -> {
                    assertThat(e.reason()).isEqualTo(Reason.MISSING_COLUMNS);
                    assertThat(e.args()).containsExactly("name", "kind");
                });
        assertThatThrownBy(() -> run("nothing", utf8("a\n"))).isInstanceOf(NoSuchElementException.class);
        assertThat(count("estate_contractor")).isZero();
    }

    @Test
    void zipBombIsRefused() throws IOException {
        refused(Reason.UNREADABLE, zip("[Content_Types].xml", 300 * 1024 * 1024));
    }

    @Test
    void formulaIsNotComputed_itsStoredValueCounts() throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            var sheet = workbook.createSheet();
            fill(sheet.createRow(0), "code", "name", "kind");
            fill(sheet.createRow(1), "C1", "甲公司", "SUB");
            sheet.getRow(1).getCell(1).setCellFormula("\"乙\"&\"公司\"");
            sheet.getRow(1).getCell(1).setCellValue("旧值");
            run("contractors", bytes(workbook));
        }
        assertThat(parties.find("C1").orElseThrow().name()).isEqualTo("旧值");
    }

    private void refused(Reason reason, byte[] file) {
        assertThatThrownBy(() -> run("contractors", file))
                .isInstanceOfSatisfying(
                        ImportRefused.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    private Map<String, ImportReport> importGroup() throws IOException {
        return importUpTo("penalty-tariff");
    }

    private Map<String, ImportReport> importUpTo(String last) throws IOException {
        Map<String, ImportReport> reports = new LinkedHashMap<>();
        for (String kind : imports.kinds()) {
            reports.put(kind, run(kind, read(kind.replace('-', '_') + ".csv")));
            if (kind.equals(last)) {
                break;
            }
        }
        return reports;
    }

    private ImportReport runAs(VisibleSubsidiaries visible, String kind, String text) {
        return imports.run(kind, stream(utf8(text)), "a.csv", new ImportOptions(false, false, visible));
    }

    private ImportReport run(String kind, byte[] file) {
        return imports.run(kind, stream(file), kind + ".csv", ImportOptions.allOrNothing());
    }

    private int count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }

    private static String text(String name) throws IOException {
        return new String(read(name), StandardCharsets.UTF_8);
    }

    private static byte[] read(String name) throws IOException {
        try (InputStream file = ImportsContract.class.getResourceAsStream("/demo/group/" + name)) {
            return file.readAllBytes();
        }
    }

    private static InputStream stream(byte[] content) {
        return new ByteArrayInputStream(content);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] zip(String entry, int size) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(entry));
            byte[] block = new byte[64 * 1024];
            for (int written = 0; written < size; written += block.length) {
                zip.write(block, 0, Math.min(block.length, size - written));
            }
        }
        return out.toByteArray();
    }

    private static byte[] macros() throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook(XSSFWorkbookType.XLSM)) {
            fill(workbook.createSheet().createRow(0), "code", "name", "kind");
            return bytes(workbook);
        }
    }

    private static byte[] xlsx(List<String> lines, boolean typed) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            CellStyle chinese = workbook.createCellStyle();
            chinese.setDataFormat(workbook.createDataFormat().getFormat("yyyy\"年\"m\"月\"d\"日\""));
            var sheet = workbook.createSheet("房屋");
            List<String> header = new ArrayList<>(List.of(lines.get(0).split(",", -1)));
            for (int i = 0; i < lines.size(); i++) {
                String[] cells = lines.get(i).split(",", -1);
                var row = sheet.createRow(i);
                for (int j = 0; j < cells.length; j++) {
                    if (cells[j].isEmpty()) {
                        continue;
                    }
                    Cell cell = row.createCell(j);
                    if (typed && i > 0 && header.get(j).endsWith("_date")) {
                        cell.setCellValue(LocalDate.parse(cells[j]));
                        cell.setCellStyle(chinese);
                    } else if (typed && i > 0 && Set.of("area_m2", "floor").contains(header.get(j))) {
                        cell.setCellValue(Double.parseDouble(cells[j]));
                    } else {
                        cell.setCellValue(cells[j]);
                    }
                }
            }
            return bytes(workbook);
        }
    }

    private static void fill(org.apache.poi.ss.usermodel.Row row, String... cells) {
        for (int i = 0; i < cells.length; i++) {
            row.createCell(i).setCellValue(cells[i]);
        }
    }

    private static byte[] bytes(XSSFWorkbook workbook) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        workbook.write(out);
        return out.toByteArray();
    }

    private static LocalDate on(String date) {
        return LocalDate.parse(date);
    }
}
