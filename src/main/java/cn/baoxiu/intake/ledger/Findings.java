package cn.baoxiu.intake.ledger;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers what is remarked while a row is read. */
final class Findings {

    private final List<Finding> doubts = new ArrayList<>();
    private final List<Finding> refusals = new ArrayList<>();
    private final List<Finding> notes = new ArrayList<>();

    /** A clerk has to decide. */
    void doubt(String code, @Nullable LedgerColumn column, String value, String... args) {
        doubts.add(Finding.of(code, column, value, args));
    }

    /** The row cannot be read as a report. */
    void refuse(String code, @Nullable LedgerColumn column, String value, String... args) {
        refusals.add(Finding.of(code, column, value, args));
    }

    /** Something was inferred, or left out; it is shown with the row. */
    void note(String code, @Nullable LedgerColumn column, String value, String... args) {
        notes.add(Finding.of(code, column, value, args));
    }

    List<Finding> doubts() {
        return doubts;
    }

    List<Finding> refusals() {
        return refusals;
    }

    List<Finding> notes() {
        return notes;
    }
}
