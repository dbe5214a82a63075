package cn.baoxiu.contractor.retention;

import cn.baoxiu.contractor.Retention.Posting;
import cn.baoxiu.engine.EngineTime;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Balances of contracts, and the ledger of one, as spreadsheets in the reader's language. */
@Component
public class RetentionSheets {

    /** Beyond, the sheet ends with a line that says so. */
    public static final int MAX_ROWS = 50_000;

    private static final int ROWS_IN_MEMORY = 200;
    private static final int WIDTH = 18 * 256;
    private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\\t\\r]", Pattern.DOTALL);

    private static final List<String> BALANCES = List.of(
            "number",
            "name",
            "subsidiary",
            "project",
            "contractor",
            "liabilityEnd",
            "settlement",
            "retention",
            "guarantee",
            "otherPayable",
            "claim",
            "releaseDue");

    private static final List<String> LEDGER =
            List.of("at", "kind", "source", "amount", "balanceAfter", "case", "letter", "by", "note");

    private final ContractList contracts;
    private final RetentionStatements statements;
    private final MessageSource messages;

    RetentionSheets(ContractList contracts, RetentionStatements statements, MessageSource messages) {
        this.contracts = contracts;
        this.statements = statements;
        this.messages = messages;
    }

    public void writeBalances(ContractFilter filter, OutputStream out) throws IOException {
        List<ContractRow> rows = contracts.first(filter, MAX_ROWS + 1);
        try (SXSSFWorkbook book = new SXSSFWorkbook(ROWS_IN_MEMORY)) {
            Lines lines = new Lines(book, text("contracts.title"), BALANCES);
            rows.stream().limit(MAX_ROWS).forEach(c -> lines.balance(c));
            if (rows.size() > MAX_ROWS) {
                lines.row();
                lines.text(text("contracts.sheetMore", MAX_ROWS));
            }
            book.write(out);
        }
    }

    /** @throws java.util.NoSuchElementException before anything is written, if the person cannot see the contract */
    public void writeLedger(String contractNo, OutputStream out) throws IOException {
        RetentionStatement statement = statements.of(contractNo);
        try (SXSSFWorkbook book = new SXSSFWorkbook(ROWS_IN_MEMORY)) {
            Lines lines = new Lines(book, contractNo, LEDGER);
            statement.postings().forEach(lines::posting);
            book.write(out);
        }
    }

    private String text(String key, Object... args) {
        return messages.getMessage(key, args, LocaleContextHolder.getLocale());
    }

    private final class Lines {

        private final SXSSFSheet sheet;
        private final CellStyle moment;
        private final CellStyle day;
        private final CellStyle money;
        private int written;
        private Row row;

        Lines(SXSSFWorkbook book, String title, List<String> columns) {
            book.setCompressTempFiles(true);
            sheet = book.createSheet(title);
            moment = style(book, "yyyy-mm-dd hh:mm");
            day = style(book, "yyyy-mm-dd");
            money = style(book, "#,##0.00");
            row = sheet.createRow(0);
            for (String column : columns) {
                sheet.setColumnWidth(Math.max(0, row.getLastCellNum()), WIDTH);
                text(RetentionSheets.this.text("contracts.column." + column));
            }
            sheet.createFreezePane(1, 1);
        }

        private static CellStyle style(SXSSFWorkbook book, String format) {
            CellStyle style = book.createCellStyle();
            style.setDataFormat(book.createDataFormat().getFormat(format));
            return style;
        }

        void row() {
            row = sheet.createRow(++written);
        }

        void balance(ContractRow c) {
            row();
            text(c.contractNo());
            text(c.name());
            text(c.subsidiaryName());
            text(c.projectName());
            text(c.contractorName());
            day(c.defectsLiabilityEnd());
            List.of(c.settlement(), c.retention(), c.guarantee(), c.otherPayable(), c.claim())
                    .forEach(this::money);
            moment(c.due());
        }

        void posting(Posting p) {
            row();
            moment(p.at());
            text(RetentionSheets.this.text("ledgerKind." + p.kind()));
            text(RetentionSheets.this.text("fundSource." + p.source()));
            money(p.amount());
            money(p.balanceAfter());
            text(p.caseNumber());
            text(p.letterNumber());
            text(p.by());
            text(p.note());
        }

        /** Text as text: what a spreadsheet could take for a formula gets an apostrophe before it. */
        void text(@Nullable String text) {
            String plain = text == null ? "" : text;
            next().setCellValue(FORMULA.matcher(plain).find() ? "'" + plain : plain);
        }

        private void money(BigDecimal amount) {
            Cell cell = next();
            cell.setCellValue(amount.doubleValue());
            cell.setCellStyle(money);
        }

        private void moment(@Nullable Instant at) {
            Cell cell = next();
            if (at != null) {
                cell.setCellValue(LocalDateTime.ofInstant(at, EngineTime.ZONE));
                cell.setCellStyle(moment);
            }
        }

        private void day(LocalDate date) {
            Cell cell = next();
            cell.setCellValue(date);
            cell.setCellStyle(day);
        }

        private Cell next() {
            return row.createCell(Math.max(0, row.getLastCellNum()));
        }
    }
}
