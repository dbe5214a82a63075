package cn.baoxiu.contractor.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import cn.baoxiu.contractor.ContractRules;
import cn.baoxiu.contractor.Retention.Posting;
import cn.baoxiu.contractor.Retention.Source;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;

/** The ledger: what is put up, taken, given back and released, on the real tables. */
abstract class RetentionLedgerContract extends LedgerBed {

    private static final int CONTRACTS = 4;

    @Autowired
    Ledger ledger;

    @Autowired
    LedgerOpening opening;

    @Autowired
    LedgerNight night;

    @Autowired
    ContractRules rules;

    /** How many post at a time in the property test, and how often each. */
    abstract int threads();

    abstract int rounds();

    @Test
    void aContractIsOpenedWhenItIsImported_andItsSecuritiesWhenTheyAre() {
        String no = newNumber();
        importContract(no, "18000000", "3");
        assertThat(postings(no)).containsExactly("OPENING RETENTION 540000.00 540000.00");
        importSecurity(no, "0", "350000", "");
        assertThat(postings(no))
                .containsExactly("OPENING RETENTION 540000.00 540000.00", "OPENING OTHER_PAYABLE 350000.00 350000.00");
        assertThat(balances(no)).isEqualTo("540000.00 0.00 350000.00 0.00");
        Posting first = retention.account(no).postings().get(0);
        assertThat(first.at()).isEqualTo(at("2025-03-28T00:00:00"));
        assertThat(first.note()).isEqualTo("结算价 18,000,000.00 元 × 3%");
        assertThat(first.by()).isEqualTo("system");
    }

    @Test
    void retentionIsRoundedToTheCent() {
        String no = newNumber();
        importContract(no, "12345.67", "2.5");
        assertThat(balances(no)).isEqualTo("308.64 0.00 0.00 0.00");
    }

    /** Domain B2: at most 3 % of the settlement may be held. */
    @Test
    void retentionAboveTheLegalCapIsCapped_andTheLedgerSaysSo() {
        String no = newNumber();
        assertThat(importContract(no, "1000000", "5").warnings()).hasSize(1);
        assertThat(balances(no)).isEqualTo("30000.00 0.00 0.00 0.00");
        assertThat(retention.account(no).postings().get(0).note())
                .contains("合同约定 5%")
                .contains("× 3%");
    }

    @Test
    void theSameFileAgainPostsNothing() {
        String no = contract();
        List<String> before = postings(no);
        importContract(no, "10000", "3");
        importSecurity(no, "200", "100", "");
        opening.run("all");
        night.run("contractor.ledger-night");
        assertThat(postings(no)).isEqualTo(before);
    }

    @Test
    void aChangedSettlementOrSecurityIsAdjusted_neverRewritten() {
        String no = contract();
        importContract(no, "12000", "3");
        importSecurity(no, "150", "100", "");
        assertThat(postings(no))
                .containsExactly(
                        "OPENING RETENTION 300.00 300.00",
                        "OPENING GUARANTEE 200.00 200.00",
                        "OPENING OTHER_PAYABLE 100.00 100.00",
                        "ADJUSTMENT RETENTION 60.00 360.00",
                        "ADJUSTMENT GUARANTEE -50.00 150.00");
        assertThat(retention.account(no).postings().get(3).note())
                .contains("300.00")
                .contains("12,000.00");
    }

    @Test
    void aSettlementLoweredBelowWhatIsLeftTakesWhatIsThere_andTheRestWhenItComesBack() {
        String no = contract();
        deduct(no, no + "|1", "250");
        importContract(no, "5000", "3");
        assertThat(balances(no)).isEqualTo("0.00 200.00 100.00 0.00");
        assertThat(retention.account(no).postings()).last().satisfies(p -> {
            assertThat(line(p)).isEqualTo("ADJUSTMENT RETENTION -50.00 0.00");
            assertThat(p.note()).contains("尚有 100.00 元未调减");
        });
        retention.reverse(no + "|r", no + "|1", yuan("250"), "异议成立");
        night.run("contractor.ledger-night");
        assertThat(balances(no)).isEqualTo("150.00 200.00 100.00 0.00");
    }

    @Test
    void retentionReleasedBeforeThisProgramWasIsReleasedInTheLedgerOnThatDay() {
        String no = newNumber();
        importContract(no, "10000", "3");
        importSecurity(no, "0", "100", "2025-11-15");
        assertThat(postings(no))
                .containsExactly(
                        "OPENING RETENTION 300.00 300.00",
                        "OPENING OTHER_PAYABLE 100.00 100.00",
                        "RELEASE RETENTION -300.00 0.00");
        assertThat(retention.account(no).postings().get(2).at()).isEqualTo(at("2025-11-15T00:00:00"));
        // the duty stays, the money is gone: the next source pays
        assertThat(lines(deduct(no, no + "|1", "40"))).containsExactly("OTHER_PAYABLE 40.00 60.00");
        // nothing is held any more, so a new settlement changes nothing
        importContract(no, "20000", "3");
        assertThat(balances(no)).isEqualTo("0.00 0.00 60.00 0.00");
    }

    @Test
    void aDayOfReleaseThatIsStillToComeIsReleasedWhenItComes() {
        String no = newNumber();
        importContract(no, "10000", "3");
        importSecurity(no, "0", "0", "2026-12-01");
        assertThat(balances(no)).startsWith("300.00 ");
        now("2026-12-01T03:50:00");
        night.run("contractor.ledger-night");
        night.run("contractor.ledger-night");
        assertThat(postings(no)).last().isEqualTo("RELEASE RETENTION -300.00 0.00");
        assertThat(postings(no)).hasSize(2);
    }

    @Test
    void aReleaseThatWasWrongInTheDataIsTakenBack() {
        String no = newNumber();
        importContract(no, "10000", "3");
        importSecurity(no, "0", "0", "2025-11-15");
        importSecurity(no, "0", "0", "");
        night.run("contractor.ledger-night");
        assertThat(postings(no).subList(1, postings(no).size()))
                .containsExactly("RELEASE RETENTION -300.00 0.00", "ADJUSTMENT RETENTION 300.00 300.00");
        importContract(no, "20000", "3");
        assertThat(balances(no)).startsWith("600.00 ");
    }

    @Test
    void aDeductionGoesFromSourceToSource_andTheRestIsAClaim() {
        String no = contract();
        assertThat(lines(retention.preview(no, yuan("650"))))
                .containsExactly(
                        "RETENTION 300.00 0.00",
                        "GUARANTEE 200.00 0.00",
                        "OTHER_PAYABLE 100.00 0.00",
                        "CLAIM 50.00 50.00");
        assertThat(balances(no)).isEqualTo("300.00 200.00 100.00 0.00");
        assertThat(lines(deduct(no, no + "|1", "250.50"))).containsExactly("RETENTION 250.50 49.50");
        assertThat(lines(deduct(no, no + "|2", "149.5")))
                .containsExactly("RETENTION 49.50 0.00", "GUARANTEE 100.00 100.00");
        assertThat(lines(deduct(no, no + "|3", "250")))
                .containsExactly("GUARANTEE 100.00 0.00", "OTHER_PAYABLE 100.00 0.00", "CLAIM 50.00 50.00");
        assertThat(lines(deduct(no, no + "|4", "7"))).containsExactly("CLAIM 7.00 57.00");
        Posting last = retention
                .account(no)
                .postings()
                .get(retention.account(no).postings().size() - 1);
        assertThat(last.caseNumber()).isEqualTo("BX-RS-P-20261101-0001");
        assertThat(last.letterNumber()).isEqualTo("〔2026〕第1号");
        assertThat(last.at()).isEqualTo(at("2026-11-23T09:00:00"));
    }

    @Test
    void aKnownKeyPostsNothing_andAnswersAsTheFirstTime() {
        String no = contract();
        List<String> first = lines(deduct(no, no + "|1", "320"));
        deduct(no, no + "|2", "50");
        List<String> before = postings(no);
        assertThat(lines(deduct(no, no + "|1", "320"))).isEqualTo(first);
        assertThat(postings(no)).isEqualTo(before);
        String other = contract();
        assertThatThrownBy(() -> deduct(other, no + "|1", "320")).isInstanceOf(IllegalStateException.class);
        assertThat(balances(other)).isEqualTo("300.00 200.00 100.00 0.00");
    }

    @Test
    void aDeductionIsGivenBackLastSourceFirst_atMostWhatIsLeftOfIt() {
        String no = contract();
        deduct(no, no + "|1", "650");
        assertThat(lines(retention.reverse(no + "|r1", no + "|1", yuan("80"), "异议部分成立")))
                .containsExactly("OTHER_PAYABLE 30.00 30.00", "CLAIM 50.00 0.00");
        assertThat(lines(retention.reverse(no + "|r1", no + "|1", yuan("80"), "异议部分成立")))
                .hasSize(2);
        assertThat(complaints(catchThrowable(() -> retention.reverse(no + "|r2", no + "|1", yuan("570.01"), "异议成立"))))
                .containsExactly("ledgerAmount retention.moreThanLeft");
        assertThat(lines(retention.reverse(no + "|r3", no + "|1", yuan("570"), "异议成立")))
                .containsExactly("RETENTION 300.00 300.00", "GUARANTEE 200.00 200.00", "OTHER_PAYABLE 70.00 100.00");
        assertThat(balances(no)).isEqualTo("300.00 200.00 100.00 0.00");
        assertThat(complaints(catchThrowable(() -> retention.reverse(no + "|r4", no + "|1", yuan("0.01"), "再退"))))
                .containsExactly("ledgerAmount retention.moreThanLeft");
        assertThatThrownBy(() -> retention.reverse(no + "|r5", no + "|r1", yuan("1"), "退回的退回"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aReleasePaysWhatIsThere_once_andDeductionsAfterItUseTheNextSource() {
        String no = contract();
        deduct(no, no + "|1", "100");
        assertThat(ledger.release(no + "|rel", no, yuan("1000"), "释放")).isEqualByComparingTo("200");
        assertThat(ledger.release(no + "|rel", no, yuan("1000"), "释放")).isEqualByComparingTo("200");
        assertThat(ledger.release(no + "|rel2", no, yuan("1000"), "释放")).isEqualByComparingTo("0");
        assertThat(balances(no)).isEqualTo("0.00 200.00 100.00 0.00");
        assertThat(lines(deduct(no, no + "|2", "10"))).containsExactly("GUARANTEE 10.00 190.00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "0.001", "10.999"})
    void onlyMoneyIsPosted(String amount) {
        String no = contract();
        assertThat(complaints(catchThrowable(() -> deduct(no, no + "|1", amount))))
                .containsExactly("ledgerAmount retention.notPositive");
        assertThat(complaints(catchThrowable(() -> retention.preview(no, yuan(amount)))))
                .containsExactly("ledgerAmount retention.notPositive");
        assertThat(postings(no)).hasSize(3);
    }

    @Test
    void thereIsNoLedgerWithoutAContract() {
        assertThatThrownBy(() -> deduct("NOWHERE", "x", "1")).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> retention.preview("NOWHERE", yuan("1"))).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> retention.account("NOWHERE")).isInstanceOf(NoSuchElementException.class);
    }

    /** Imported by a release that kept no ledgers: opened when it is first needed, or in the background. */
    @Test
    void aContractImportedBeforeLedgersWereKeptIsOpened() {
        String first = contractWithoutLedger();
        String second = contractWithoutLedger();
        assertThat(lines(deduct(first, first + "|1", "10"))).containsExactly("RETENTION 10.00 290.00");
        opening.run("all");
        assertThat(jdbc.sql("select count(*) from contractor_ledger where contract_no = ?")
                        .param(second)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(balances(second)).isEqualTo("300.00 0.00 0.00 0.00");
    }

    @Test
    void twoNodesOpenALedgerOnce() throws Exception {
        List<String> contracts =
                IntStream.range(0, 8).mapToObj(i -> contractWithoutLedger()).toList();
        inParallel(IntStream.range(0, 4)
                .<Callable<Boolean>>mapToObj(i -> () -> {
                    contracts.forEach(no -> ledger.retentionLeft(no));
                    return true;
                })
                .toList());
        contracts.forEach(no -> assertThat(postings(no)).containsExactly("OPENING RETENTION 300.00 300.00"));
    }

    private String contractWithoutLedger() {
        String no = newNumber();
        jdbc.sql("insert into estate_contract (no, name, project, contractor, main_contractor, settlement_cny,"
                        + " retention_percent, completion_acceptance_date, defects_liability_end, agency_fee_percent,"
                        + " warranty_clause, restart_rule) values (?, '旧合同', 'RS-P', ?, 'R001', 10000, 3,"
                        + " date '2025-03-28', date '2027-03-28', 20, '第15.3款', 'NONE')")
                .params(no, COMPANY)
                .update();
        return no;
    }

    /** The process dies between two entries of a transaction. */
    @Test
    void aFaultInTheMiddleLeavesNothing() {
        String no = contract();
        List<String> before = postings(no);
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    deduct(no, no + "|1", "650");
                    throw new IllegalStateException("killed after the postings");
                }))
                .hasMessage("killed after the postings");
        assertThat(postings(no)).isEqualTo(before);

        // something that the table refuses, after the entries were written
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    deduct(no, no + "|2", "250");
                    jdbc.sql(
                                    "update contractor_account set balance = 1 where contract_no = ? and account = 'RETENTION'")
                            .param(no)
                            .update();
                }))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThat(postings(no)).isEqualTo(before);
        assertThat(lines(deduct(no, no + "|1", "10"))).containsExactly("RETENTION 10.00 290.00");
    }

    @Test
    void theDatabaseRefusesWhatTheProgramWouldNever() {
        String no = contract();
        deduct(no, no + "|1", "10");
        String account = " where contract_no = '" + no + "' and account = 'RETENTION'";
        for (String sql : List.of(
                // a balance that no entry has
                "update contractor_account set balance = 291" + account,
                "update contractor_account set balance = -10" + account,
                // an entry whose sum is wrong, that begins with another balance, or stands beside another
                entry(no, 3, 2, "290", "10", "301"),
                entry(no, 3, 2, "300", "10", "310"),
                entry(no, 2, 1, "300", "-20", "280"),
                entry(no, 4, 3, "290", "10", "300"),
                entry(no, 3, 2, "290", "0", "290"),
                // the same thing twice
                "insert into contractor_transaction (transaction_key, contract_no, kind, booked_by, happened_at,"
                        + " booked_at) select transaction_key, contract_no, kind, booked_by, happened_at, booked_at"
                        + " from contractor_transaction where transaction_key = '" + no + "|1'")) {
            assertThatThrownBy(() -> transaction.executeWithoutResult(
                            status -> jdbc.sql(sql).update()))
                    .as(sql)
                    .isInstanceOf(DataAccessException.class);
        }
        assertThat(balances(no)).isEqualTo("290.00 200.00 100.00 0.00");
    }

    private String entry(String no, int number, int previous, String before, String amount, String after) {
        return "insert into contractor_entry (transaction_id, contract_no, account, entry_no, previous_no,"
                + " balance_before, amount, balance_after) select max(id), '" + no + "', 'RETENTION', " + number + ", "
                + previous + ", " + before + ", " + amount + ", " + after
                + " from contractor_transaction where contract_no = '" + no + "' and kind = 'OPENING'";
    }

    @Test
    void rulesOfAContractStandAboveThoseForAll_byDate() {
        String no = contract();
        assertThat(rules.of(no, at("2026-11-23T09:00:00")))
                .isEqualTo(new ContractRules.Rule(4, 5, null, new BigDecimal("3.00")));
        jdbc.sql("insert into contractor_contract_rule (contract_no, valid_from, charge_back_cap_cny, courier_days)"
                        + " values (?, date '2026-11-01', 5000, null), (?, date '2026-11-20', null, 3)")
                .params(no, no)
                .update();
        assertThat(rules.of(no, at("2026-10-31T23:59:59")).chargeBackCapCny()).isNull();
        assertThat(rules.of(no, at("2026-11-01T00:00:00")))
                .isEqualTo(new ContractRules.Rule(4, 5, new BigDecimal("5000.00"), new BigDecimal("3.00")));
        assertThat(rules.of(no, at("2026-11-23T09:00:00")))
                .isEqualTo(new ContractRules.Rule(3, 5, new BigDecimal("5000.00"), new BigDecimal("3.00")));
    }

    /**
     * Random deductions, reversals, releases and repeated keys from several threads on several contracts. Afterwards the
     * entries alone, replayed here, give every balance; nothing is negative, nothing lost, every key is there once.
     */
    @Test
    void whateverIsPostedAtOnce_everyBalanceIsTheSumOfItsEntries() throws Exception {
        List<String> contracts =
                IntStream.range(0, CONTRACTS).mapToObj(i -> randomContract()).toList();
        List<Callable<List<String>>> clerks = IntStream.range(0, threads())
                .<Callable<List<String>>>mapToObj(clerk -> () -> new Clerk(clerk, contracts).work(rounds()))
                .toList();
        List<String> keys = inParallel(clerks).stream().flatMap(List::stream).toList();

        assertThat(proof.differences()).isEmpty();
        assertThat(keys).doesNotHaveDuplicates().isNotEmpty();
        List<String> stored = jdbc.sql("select transaction_key from contractor_transaction"
                        + " where contract_no in (:contracts) and kind <> 'OPENING'")
                .param("contracts", contracts)
                .query(String.class)
                .list();
        assertThat(stored).containsExactlyInAnyOrderElementsOf(keys);
        contracts.forEach(this::replay);
    }

    private String randomContract() {
        String no = newNumber();
        importContract(no, String.valueOf(50_000 + ThreadLocalRandom.current().nextInt(100_000)), "3");
        importSecurity(no, "700", "450.55", "");
        return no;
    }

    private void replay(String no) {
        java.util.Map<Source, BigDecimal> running = new java.util.EnumMap<>(Source.class);
        for (Posting posting : retention.account(no).postings()) {
            BigDecimal after = running.merge(posting.source(), posting.amount(), BigDecimal::add);
            assertThat(after).as(line(posting)).isEqualByComparingTo(posting.balanceAfter());
            assertThat(after.signum()).as(line(posting)).isNotNegative();
        }
        retention.account(no).balances().forEach(balance -> assertThat(
                        running.getOrDefault(balance.source(), BigDecimal.ZERO))
                .isEqualByComparingTo(balance.amount()));
        // deductions less reversals are what was recovered and is still claimed, to the cent
        BigDecimal taken = jdbc.sql(
                        "select coalesce(-sum(e.amount), 0) from contractor_entry e join contractor_transaction t"
                                + " on t.id = e.transaction_id where e.contract_no = ? and t.kind in ('DEDUCTION', 'REVERSAL')"
                                + " and e.account in ('RETENTION', 'GUARANTEE', 'OTHER_PAYABLE')")
                .param(no)
                .query(BigDecimal.class)
                .single();
        BigDecimal recovered = jdbc.sql("select coalesce(sum(amount), 0) from contractor_entry where contract_no = ?"
                        + " and account = 'RECOVERED'")
                .param(no)
                .query(BigDecimal.class)
                .single();
        assertThat(recovered).isEqualByComparingTo(taken);
    }

    /** Posts at random and remembers what was posted. */
    private final class Clerk {

        private final int number;
        private final List<String> contracts;
        private final List<String> posted = new ArrayList<>();
        private final List<String> deductions = new ArrayList<>();

        Clerk(int number, List<String> contracts) {
            this.number = number;
            this.contracts = contracts;
        }

        List<String> work(int rounds) {
            for (int i = 0; i < rounds; i++) {
                ThreadLocalRandom random = ThreadLocalRandom.current();
                String no = contracts.get(random.nextInt(contracts.size()));
                String key = "random|" + getClass().getSimpleName() + "|" + contracts.get(0) + "|" + number + "|" + i;
                BigDecimal amount = BigDecimal.valueOf(1 + random.nextInt(40_000), 2);
                switch (random.nextInt(10)) {
                    case 0 -> release(no, key, amount);
                    case 1, 2, 3 -> giveBack(key, amount);
                    case 4 -> again(no, amount);
                    case 5 -> dies(no, key, amount);
                    default -> take(no, key, amount);
                }
            }
            return posted;
        }

        private void take(String no, String key, BigDecimal amount) {
            BigDecimal sum = deduct(no, key, amount.toPlainString()).stream()
                    .map(share -> share.amount())
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(sum).isEqualByComparingTo(amount);
            posted.add(key);
            deductions.add(key);
        }

        private void giveBack(String key, BigDecimal amount) {
            if (deductions.isEmpty()) {
                return;
            }
            String deduction = deductions.get(ThreadLocalRandom.current().nextInt(deductions.size()));
            try {
                retention.reverse(key, deduction, amount, "随机退回");
                posted.add(key);
            } catch (cn.baoxiu.engine.FormRejected e) {
                // more than is left of it
            }
        }

        private void again(String no, BigDecimal amount) {
            if (!deductions.isEmpty()) {
                String key = deductions.get(deductions.size() - 1);
                String of = jdbc.sql("select contract_no from contractor_transaction where transaction_key = ?")
                        .param(key)
                        .query(String.class)
                        .single();
                deduct(of, key, amount.toPlainString());
            }
        }

        private void dies(String no, String key, BigDecimal amount) {
            assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                        deduct(no, key, amount.toPlainString());
                        throw new IllegalStateException("killed");
                    }))
                    .hasMessage("killed");
        }

        private void release(String no, String key, BigDecimal amount) {
            if (ledger.release(key, no, amount, "随机释放").signum() > 0) {
                posted.add(key);
            }
        }
    }

    private static <T> List<T> inParallel(List<Callable<T>> works) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(works.size());
        try {
            CountDownLatch together = new CountDownLatch(works.size());
            List<Future<T>> running = works.stream()
                    .map(work -> pool.submit(() -> {
                        together.countDown();
                        together.await();
                        return work.call();
                    }))
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> one : running) {
                results.add(one.get(2, TimeUnit.MINUTES));
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }
}
