package cn.baoxiu.intake.ledger.file;

import cn.baoxiu.intake.ledger.file.LedgerRefused.Reason;
import cn.baoxiu.intake.ledger.file.LedgerSheet.SheetRow;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.model.StylesTable;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Gathers the rows of one worksheet part. Own reader, because the usual one loses which cells are formulas, and moves
 * cells to the left where a file has no cell references.
 */
final class XlsxRows extends DefaultHandler {

    private static final int COLUMNS_MAX = 100;
    private static final int MERGED_MAX = 20_000;
    /** Excel keeps 15 digits; more are rounding noise of the binary number. */
    private static final MathContext DIGITS_OF_EXCEL = new MathContext(15);

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final ReadOnlySharedStringsTable strings;
    private final @Nullable StylesTable styles;
    private final int rowsMax;
    private final TreeMap<Integer, Cells> rows = new TreeMap<>();
    private final List<CellRangeAddress> merged = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    private int row;
    private int column;
    private Cells cells = new Cells();
    private String type = "n";
    private int style;
    private boolean collects;
    private boolean phonetic;

    XlsxRows(ReadOnlySharedStringsTable strings, @Nullable StylesTable styles, int rowsMax) {
        this.strings = strings;
        this.styles = styles;
        this.rowsMax = rowsMax;
    }

    private static final class Cells {
        final List<String> values = new ArrayList<>();
        final Set<Integer> formulas = new HashSet<>();
        final Set<Integer> merged = new HashSet<>();

        void put(int column, String value) {
            while (values.size() <= column) {
                values.add("");
            }
            values.set(column, value);
        }
    }

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes) {
        switch (localName) {
            case "row" -> {
                String number = attributes.getValue("r");
                row = number == null ? row + 1 : Integer.parseInt(number);
                column = -1;
                cells = new Cells();
            }
            case "c" -> startCell(attributes);
            case "f" -> {
                if (column < COLUMNS_MAX) {
                    cells.formulas.add(column);
                }
            }
            case "rPh" -> phonetic = true;
            case "v", "t" -> collects = !phonetic;
            case "mergeCell" -> {
                if (merged.size() >= MERGED_MAX) {
                    throw new LedgerRefused(Reason.UNREADABLE);
                }
                merged.add(CellRangeAddress.valueOf(attributes.getValue("ref")));
            }
            default -> {}
        }
    }

    private void startCell(Attributes attributes) {
        String reference = attributes.getValue("r");
        column = reference == null ? column + 1 : new CellReference(reference).getCol();
        String written = attributes.getValue("t");
        type = written == null ? "n" : written;
        String index = attributes.getValue("s");
        style = index == null ? 0 : Integer.parseInt(index);
        text.setLength(0);
    }

    @Override
    public void characters(char[] characters, int start, int length) {
        if (collects) {
            text.append(characters, start, length);
        }
    }

    @Override
    public void endElement(String uri, String localName, String qName) {
        switch (localName) {
            case "v", "t" -> collects = false;
            case "rPh" -> phonetic = false;
            case "c" -> {
                if (column < COLUMNS_MAX) {
                    cells.put(column, cells.formulas.contains(column) ? "" : value(text.toString()));
                }
            }
            case "row" -> {
                if (rows.size() >= rowsMax) {
                    throw new LedgerRefused(Reason.TOO_MANY_ROWS, String.valueOf(rowsMax));
                }
                rows.put(row, cells);
            }
            default -> {}
        }
    }

    private String value(String raw) {
        return switch (type) {
            case "s" ->
                raw.isEmpty()
                        ? ""
                        : strings.getItemAt(Integer.parseInt(raw.strip())).getString();
            case "b" -> raw.equals("1") ? "是" : "否";
            case "n" -> raw.isBlank() ? "" : number(raw.strip());
            default -> raw;
        };
    }

    /** Dates as ISO dates and numbers as plain numbers, whatever format the cell shows them in. */
    private String number(String raw) {
        double value = Double.parseDouble(raw);
        if (isDate() && DateUtil.isValidExcelDate(value)) {
            LocalDateTime moment = DateUtil.getLocalDateTime(value);
            return moment.toLocalTime().equals(LocalTime.MIDNIGHT) ? DAY.format(moment) : MINUTE.format(moment);
        }
        return BigDecimal.valueOf(value)
                .round(DIGITS_OF_EXCEL)
                .stripTrailingZeros()
                .toPlainString();
    }

    private boolean isDate() {
        if (styles == null || style >= styles.getNumCellStyles()) {
            return false;
        }
        XSSFCellStyle of = styles.getStyleAt(style);
        return of != null && DateUtil.isADateFormat(of.getDataFormat(), of.getDataFormatString());
    }

    /** All rows from the first to the last: rows that the file leaves out are empty ones. */
    List<SheetRow> rows() {
        merged.forEach(this::fill);
        List<SheetRow> result = new ArrayList<>();
        int next = rows.isEmpty() ? 0 : rows.firstKey();
        for (var entry : rows.entrySet()) {
            if (entry.getKey() - next > rowsMax) {
                throw new LedgerRefused(Reason.TOO_MANY_ROWS, String.valueOf(rowsMax));
            }
            for (; next < entry.getKey(); next++) {
                result.add(new SheetRow(next, List.of(), Set.of(), Set.of()));
            }
            Cells of = entry.getValue();
            result.add(new SheetRow(next++, List.copyOf(of.values), Set.copyOf(of.formulas), Set.copyOf(of.merged)));
        }
        return result;
    }

    /** A merged range shows the value of its first cell for all of its rows. */
    private void fill(CellRangeAddress range) {
        int from = range.getFirstColumn();
        Cells first = rows.get(range.getFirstRow() + 1);
        if (first == null || from >= COLUMNS_MAX) {
            return;
        }
        String value = from < first.values.size() ? first.values.get(from) : "";
        int lastColumn = Math.min(range.getLastColumn(), COLUMNS_MAX - 1);
        rows.subMap(range.getFirstRow() + 1, true, range.getLastRow() + 1, true).forEach((number, of) -> {
            for (int c = from; c <= lastColumn; c++) {
                of.merged.add(c);
                if (c == from) {
                    of.put(c, value);
                }
                if (first.formulas.contains(from)) {
                    of.formulas.add(c);
                }
            }
        });
    }
}
