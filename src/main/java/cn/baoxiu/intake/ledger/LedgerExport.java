package cn.baoxiu.intake.ledger;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.springframework.stereotype.Component;

/** Writes rows as an XLSX workbook: the file's own columns, before them row number, outcome and reasons. */
@Component
class LedgerExport {

    private static final int ROWS_IN_MEMORY = 100;
    private static final int CELL_MAX = 32_000;
    private static final String STARTS_FORMULA = "=+-@\t\r";

    private final LedgerSentences sentences;

    LedgerExport(LedgerSentences sentences) {
        this.sentences = sentences;
    }

    byte[] write(List<String> headings, List<LedgerRow> rows) {
        try (SXSSFWorkbook workbook = new SXSSFWorkbook(ROWS_IN_MEMORY);
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            Sheet sheet = workbook.createSheet(sentences.text("ledger.export.sheet"));
            Row header = sheet.createRow(0);
            put(header, 0, sentences.text("ledger.export.row"));
            put(header, 1, sentences.text("ledger.export.outcome"));
            put(header, 2, sentences.text("ledger.export.reasons"));
            for (int i = 0; i < headings.size(); i++) {
                put(header, i + 3, headings.get(i));
            }
            int number = 1;
            for (LedgerRow row : rows) {
                Row line = sheet.createRow(number++);
                line.createCell(0).setCellValue(row.rowNo());
                put(line, 1, sentences.outcome(row.outcome()));
                put(line, 2, row.reasons().stream().map(sentences::of).collect(Collectors.joining("；")));
                for (int i = 0; i < row.cells().size(); i++) {
                    put(line, i + 3, row.cells().get(i));
                }
            }
            workbook.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A text that a spreadsheet might take for a formula gets an apostrophe before it. */
    static String harmless(String text) {
        boolean formula = !text.isEmpty() && STARTS_FORMULA.indexOf(text.charAt(0)) >= 0;
        return formula ? "'" + text : text;
    }

    private static void put(Row row, int column, String text) {
        String harmless = harmless(text);
        row.createCell(column).setCellValue(harmless.substring(0, Math.min(harmless.length(), CELL_MAX)));
    }
}
