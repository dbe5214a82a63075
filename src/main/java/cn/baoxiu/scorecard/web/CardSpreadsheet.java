package cn.baoxiu.scorecard.web;

import cn.baoxiu.scorecard.card.Card;
import cn.baoxiu.scorecard.card.CardItem;
import cn.baoxiu.scorecard.card.CardLines;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Published cards of a month for the plan office: a sheet with a line for each card, and one with all their items. */
@Component
class CardSpreadsheet {

    private static final int CHARACTER = 256;
    private static final int WIDTH = 16;
    private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\\t\\r]", Pattern.DOTALL);
    private static final List<String> CARDS = List.of(
            "month",
            "code",
            "subsidiary",
            "total",
            "effect",
            "coefficient",
            "itemsTotal",
            "adjustment",
            "baseEffect",
            "eventEffect",
            "vetoed",
            "cases",
            "effectVersion",
            "coefficientVersion",
            "publishedAt",
            "sha256");
    private static final List<String> ITEMS = List.of(
            "month",
            "code",
            "subsidiary",
            "item",
            "standing",
            "value",
            "fraction",
            "facts",
            "range",
            "weight",
            "weightCounted",
            "points",
            "rule");

    private final CardText text;

    CardSpreadsheet(CardText text) {
        this.text = text;
    }

    void write(List<CardLines> lines, OutputStream out) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            CellStyle number = book.createCellStyle();
            number.setDataFormat(book.createDataFormat().getFormat("0.00"));
            Sheet cards = sheet(book, "scorecard.title", CARDS);
            Sheet items = sheet(book, "scorecard.items", ITEMS);
            for (CardLines one : lines) {
                card(cards.createRow(cards.getLastRowNum() + 1), one, number);
                for (CardItem item : one.items()) {
                    item(items.createRow(items.getLastRowNum() + 1), one, item, number);
                }
            }
            book.write(out);
        }
    }

    private Sheet sheet(XSSFWorkbook book, String title, List<String> columns) {
        Sheet sheet = book.createSheet(text.text(title));
        Row head = sheet.createRow(0);
        for (int i = 0; i < columns.size(); i++) {
            text(head, text.text("scorecard.column." + columns.get(i)));
            sheet.setColumnWidth(i, WIDTH * CHARACTER);
        }
        sheet.createFreezePane(3, 1);
        return sheet;
    }

    private void card(Row row, CardLines of, CellStyle style) {
        Card card = of.card();
        first(row, of);
        if (card.total() == null) {
            text(row, text.total(card));
        } else {
            number(row, card.total(), style);
        }
        number(row, card.effect(), style);
        number(row, card.coefficient(), style);
        number(row, card.itemsTotal(), style);
        number(row, card.adjustment(), style);
        number(row, card.baseEffect(), style);
        number(row, card.eventEffect(), style);
        text(row, card.vetoed() ? text.text("scorecard.veto") : "");
        next(row).setCellValue(card.cases());
        version(row, card.effectVersion());
        version(row, card.coefficientVersion());
        text(row, card.publishedAt() == null ? "" : text.moment(card.publishedAt()));
        text(row, card.sha256() == null ? "" : card.sha256());
    }

    private void item(Row row, CardLines of, CardItem item, CellStyle style) {
        first(row, of);
        text(row, text.name(item.item(), of.rule()));
        text(row, text.standing(item));
        number(row, item.value(), style);
        text(row, text.fraction(item.hits(), item.base()));
        next(row).setCellValue(item.facts());
        text(row, text.range(item));
        number(row, item.weight(), style);
        number(row, item.weightCounted(), style);
        number(row, item.points(), style);
        version(row, item.ruleVersion());
    }

    private static void first(Row row, CardLines of) {
        text(row, of.card().month().toString());
        text(row, of.card().subsidiary());
        text(row, of.name());
    }

    private static void version(Row row, @Nullable Integer version) {
        Cell cell = next(row);
        if (version != null) {
            cell.setCellValue(version);
        }
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
