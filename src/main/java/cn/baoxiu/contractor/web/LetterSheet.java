package cn.baoxiu.contractor.web;

import cn.baoxiu.contractor.letter.LetterFilter;
import cn.baoxiu.contractor.letter.LetterList;
import cn.baoxiu.engine.EngineTime;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes a list of letters as a spreadsheet, in the reader's language. */
@Component
class LetterSheet {

    /** Beyond, the sheet ends with a line that says so. */
    private static final int MAX_ROWS = 50_000;

    private static final int ROWS_IN_MEMORY = 200;
    private static final int CHARACTER = 256;
    private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\\t\\r]", Pattern.DOTALL);

    private static final List<String> COLUMNS = List.of(
            "kind",
            "number",
            "state",
            "contractor",
            "project",
            "contract",
            "case",
            "amount",
            "drafted",
            "issued",
            "delivered");

    private static final List<Integer> WIDTHS = List.of(18, 26, 10, 30, 18, 20, 28, 14, 17, 17, 17);

    private final LetterList letters;
    private final LetterText text;

    LetterSheet(LetterList letters, LetterText text) {
        this.letters = letters;
        this.text = text;
    }

    void write(LetterFilter filter, OutputStream out) throws IOException {
        try (SXSSFWorkbook book = new SXSSFWorkbook(ROWS_IN_MEMORY)) {
            SXSSFSheet sheet = book.createSheet(text.text("contractor.letters.title"));
            CellStyle moment = book.createCellStyle();
            moment.setDataFormat(book.createDataFormat().getFormat("yyyy-mm-dd hh:mm"));
            CellStyle money = book.createCellStyle();
            money.setDataFormat(book.createDataFormat().getFormat("#,##0.00"));
            Row head = sheet.createRow(0);
            for (int i = 0; i < COLUMNS.size(); i++) {
                head.createCell(i).setCellValue(text.text("contractor.letters." + COLUMNS.get(i)));
                sheet.setColumnWidth(i, WIDTHS.get(i) * CHARACTER);
            }
            sheet.createFreezePane(2, 1);
            Map<String, String> contractors = text.contractors();
            List<LetterList.Row> rows = letters.all(filter, MAX_ROWS + 1);
            for (LetterList.Row letter : rows.subList(0, Math.min(rows.size(), MAX_ROWS))) {
                Row row = sheet.createRow(sheet.getLastRowNum() + 1);
                text(row, text.of("rung", letter.kind()));
                text(row, letter.number() == null ? "" : letter.number());
                text(row, text.of("letterState", letter.state()));
                text(row, contractors.getOrDefault(letter.contractor(), letter.contractor()));
                text(row, text.project(letter.project()));
                text(row, letter.contractNo());
                text(row, letter.caseNumber());
                Cell amount = next(row);
                if (letter.amount().signum() != 0) {
                    amount.setCellValue(letter.amount().doubleValue());
                    amount.setCellStyle(money);
                }
                moment(row, letter.draftedAt(), moment);
                moment(row, letter.issuedAt(), moment);
                moment(row, letter.deliveredAt(), moment);
            }
            if (rows.size() > MAX_ROWS) {
                text(sheet.createRow(sheet.getLastRowNum() + 1), text.text("contractor.letters.more", MAX_ROWS));
            }
            book.write(out);
        }
    }

    /** Text as text: what a spreadsheet could take for a formula gets an apostrophe before it. */
    private static void text(Row row, String value) {
        next(row).setCellValue(FORMULA.matcher(value).find() ? "'" + value : value);
    }

    private static void moment(Row row, @Nullable Instant at, CellStyle style) {
        Cell cell = next(row);
        if (at != null) {
            cell.setCellValue(LocalDateTime.ofInstant(at, EngineTime.ZONE));
            cell.setCellStyle(style);
        }
    }

    private static Cell next(Row row) {
        return row.createCell(Math.max(0, row.getLastCellNum()));
    }
}
