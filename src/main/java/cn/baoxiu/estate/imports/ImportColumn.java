package cn.baoxiu.estate.imports;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column of an import file.
 *
 * @param name as in the header; the Chinese label {@code import.column.<name>} is accepted too
 * @param refersTo what must exist under the value; null if nothing
 * @param stored true if the value goes into the table's column of the same name
 */
record ImportColumn(String name, boolean required, CellParser parser, @Nullable Reference refersTo, boolean stored) {

    static ImportColumn required(String name, CellParser parser) {
        return new ImportColumn(name, true, parser, null, true);
    }

    static ImportColumn optional(String name, CellParser parser) {
        return new ImportColumn(name, false, parser, null, true);
    }

    ImportColumn refersTo(Reference reference) {
        return new ImportColumn(name, required, parser, reference, stored);
    }

    /** Only derived columns take the value. */
    ImportColumn notStored() {
        return new ImportColumn(name, required, parser, refersTo, false);
    }

    /** A column of the table computed from the row. */
    record Derived(String name, Function<Row, @Nullable Object> value) {}
}
