package cn.baoxiu.intake.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.estate.ImportOptions;
import cn.baoxiu.estate.Imports;
import cn.baoxiu.estate.VisibleSubsidiaries;
import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.identity.Groups;
import cn.baoxiu.identity.UserDirectory;
import cn.baoxiu.intake.ImportedReports;
import cn.baoxiu.repair.LegacyCase;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The two ledgers as subsidiaries really keep them; cases are only recorded here. */
@Transactional
abstract class LedgerSamplesContract {

    private static final String HUADONG = "ledger-huadong-2026.csv";
    private static final String HUANAN = "ledger-huanan-2026.xlsx";

    @Autowired
    Imports imports;

    @Autowired
    LedgerDesk desk;

    @Autowired
    LedgerStaging staging;

    @Autowired
    LedgerWords words;

    @Autowired
    RowReading reading;

    @Autowired
    ImportedReports reports;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    UserDirectory users;

    @Autowired
    CurrentUser currentUser;

    private final RecordingCases cases = new RecordingCases();

    @BeforeEach
    void theGroupAndItsClerk() throws IOException {
        EngineTime.moveTo(Instant.parse("2026-11-20T02:00:00Z"));
        for (String kind : imports.kinds()) {
            try (InputStream file =
                    new ClassPathResource("demo/group/" + kind.replace('-', '_') + ".csv").getInputStream()) {
                imports.run(kind, file, kind, new ImportOptions(false, true, VisibleSubsidiaries.everything()));
            }
        }
        users.create(
                "ledger-samples",
                "前台",
                "",
                "Regen-auf-Dach-2026",
                List.of(Groups.PROPERTY_CS),
                Set.of("huadong", "huanan"));
    }

    @AfterEach
    void timeGoesOn() {
        EngineTime.reset();
    }

    /** The hundred rows were drawn once; a person wrote what is expected of them from the rows in the files. */
    @Test
    void bothLedgersAreTakenAsAPersonReadsThem() throws IOException {
        LedgerSummary huadong = take("huadong", HUADONG, HUADONG);
        assertThat(huadong.titleRows()).isEqualTo(1);
        assertThat(huadong.totalRows()).isEqualTo(1534);
        assertThat(counted(huadong)).isEqualTo(Map.of("TAKEN", 1491, "DOUBTFUL", 9, "DUPLICATE", 29, "SUBTOTAL", 5));
        assertThat(codes(huadong.id())).containsOnly(Map.entry("NO_DEFECT", 6), Map.entry("CLASS_UNKNOWN", 3));
        assertComplete(huadong);
        assertThat(cases.cases).hasSize(huadong.count(RowOutcome.TAKEN));

        LedgerSummary huanan = take("huanan", HUANAN, HUANAN);
        assertThat(huanan.titleRows()).isEqualTo(2);
        assertThat(huanan.totalRows()).isEqualTo(1541);
        assertThat(counted(huanan)).isEqualTo(Map.of("TAKEN", 1489, "DOUBTFUL", 11, "DUPLICATE", 34, "SUBTOTAL", 7));
        assertThat(codes(huanan.id())).containsOnly(Map.entry("NO_DEFECT", 11));
        assertComplete(huanan);

        assertThat(cases.cases).hasSize(huadong.count(RowOutcome.TAKEN) + huanan.count(RowOutcome.TAKEN));
        assertThat(jdbc.sql(
                                "select count(*) from intake_report where case_number like 'BX-TEST-%' and channel = 'IMPORT'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(cases.cases.size());
        assertSample(Map.of("huadong", huadong.id(), "huanan", huanan.id()));
    }

    @Test
    void importingAgainAddsNothing() throws IOException {
        LedgerSummary first = take("huadong", HUADONG, HUADONG);
        int taken = cases.cases.size();
        LedgerSummary again = take("huadong", HUADONG, "旧台账 副本.csv");
        LedgerSummary turned = take("huadong", "台账.csv", turnedAround(bytes(HUADONG)));

        assertThat(cases.cases).hasSize(taken);
        for (LedgerSummary second : List.of(again, turned)) {
            assertThat(second.count(RowOutcome.TAKEN)).isZero();
            assertThat(second.count(RowOutcome.DUPLICATE))
                    .isEqualTo(first.count(RowOutcome.TAKEN) + first.count(RowOutcome.DUPLICATE));
            assertThat(second.count(RowOutcome.DOUBTFUL)).isEqualTo(9);
            assertThat(second.sum()).isEqualTo(1534);
        }
        assertThat(asClerk(() -> desk.rows(again.id(), RowOutcome.DUPLICATE, "", 0))
                        .rows()
                        .get(0)
                        .caseNumber())
                .startsWith("BX-TEST-");
    }

    private void assertSample(Map<String, Long> files) throws IOException {
        List<String> differences = new ArrayList<>();
        int rows = 0;
        try (CsvReader<NamedCsvRecord> sample =
                CsvReader.builder().ofNamedCsvRecord(new String(bytes("sample-100.csv"), StandardCharsets.UTF_8))) {
            for (NamedCsvRecord expected : sample) {
                rows++;
                String subsidiary = expected.getField("file");
                int number = Integer.parseInt(expected.getField("row"));
                LedgerRow row = staging.row(Objects.requireNonNull(files.get(subsidiary)), number)
                        .orElseThrow();
                String actual = described(row);
                String wanted = String.join(
                        "|",
                        expected.getField("outcome"),
                        expected.getField("home"),
                        expected.getField("reported"),
                        expected.getField("dispatched"),
                        expected.getField("finished"),
                        expected.getField("responsible"),
                        expected.getField("repairer"),
                        expected.getField("class"),
                        expected.getField("place"),
                        expected.getField("symptom"),
                        expected.getField("phones"),
                        expected.getField("reworked"));
                if (!actual.equals(wanted)) {
                    differences.add(subsidiary + " " + number + "\n  wanted " + wanted + "\n  actual " + actual);
                }
            }
        }
        assertThat(rows).isEqualTo(100);
        assertThat(differences).as(String.join("\n", differences)).isEmpty();
    }

    private String described(LedgerRow row) {
        if (row.outcome() != RowOutcome.TAKEN) {
            return row.outcome() + "|||||||||||";
        }
        String number = Objects.requireNonNull(row.caseNumber());
        LegacyCase taken = Objects.requireNonNull(cases.cases.get(number));
        String phones = jdbc.sql("select reporter_phone, reporter_phone_2 from intake_report where case_number = ?")
                .param(number)
                .query((rs, n) -> (rs.getString(1) == null ? "" : rs.getString(1))
                        + (rs.getString(2) == null ? "" : "/" + rs.getString(2)))
                .single();
        return String.join(
                "|",
                row.outcome().name(),
                taken.locationCode(),
                moment(taken.reportedAt()),
                moment(taken.dispatchedAt()),
                moment(taken.finishedAt()),
                Objects.toString(taken.responsibleParty(), ""),
                Objects.toString(taken.repairingParty(), ""),
                taken.defectClass().name(),
                taken.place().name(),
                taken.symptom().name(),
                phones,
                Objects.toString(taken.reworked(), ""));
    }

    private static String moment(Instant moment) {
        return moment == null
                ? ""
                : LocalDateTime.ofInstant(moment, EngineTime.ZONE).toString().replace('T', ' ');
    }

    private void assertComplete(LedgerSummary result) {
        assertThat(result.status()).isEqualTo("DONE");
        assertThat(result.count(RowOutcome.TAKEN)).isGreaterThanOrEqualTo(result.totalRows() * 80 / 100);
        assertThat(result.count(RowOutcome.REFUSED)).isLessThanOrEqualTo(result.totalRows() * 5 / 100);
        assertThat(result.sum()).isEqualTo(result.totalRows());
        assertThat(jdbc.sql("select count(*) from intake_ledger_row where file_id = ? and outcome <> 'TITLE'")
                        .param(result.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(result.totalRows());
    }

    private Map<String, Integer> codes(long id) {
        return asClerk(() -> desk.rows(id, RowOutcome.DOUBTFUL, "", 0)).codes();
    }

    private static Map<String, Integer> counted(LedgerSummary result) {
        Map<String, Integer> counts = new TreeMap<>();
        result.counts().forEach((outcome, rows) -> {
            if (outcome != RowOutcome.TITLE) {
                counts.put(outcome.name(), rows);
            }
        });
        return counts;
    }

    private LedgerSummary take(String subsidiary, String resource, String name) throws IOException {
        return take(subsidiary, name, bytes(resource));
    }

    private LedgerSummary take(String subsidiary, String name, byte[] content) {
        long id = asClerk(() -> desk.upload(subsidiary, name, content));
        LedgerMapping mapping = asClerk(() -> desk.mapping(id));
        assertThat(mapping.missing()).isEmpty();
        assertThat(mapping.year().year()).isEqualTo(2026);
        assertThat(mapping.words()).allSatisfy(w -> assertThat(w.meaning()).isNotEmpty());
        asClerk(() -> {
            desk.start(id, mapping.year().year(), Map.of());
            return true;
        });
        run().run(LedgerRun.id(id, 1));
        return asClerk(() -> desk.summary(id));
    }

    private LedgerRun run() {
        RowTaking taking = new RowTaking(cases, reports, jdbc, clock);
        return new LedgerRun(
                staging, words, new RowJudge(staging, reading, taking), new TransactionTemplate(transactions), 100);
    }

    private <T> T asClerk(java.util.function.Supplier<T> work) {
        return currentUser.callAs("ledger-samples", work);
    }

    private static byte[] bytes(String resource) throws IOException {
        return new ClassPathResource("ledger/" + resource).getContentAsByteArray();
    }

    /** The same ledger with its columns from right to left. */
    private static byte[] turnedAround(byte[] ledger) {
        StringBuilder turned = new StringBuilder();
        CsvReader.builder()
                .ofCsvRecord(new String(ledger, Charset.forName("GB18030")))
                .forEach(row -> {
                    List<String> cells = new ArrayList<>(row.getFields());
                    Collections.reverse(cells);
                    cells.replaceAll(cell -> "\"" + cell.replace("\"", "\"\"") + "\"");
                    turned.append(String.join(",", cells)).append("\r\n");
                });
        return turned.toString().getBytes(StandardCharsets.UTF_8);
    }
}
