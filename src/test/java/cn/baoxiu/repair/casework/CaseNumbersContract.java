package cn.baoxiu.repair.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.jdbc.AutoConfigureTestDatabase;
import org.springframework.boot.test.autoconfigure.jdbc.JdbcTest;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

@JdbcTest
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
@Import(CaseNumbers.class)
@Transactional(propagation = Propagation.NOT_SUPPORTED)
abstract class CaseNumbersContract {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

    @Autowired
    CaseNumbers numbers;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void countsPerProjectAndDay() {
        assertThat(next("HN-YJT", DAY)).isEqualTo("BX-HN-YJT-20261123-0001");
        assertThat(next("HN-YJT", DAY)).isEqualTo("BX-HN-YJT-20261123-0002");
        assertThat(next("HN-YJT", DAY.plusDays(1))).isEqualTo("BX-HN-YJT-20261124-0001");
        assertThat(next("HD-LJW", DAY)).isEqualTo("BX-HD-LJW-20261123-0001");
    }

    @Test
    void aNumberOfACaseThatWasNotStoredIsGivenAgain() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            numbers.next("ROLLED", DAY);
            status.setRollbackOnly();
        });
        assertThat(next("ROLLED", DAY)).isEqualTo("BX-ROLLED-20261123-0001");
    }

    @Test
    void manyFirstReportsAtOnceGetDifferentNumbersWithoutGaps() throws Exception {
        int reports = 16;
        ExecutorService clerks = Executors.newFixedThreadPool(8);
        CountDownLatch start = new CountDownLatch(1);
        try {
            List<Future<String>> given = new ArrayList<>();
            for (int i = 0; i < reports; i++) {
                given.add(clerks.submit(() -> {
                    start.await();
                    return next("BUSY", DAY);
                }));
            }
            start.countDown();
            List<String> all = new ArrayList<>();
            for (Future<String> number : given) {
                all.add(number.get());
            }
            assertThat(all)
                    .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, reports)
                            .mapToObj("BX-BUSY-20261123-%04d"::formatted)
                            .toList());
        } finally {
            clerks.shutdownNow();
        }
    }

    private String next(String project, LocalDate day) {
        return new TransactionTemplate(transactions).execute(status -> numbers.next(project, day));
    }
}
