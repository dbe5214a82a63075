package cn.baoxiu.intake.ledger;

import cn.baoxiu.engine.BackgroundTask;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes the waiting rows of a file over, batch by batch. A batch is one transaction: cases, reports and what became of
 * the rows are stored together, so a crash leaves whole batches, and the next run goes on with the rows that wait.
 */
class LedgerRun implements BackgroundTask {

    static final String NAME = "intake.ledger";

    private static final Logger LOG = LoggerFactory.getLogger(LedgerRun.class);

    private final LedgerStaging staging;
    private final LedgerWords words;
    private final RowJudge judge;
    private final TransactionTemplate transaction;
    private final int batchRows;

    LedgerRun(
            LedgerStaging staging, LedgerWords words, RowJudge judge, TransactionTemplate transaction, int batchRows) {
        this.staging = staging;
        this.words = words;
        this.judge = judge;
        this.transaction = transaction;
        this.batchRows = batchRows;
    }

    /** The id of one run of a file; a file is run again after a clerk has mapped a word. */
    static String id(long file, int run) {
        return file + "-" + run;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(String id) {
        long file = Long.parseLong(id.substring(0, id.indexOf('-')));
        boolean more = staging.find(file).isPresent();
        while (more) {
            more = batch(file);
        }
    }

    /** @return false if no row waits any more */
    boolean batch(long fileId) {
        List<Integer> rows = new ArrayList<>();
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> batch(fileId, rows)));
        } catch (RuntimeException e) {
            LOG.warn("a batch of ledger {} from row {} failed; its rows are tried one by one", fileId, rows, e);
            rows.forEach(row -> one(fileId, row));
            return !rows.isEmpty();
        }
    }

    private boolean batch(long fileId, List<Integer> numbers) {
        LedgerFile file = staging.lock(fileId);
        List<LedgerRow> rows = staging.waiting(fileId, batchRows);
        if (rows.isEmpty() || file.status() == LedgerFile.Status.MAPPING) {
            if (file.status() == LedgerFile.Status.RUNNING) {
                staging.finish(fileId);
            }
            numbers.clear();
            return false;
        }
        rows.forEach(row -> numbers.add(row.rowNo()));
        LedgerTerms terms = words.of(file.subsidiary());
        rows.forEach(row -> staging.settle(row, judge.judge(file, row, terms)));
        return true;
    }

    /** A row that cannot be stored must not hold up the others. */
    private void one(long fileId, int rowNo) {
        try {
            transaction.executeWithoutResult(status -> settle(fileId, rowNo));
        } catch (RuntimeException e) {
            LOG.warn("row {} of ledger {} was not stored", rowNo, fileId, e);
            transaction.executeWithoutResult(status -> {
                staging.lock(fileId);
                staging.row(fileId, rowNo)
                        .ifPresent(row -> staging.settle(
                                row,
                                new RowResult(
                                        RowOutcome.DOUBTFUL,
                                        null,
                                        List.of(Finding.of("NOT_STORED", null, "")),
                                        List.of(),
                                        null,
                                        null)));
            });
        }
    }

    private void settle(long fileId, int rowNo) {
        LedgerFile file = staging.lock(fileId);
        LedgerRow row = staging.row(fileId, rowNo).orElseThrow();
        if (row.outcome() == RowOutcome.WAITING) {
            staging.settle(row, judge.judge(file, row, words.of(file.subsidiary())));
        }
    }
}
