package cn.baoxiu.repair.listing;

import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.repair.casework.Labels;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes a list of cases as a spreadsheet. It holds no names or telephone numbers of owners, and no free text. */
@Component
public class CaseSheet {

    /** Beyond, the sheet ends with a line that says so. */
    public static final int MAX_ROWS = 50_000;

    private static final int ROWS_IN_MEMORY = 200;
    private static final int CHARACTER = 256;
    private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\\t\\r]", Pattern.DOTALL);

    private static final List<String> COLUMNS = List.of(
            "number",
            "grade",
            "subsidiary",
            "project",
            "location",
            "defect",
            "place",
            "stage",
            "holder",
            "responsible",
            "repairing",
            "due",
            "overdue",
            "reportedAt",
            "closedAt",
            "reworks",
            "groupComplaint");

    private static final List<Integer> WIDTHS =
            List.of(26, 10, 12, 18, 34, 16, 10, 14, 22, 26, 26, 17, 8, 17, 17, 10, 8);

    private final CaseList cases;
    private final ListNames names;
    private final Labels labels;

    CaseSheet(CaseList cases, ListNames names, Labels labels) {
        this.cases = cases;
        this.names = names;
        this.labels = labels;
    }

    /** @throws cn.baoxiu.engine.FormRejected before anything is written, if the search text is wrong */
    public void write(CaseFilter filter, OutputStream out) throws IOException {
        try (SXSSFWorkbook book = new SXSSFWorkbook(ROWS_IN_MEMORY)) {
            book.setCompressTempFiles(true);
            SXSSFSheet sheet = book.createSheet(labels.text("repair.page.listTitle"));
            CellStyle moment = book.createCellStyle();
            moment.setDataFormat(book.createDataFormat().getFormat("yyyy-mm-dd hh:mm"));
            head(sheet);
            Lines lines = new Lines(sheet, moment);
            cases.each(filter, MAX_ROWS + 1, lines::add);
            book.write(out);
        }
    }

    private void head(SXSSFSheet sheet) {
        Row head = sheet.createRow(0);
        for (int i = 0; i < COLUMNS.size(); i++) {
            head.createCell(i).setCellValue(labels.text("repair.page." + COLUMNS.get(i)));
            sheet.setColumnWidth(i, WIDTHS.get(i) * CHARACTER);
        }
        sheet.createFreezePane(1, 1);
    }

    /** Text as text: what a spreadsheet could take for a formula gets an apostrophe before it. */
    static String harmless(String text) {
        return FORMULA.matcher(text).find() ? "'" + text : text;
    }

    private final class Lines {

        private final SXSSFSheet sheet;
        private final CellStyle moment;
        private int written;

        Lines(SXSSFSheet sheet, CellStyle moment) {
            this.sheet = sheet;
            this.moment = moment;
        }

        void add(CaseRow c) {
            Row row = sheet.createRow(++written);
            if (written > MAX_ROWS) {
                row.createCell(0).setCellValue(labels.text("repair.export.more", MAX_ROWS));
                return;
            }
            text(row, c.caseNumber());
            text(row, labels.of("grade", c.grade()));
            text(row, names.subsidiary(c.subsidiary()));
            text(row, names.project(c.project()));
            text(row, c.locationName());
            text(row, labels.of("defect", c.defectClass()));
            text(row, labels.of("place", c.place()));
            text(row, c.open() ? labels.of("stage", c.stage()) : labels.of("outcome", c.outcome()));
            text(row, names.holder(c.holder()));
            text(row, names.party(c.responsibleParty()));
            text(row, names.party(c.repairingParty()));
            moment(row, c.nextDue());
            text(row, c.overdue() ? labels.text("repair.page.yes") : "");
            moment(row, c.reportedAt());
            moment(row, c.closedAt());
            next(row).setCellValue(c.reworkCount());
            text(row, c.groupComplaint() ? labels.text("repair.page.yes") : "");
        }

        private void text(Row row, String text) {
            next(row).setCellValue(harmless(text));
        }

        private void moment(Row row, @Nullable Instant at) {
            Cell cell = next(row);
            if (at != null) {
                cell.setCellValue(LocalDateTime.ofInstant(at, EngineTime.ZONE));
                cell.setCellStyle(moment);
            }
        }

        private static Cell next(Row row) {
            return row.createCell(Math.max(0, row.getLastCellNum()));
        }
    }
}
