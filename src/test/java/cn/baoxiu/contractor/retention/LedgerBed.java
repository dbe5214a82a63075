package cn.baoxiu.contractor.retention;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baoxiu.contractor.Retention;
import cn.baoxiu.contractor.Retention.Posting;
import cn.baoxiu.contractor.Retention.Source;
import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.estate.ImportOptions;
import cn.baoxiu.estate.ImportReport;
import cn.baoxiu.estate.Imports;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.transaction.support.TransactionOperations;

/** Contracts of one project, imported as people import them. Mostly Monday, 23 November 2026. */
@SpringBootTest(classes = RetentionApp.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@ActiveProfiles("test")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class LedgerBed {

    static final String SOUTH = "ret-south";
    static final String COMPANY = "R101";

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    Retention retention;

    @Autowired
    LedgerProof proof;

    @Autowired
    Imports imports;

    @Autowired
    TransactionOperations transaction;

    @Autowired
    JdbcClient jdbc;

    @BeforeAll
    void group() {
        importCsv("subsidiaries", "code,name,city,head", SOUTH + ",南区公司,广州市,张三");
        importCsv(
                "projects",
                "code,subsidiary,name,city,completion_acceptance_date,mass_handover_date,finish",
                "RS-P," + SOUTH + ",试验苑,广州市,2025-03-28,2025-06-30,FITTED_OUT");
        importCsv("contractors", "code,name,kind", COMPANY + ",试验防水公司,SUB", "R001,试验建工公司,MAIN");
    }

    @BeforeEach
    void mondayMorning() {
        now("2026-11-23T09:00:00");
    }

    @AfterEach
    void itIsTodayAgain() {
        EngineTime.reset();
    }

    /** Whatever a test did, every balance is the sum of its entries. */
    @AfterEach
    void everythingAddsUp() {
        assertThat(proof.differences()).isEmpty();
    }

    ImportReport importCsv(String kind, String head, String... lines) {
        byte[] file = (head + "\n" + String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        ImportReport report =
                imports.run(kind, new ByteArrayInputStream(file), kind + ".csv", ImportOptions.allOrNothing());
        assertThat(report.errors()).isEmpty();
        return report;
    }

    static String newNumber() {
        return "RS-P-HT-%03d".formatted(NUMBER.incrementAndGet());
    }

    ImportReport importContract(String no, String settlement, String percent) {
        return importCsv(
                "contracts",
                "no,name,project,contractor,main_contractor,settlement_cny,retention_percent,"
                        + "completion_acceptance_date,defects_liability_end,agency_fee_percent,warranty_clause,restart_rule",
                no + ",试验苑防水工程合同,RS-P," + COMPANY + ",R001," + settlement + "," + percent
                        + ",2025-03-28,2027-03-28,20,第15.3款,NONE");
    }

    void importSecurity(String no, String guarantee, String otherPayable, String releasedOn) {
        importCsv(
                "contract-securities",
                "contract,guarantee_cny,other_payable_cny,retention_released_on",
                no + "," + guarantee + "," + otherPayable + "," + releasedOn);
    }

    /** Retention 300, guarantee 200, other payables 100. */
    String contract() {
        String no = newNumber();
        importContract(no, "10000", "3");
        importSecurity(no, "200", "100", "");
        return no;
    }

    List<Retention.Share> deduct(String no, String key, String amount) {
        return retention.deduct(new Retention.Deduction(key, no, yuan(amount), "BX-RS-P-20261101-0001", "〔2026〕第1号"));
    }

    /** Balances in the order of the sources. */
    String balances(String no) {
        List<String> all = retention.account(no).balances().stream()
                .map(balance -> balance.amount().toPlainString())
                .toList();
        assertThat(all).hasSize(Source.values().length);
        return String.join(" ", all);
    }

    /** {@code KIND SOURCE amount balance}, oldest first. */
    List<String> postings(String no) {
        return retention.account(no).postings().stream().map(LedgerBed::line).toList();
    }

    static String line(Posting posting) {
        return posting.kind() + " " + posting.source() + " " + posting.amount() + " " + posting.balanceAfter();
    }

    static List<String> lines(List<Retention.Share> shares) {
        return shares.stream()
                .map(share -> share.source() + " " + share.amount() + " " + share.balanceAfter())
                .toList();
    }

    static List<String> complaints(Throwable thrown) {
        assertThat(thrown).isInstanceOf(FormRejected.class);
        return ((FormRejected) Objects.requireNonNull(thrown))
                .errors().stream().map(e -> e.field() + " " + e.messageKey()).toList();
    }

    static BigDecimal yuan(String amount) {
        return new BigDecimal(amount);
    }

    static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(EngineTime.ZONE).toInstant();
    }

    static void now(String local) {
        EngineTime.moveTo(at(local));
    }
}
