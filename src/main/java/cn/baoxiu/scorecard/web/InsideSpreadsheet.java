package cn.baoxiu.scorecard.web;

import cn.baoxiu.scorecard.inside.Correction;
import cn.baoxiu.scorecard.inside.InsideLine;
import cn.baoxiu.scorecard.inside.InsideScore;
import cn.baoxiu.scorecard.inside.InsideSheet;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Inside scores that a reader sees: a line for each score, one for each of its items, one for each correction,
 * and how it is to be read. */
@Component
class InsideSpreadsheet {

    private static final int CHARACTER = 256;
    private static final int WIDTH = 16;
    private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\\t\\r]", Pattern.DOTALL);
    private static final List<String> SCORES = List.of(
            "inside.column.scope",
            "inside.column.person",
            "scorecard.column.total",
            "scorecard.column.itemsTotal",
            "inside.column.correction",
            "inside.column.share",
            "inside.column.given",
            "scorecard.column.rule",
            "inside.column.shareRule");
    private static final List<String> ITEMS = List.of(
            "inside.column.scope",
            "inside.column.person",
            "scorecard.column.item",
            "scorecard.column.standing",
            "scorecard.column.value",
            "scorecard.column.fraction",
            "scorecard.column.facts",
            "scorecard.column.range",
            "scorecard.column.weight",
            "scorecard.column.weightCounted",
            "scorecard.column.points");
    private static final List<String> CORRECTIONS = List.of(
            "inside.column.scope",
            "inside.column.correction",
            "field.correctionReason",
            "scorecard.column.state",
            "inside.column.enteredBy",
            "inside.column.decidedBy");

    private static final List<String> NOTES =
            List.of("inside.explained", "inside.shared", "inside.wholePost.hint", "inside.locked");

    private final InsideText text;

    InsideSpreadsheet(InsideText text) {
        this.text = text;
    }

    void write(InsideSheet sheet, OutputStream out) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            Map<String, String> names = text.names(sheet);
            CellStyle number = book.createCellStyle();
            number.setDataFormat(book.createDataFormat().getFormat("0.00"));
            Sheet scores = sheet(book, "inside.title", SCORES);
            Sheet items = sheet(book, "scorecard.items", ITEMS);
            for (InsideScore score : sheet.scores()) {
                score(next(scores), score, names, number);
                for (InsideLine line : score.lines()) {
                    item(next(items), score, line, names, number);
                }
            }
            Sheet corrections = sheet(book, "inside.corrections", CORRECTIONS);
            for (Correction one : sheet.corrections()) {
                correction(next(corrections), one, names, number);
            }
            Sheet notes = sheet(book, "inside.notes", List.of("inside.notes"));
            for (String note : NOTES) {
                text(next(notes), text.text(note));
            }
            book.write(out);
        }
    }

    private Sheet sheet(XSSFWorkbook book, String title, List<String> columns) {
        Sheet sheet = book.createSheet(text.text(title));
        Row head = sheet.createRow(0);
        for (int i = 0; i < columns.size(); i++) {
            text(head, text.text(columns.get(i)));
            sheet.setColumnWidth(i, WIDTH * CHARACTER);
        }
        sheet.createFreezePane(2, 1);
        return sheet;
    }

    private void score(Row row, InsideScore score, Map<String, String> names, CellStyle style) {
        whose(row, score, names);
        if (score.total() == null) {
            text(row, text.total(score));
        } else {
            number(row, score.total(), style);
        }
        number(row, score.itemsTotal(), style);
        number(row, score.correction(), style);
        number(row, score.share(), style);
        number(row, score.given(), style);
        cell(row).setCellValue(score.ruleVersion());
        Cell version = cell(row);
        if (score.shareVersion() != null) {
            version.setCellValue(score.shareVersion());
        }
    }

    private void item(Row row, InsideScore score, InsideLine line, Map<String, String> names, CellStyle style) {
        whose(row, score, names);
        text(row, text.text("insideItem." + line.item()));
        text(row, text.standing(score, line));
        number(row, line.value(), style);
        text(row, text.fraction(line.hits(), line.base()));
        cell(row).setCellValue(line.facts());
        text(row, text.range(line));
        number(row, line.weight(), style);
        number(row, line.weightCounted(), style);
        number(row, line.points(), style);
    }

    private void correction(Row row, Correction one, Map<String, String> names, CellStyle style) {
        text(row, text.text("insideScope." + one.scope()));
        number(row, one.points(), style);
        text(row, one.reason());
        text(row, text.text("correctionState." + one.state()));
        text(row, names.getOrDefault(one.enteredBy(), one.enteredBy()));
        String decidedBy = one.decidedBy();
        text(row, decidedBy == null ? "" : names.getOrDefault(decidedBy, decidedBy));
    }

    private void whose(Row row, InsideScore score, Map<String, String> names) {
        text(row, text.text("insideScope." + score.scope()));
        text(row, text.who(score, names));
    }

    private static Row next(Sheet sheet) {
        return sheet.createRow(sheet.getLastRowNum() + 1);
    }

    /** Text as text: what a spreadsheet could take for a formula gets an apostrophe before it. */
    private static void text(Row row, String value) {
        cell(row).setCellValue(FORMULA.matcher(value).find() ? "'" + value : value);
    }

    private static void number(Row row, @Nullable BigDecimal value, CellStyle style) {
        Cell cell = cell(row);
        if (value != null) {
            cell.setCellValue(value.doubleValue());
            cell.setCellStyle(style);
        }
    }

    private static Cell cell(Row row) {
        return row.createCell(Math.max(0, row.getLastCellNum()));
    }
}
