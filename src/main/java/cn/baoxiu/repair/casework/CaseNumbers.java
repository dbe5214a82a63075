package cn.baoxiu.repair.casework;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives case numbers {@code BX-<project>-<yyyyMMdd>-<nnnn>}, counted per project and report date (rules R4). */
@Component
class CaseNumbers {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT);

    private final JdbcClient jdbc;
    private final TransactionTemplate savepoint;

    CaseNumbers(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.savepoint = new TransactionTemplate(transactions);
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** Must run in a transaction: the counter's row stays locked until the case is stored. */
    String next(String project, LocalDate reportDate) {
        Integer number = increment(project, reportDate);
        if (number == null) {
            insertFirst(project, reportDate);
            number = Objects.requireNonNull(increment(project, reportDate));
        }
        return "BX-%s-%s-%04d".formatted(project, DAY.format(reportDate), number);
    }

    /** @return the next number, null if it is the first report of the day */
    private @Nullable Integer increment(String project, LocalDate reportDate) {
        KeyHolder counted = new GeneratedKeyHolder();
        jdbc.sql("update repair_case_counter set last_number = last_number + 1"
                        + " where project = ? and report_date = ?")
                .params(project, reportDate)
                .update(counted, "last_number");
        return counted.getKeyList().isEmpty()
                ? null
                : Integer.valueOf(Objects.requireNonNull(counted.getKey()).intValue());
    }

    /** Two first reports of a day may meet here: the loser goes back to its savepoint and counts on the winner's row. */
    private void insertFirst(String project, LocalDate reportDate) {
        try {
            savepoint.executeWithoutResult(status -> jdbc.sql(
                            "insert into repair_case_counter" + " (project, report_date, last_number) values (?, ?, 0)")
                    .params(project, reportDate)
                    .update());
        } catch (DuplicateKeyException e) {
            // The row is there now, which is all that was wanted.
        }
    }
}
