package cn.baoxiu.scorecard.web;

import cn.baoxiu.scorecard.kpi.KpiLine;
import cn.baoxiu.scorecard.kpi.KpiList;
import cn.baoxiu.scorecard.kpi.KpiReport;
import cn.baoxiu.scorecard.kpi.KpiRule;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes the key figures of a month as a spreadsheet: all together, then each subsidiary, with what stands behind them. */
@Component
class KpiSheet {

    private static final int ROWS_IN_MEMORY = 200;
    private static final int CHARACTER = 256;
    private static final int NARROW = 13;
    private static final int WIDE = 26;
    private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\\t\\r]", Pattern.DOTALL);
    private static final List<String> COLUMNS = List.of(
            "scope",
            "group",
            "kpi",
            "value",
            "unit",
            "numerator",
            "denominator",
            "facts",
            "previous",
            "target",
            "floor",
            "leftOut",
            "counters",
            "note",
            "formula");

    private final KpiText text;

    KpiSheet(KpiText text) {
        this.text = text;
    }

    void write(KpiReport report, KpiList.Choices choices, OutputStream out) throws IOException {
        try (SXSSFWorkbook book = new SXSSFWorkbook(ROWS_IN_MEMORY)) {
            book.setCompressTempFiles(true);
            SXSSFSheet sheet = book.createSheet(text.text("kpi.title") + " " + report.month());
            CellStyle number = book.createCellStyle();
            number.setDataFormat(book.createDataFormat().getFormat("#,##0.00"));
            Row head = sheet.createRow(0);
            for (int i = 0; i < COLUMNS.size(); i++) {
                text(head, text.text("kpi.column." + COLUMNS.get(i)));
                sheet.setColumnWidth(i, (i == 0 || i == 2 ? WIDE : NARROW) * CHARACTER);
            }
            sheet.createFreezePane(3, 1);
            lines(sheet, text.text("kpi.all"), report.lines(), report.rule(), number);
            report.subsidiaries().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(of -> lines(
                            sheet,
                            choices.subsidiaries().getOrDefault(of.getKey(), of.getKey()),
                            of.getValue(),
                            report.rule(),
                            number));
            book.write(out);
        }
    }

    private void lines(SXSSFSheet sheet, String scope, List<KpiLine> lines, KpiRule rule, CellStyle style) {
        for (KpiLine line : lines) {
            Row row = sheet.createRow(sheet.getLastRowNum() + 1);
            KpiRule.Target target = line.target();
            text(row, scope);
            text(row, text.text("kpiGroup." + line.kpi().group()));
            text(row, text.name(line.kpi(), rule));
            number(row, line.value(), style);
            text(row, text.text("kpiUnitName." + line.kpi().unit()));
            number(row, line.numerator(), style);
            number(row, line.denominator(), style);
            next(row).setCellValue(line.facts());
            number(row, line.previous(), style);
            number(row, target == null ? null : target.target(), style);
            number(row, target == null ? null : target.floor(), style);
            text(
                    row,
                    line.leftOut().entrySet().stream()
                            .sorted(Map.Entry.comparingByKey())
                            .map(text::leftOut)
                            .collect(Collectors.joining("; ")));
            text(row, line.counters().stream().map(kpi -> text.name(kpi, rule)).collect(Collectors.joining("; ")));
            text(row, note(line));
            text(row, text.formula(line.kpi(), rule));
        }
    }

    private String note(KpiLine line) {
        if (line.invalid()) {
            return text.text("kpi.invalid");
        }
        return line.few() ? text.text("kpi.few") : "";
    }

    /** Text as text: what a spreadsheet could take for a formula gets an apostrophe before it. */
    private static void text(Row row, String value) {
        next(row).setCellValue(FORMULA.matcher(value).find() ? "'" + value : value);
    }

    private static void number(Row row, @Nullable BigDecimal value, CellStyle style) {
        Cell cell = next(row);
        if (value != null) {
            cell.setCellValue(value.doubleValue());
            cell.setCellStyle(style);
        }
    }

    private static Cell next(Row row) {
        return row.createCell(Math.max(0, row.getLastCellNum()));
    }
}
