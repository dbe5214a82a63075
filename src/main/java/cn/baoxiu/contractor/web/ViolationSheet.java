package cn.baoxiu.contractor.web;

import cn.baoxiu.contractor.sanction.ViolationFilter;
import cn.baoxiu.contractor.sanction.ViolationList;
import cn.baoxiu.contractor.sanction.ViolationRow;
import cn.baoxiu.engine.EngineTime;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Writes a list of violations as a spreadsheet. */
@Component
class ViolationSheet {

    private static final int MAX_ROWS = 50_000;
    private static final int ROWS_IN_MEMORY = 200;
    private static final int CHARACTER = 256;
    private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\\t\\r]", Pattern.DOTALL);
    private static final List<String> COLUMNS = List.of(
            "case", "project", "contractor", "contract", "kind", "happenedAt", "days", "evidence", "letters", "money");
    private static final List<Integer> WIDTHS = List.of(26, 18, 24, 20, 18, 17, 8, 70, 10, 14);

    private final ViolationList list;
    private final MessageSource messages;

    ViolationSheet(ViolationList list, MessageSource messages) {
        this.list = list;
        this.messages = messages;
    }

    void write(ViolationFilter filter, OutputStream out) throws IOException {
        try (SXSSFWorkbook book = new SXSSFWorkbook(ROWS_IN_MEMORY)) {
            book.setCompressTempFiles(true);
            SXSSFSheet sheet = book.createSheet(text("contractor.page.violations"));
            CellStyle moment = book.createCellStyle();
            moment.setDataFormat(book.createDataFormat().getFormat("yyyy-mm-dd hh:mm"));
            Row head = sheet.createRow(0);
            for (int i = 0; i < COLUMNS.size(); i++) {
                head.createCell(i).setCellValue(text("contractor.page." + COLUMNS.get(i)));
                sheet.setColumnWidth(i, WIDTHS.get(i) * CHARACTER);
            }
            sheet.createFreezePane(1, 1);
            int written = 0;
            for (ViolationRow violation : list.first(filter, MAX_ROWS)) {
                line(sheet.createRow(++written), violation, moment);
            }
            book.write(out);
        }
    }

    private void line(Row row, ViolationRow violation, CellStyle moment) {
        text(row, violation.caseNumber());
        text(row, Objects.requireNonNullElse(violation.projectName(), violation.project()));
        text(row, Objects.requireNonNullElse(violation.contractorName(), violation.contractor()));
        text(row, violation.contractNo());
        text(row, text("violationKind." + violation.kind().name()));
        Cell at = next(row);
        at.setCellValue(LocalDateTime.ofInstant(violation.happenedAt(), EngineTime.ZONE));
        at.setCellStyle(moment);
        Cell days = next(row);
        if (violation.days() != null) {
            days.setCellValue(violation.days());
        }
        text(row, violation.evidence());
        next(row).setCellValue(violation.letters());
        text(row, money(violation));
    }

    private String money(ViolationRow violation) {
        if (violation.revoked()) {
            return text("contractor.page.revoked");
        }
        return violation.deducted() ? text("contractor.page.deducted") : "";
    }

    /** Text as text: what a spreadsheet could take for a formula gets an apostrophe before it. */
    private static void text(Row row, String text) {
        next(row).setCellValue(FORMULA.matcher(text).find() ? "'" + text : text);
    }

    private static Cell next(Row row) {
        return row.createCell(Math.max(0, row.getLastCellNum()));
    }

    private String text(String key) {
        return messages.getMessage(key, null, LocaleContextHolder.getLocale());
    }
}
