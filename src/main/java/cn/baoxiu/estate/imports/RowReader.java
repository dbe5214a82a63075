package cn.baoxiu.estate.imports;

import java.util.ArrayList;
import java.util.List;

/** Turns the lines of a sheet into rows of values and checks each by itself. */
final class RowReader {

    private final ImportKind kind;
    private final HeaderReader.Header header;
    private final Facts facts;

    RowReader(ImportKind kind, HeaderReader.Header header, Facts facts) {
        this.kind = kind;
        this.header = header;
        this.facts = facts;
    }

    List<Row> read(Sheet sheet) {
        List<Row> rows = new ArrayList<>(sheet.lines().size());
        for (Sheet.Line line : sheet.lines()) {
            rows.add(row(line));
        }
        return rows;
    }

    private Row row(Sheet.Line line) {
        Row row = new Row(line.number());
        List<String> cells = line.cells();
        if (cells.stream().skip(header.size()).anyMatch(cell -> !cell.isEmpty())) {
            row.error(null, null, "import.row.tooManyCells", List.of(String.valueOf(header.size())));
            return row;
        }
        for (ImportColumn column : kind.columns()) {
            Integer place = header.places().get(column.name());
            String text = place == null || place >= cells.size() ? "" : cells.get(place);
            cell(row, column, text);
        }
        if (row.good()) {
            kind.check().look(row, facts);
        }
        return row;
    }

    private void cell(Row row, ImportColumn column, String text) {
        if (text.isEmpty()) {
            if (column.required()) {
                row.error(column.name(), text, "import.cell.required", List.of());
            }
            return;
        }
        try {
            Object value = column.parser().parse(text);
            Reference reference = column.refersTo();
            if (reference != null && !known(reference, (String) value)) {
                row.error(column.name(), text, "import.cell.unknown", List.of());
                return;
            }
            row.put(column.name(), text, value);
        } catch (BadCell e) {
            row.error(column.name(), text, e.code(), e.args());
        }
    }

    /** What a person may not see does not exist for them. */
    private boolean known(Reference reference, String code) {
        String subsidiary = facts.subsidiaryOf(reference, code);
        return subsidiary != null && facts.mayUse(subsidiary);
    }
}
