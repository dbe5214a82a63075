package cn.baoxiu.intake.ledger;

import cn.baoxiu.engine.EngineTime;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides what becomes of one row, and takes it if it is clear. */
class RowJudge {

    private static final Set<String> SUBTOTALS = Set.of("小计", "合计", "总计", "累计", "本页小计", "本页合计", "本月小计", "本月合计");

    private final LedgerStaging staging;
    private final RowReading reading;
    private final RowTaking taking;

    RowJudge(LedgerStaging staging, RowReading reading, RowTaking taking) {
        this.staging = staging;
        this.reading = reading;
        this.taking = taking;
    }

    RowResult judge(LedgerFile file, LedgerRow row, LedgerTerms terms) {
        boolean blank = row.formulas().isEmpty() && row.cells().stream().allMatch(String::isBlank);
        if (blank && row.corrections().isEmpty()) {
            return RowResult.of(RowOutcome.EMPTY);
        }
        RowCells cells = RowCells.of(row.cells(), file.columns(), row.corrections());
        if (isSubtotal(row, cells)) {
            return RowResult.of(RowOutcome.SUBTOTAL);
        }
        Findings findings = new Findings();
        checkForm(file, row, cells, findings);
        String hash = cells.hash();
        if (findings.refusals().isEmpty() && row.corrections().isEmpty()) {
            Optional<LedgerRow> same = staging.sameBefore(file.id(), hash, row.rowNo());
            if (same.isPresent()) {
                return duplicate(hash, same.get().caseNumber(), same.get().rowNo());
            }
        }
        Understood understood = findings.refusals().isEmpty() ? read(file, cells, terms, findings) : null;
        if (!findings.refusals().isEmpty()) {
            return new RowResult(RowOutcome.REFUSED, hash, findings.refusals(), findings.notes(), null, null);
        }
        if (understood == null) {
            return new RowResult(RowOutcome.DOUBTFUL, hash, findings.doubts(), findings.notes(), null, null);
        }
        Optional<RowTaking.Taken> before = taking.before(file.subsidiary(), understood.fingerprint());
        if (before.isPresent()) {
            return again(file, hash, understood, before.get(), cells, findings);
        }
        String number = taking.take(file, row, understood);
        return new RowResult(RowOutcome.TAKEN, hash, List.of(), findings.notes(), number, null);
    }

    private @Nullable Understood read(LedgerFile file, RowCells cells, LedgerTerms terms, Findings findings) {
        LocalDate uploadDay = file.uploadedAt().atZone(EngineTime.ZONE).toLocalDate();
        return reading.read(cells, terms, file.assumedYear(), uploadDay, findings);
    }

    private static RowResult duplicate(String hash, @Nullable String caseNumber, @Nullable Integer rowNo) {
        return new RowResult(RowOutcome.DUPLICATE, hash, List.of(), List.of(), caseNumber, rowNo);
    }

    private static RowResult again(
            LedgerFile file,
            String hash,
            Understood understood,
            RowTaking.Taken before,
            RowCells cells,
            Findings findings) {
        if (before.contentHash().equals(understood.contentHash())) {
            return duplicate(hash, before.caseNumber(), before.file() == file.id() ? before.rowNo() : null);
        }
        List<Finding> doubts = new ArrayList<>();
        doubts.add(Finding.of(
                "TAKEN_DIFFERENTLY",
                LedgerColumn.CONTENT,
                cells.of(LedgerColumn.CONTENT),
                before.caseNumber(),
                String.valueOf(before.rowNo())));
        return new RowResult(RowOutcome.DOUBTFUL, hash, doubts, findings.notes(), before.caseNumber(), null);
    }

    private static boolean isSubtotal(LedgerRow row, RowCells cells) {
        String first = row.cells().stream()
                .map(PlainText::letters)
                .filter(c -> !c.isEmpty())
                .findFirst()
                .orElse("");
        return SUBTOTALS.contains(first) && !(cells.has(LedgerColumn.CONTENT) && cells.has(LedgerColumn.ROOM));
    }

    private static void checkForm(LedgerFile file, LedgerRow row, RowCells cells, Findings findings) {
        List<@Nullable LedgerColumn> columns = file.columns();
        for (int i = 0; i < columns.size(); i++) {
            LedgerColumn meaning = columns.get(i);
            if (meaning == null || meaning == LedgerColumn.NUMBER || cells.isCorrected(meaning)) {
                continue;
            }
            if (row.formulas().contains(i)) {
                findings.refuse("FORMULA", meaning, "");
            } else if (row.merged().contains(i)) {
                findings.note("MERGED", meaning, cells.of(meaning));
            }
        }
        for (int i = columns.size(); i < row.cells().size(); i++) {
            if (!row.cells().get(i).isBlank()) {
                findings.refuse("EXTRA_CELL", null, row.cells().get(i), String.valueOf(i + 1));
                break;
            }
        }
        if (!cells.has(LedgerColumn.ROOM) && !cells.has(LedgerColumn.CONTENT) && !cells.has(LedgerColumn.REPORTED)) {
            if (findings.refusals().isEmpty()) {
                findings.refuse("NO_REPORT", null, "");
            }
        }
    }
}
