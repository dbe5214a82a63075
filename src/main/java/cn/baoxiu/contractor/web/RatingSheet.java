package cn.baoxiu.contractor.web;

import cn.baoxiu.contractor.rating.Rating;
import cn.baoxiu.contractor.rating.RatingItem;
import cn.baoxiu.contractor.rating.RatingLine;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes ratings as a spreadsheet for those who decide on tenders: every number with what stands behind it. */
@Component
class RatingSheet {

    private static final int ROWS_IN_MEMORY = 200;
    private static final int CHARACTER = 256;
    private static final int NARROW = 13;
    private static final int WIDE = 26;
    private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\\t\\r]", Pattern.DOTALL);

    private final RatingText text;

    RatingSheet(RatingText text) {
        this.text = text;
    }

    void write(List<Rating> ratings, OutputStream out) throws IOException {
        try (SXSSFWorkbook book = new SXSSFWorkbook(ROWS_IN_MEMORY)) {
            book.setCompressTempFiles(true);
            SXSSFSheet sheet = book.createSheet(text.text("rating.title"));
            CellStyle number = book.createCellStyle();
            number.setDataFormat(book.createDataFormat().getFormat("#,##0.00"));
            List<String> columns = columns();
            Row head = sheet.createRow(0);
            for (int i = 0; i < columns.size(); i++) {
                text(head, columns.get(i));
                sheet.setColumnWidth(i, (i == 1 ? WIDE : NARROW) * CHARACTER);
            }
            sheet.createFreezePane(2, 1);
            for (Rating rating : ratings) {
                line(sheet.createRow(sheet.getLastRowNum() + 1), rating, number);
            }
            book.write(out);
        }
    }

    private List<String> columns() {
        List<String> columns = new ArrayList<>();
        for (String name : List.of("code", "contractor", "subsidiary", "quarter", "state", "total", "grade", "cases")) {
            columns.add(text.text("rating.column." + name));
        }
        for (RatingItem item : RatingItem.values()) {
            String label = text.text("ratingItem." + item);
            for (String part : List.of("amount", "sample", "weight", "points")) {
                columns.add(text.text("rating.column." + part, label));
            }
        }
        columns.add(text.text("rating.column.deductions"));
        columns.add(text.text("rating.column.leftOut"));
        columns.add(text.text("rating.column.note"));
        return columns;
    }

    private void line(Row row, Rating rating, CellStyle style) {
        text(row, rating.contractor());
        text(row, rating.contractorName());
        text(row, text.scope(rating.subsidiary(), rating.subsidiaryName()));
        text(row, rating.quarter());
        text(row, text.text(rating.provisional() ? "rating.provisional" : "rating.frozen"));
        number(row, rating.total(), style);
        text(row, text.grade(rating.grade()));
        next(row).setCellValue(rating.cases());
        for (RatingItem item : RatingItem.values()) {
            Optional<RatingLine> line =
                    rating.items().stream().filter(i -> i.item() == item).findFirst();
            if (line.filter(RatingLine::known).isEmpty()) {
                text(row, text.text("rating.noData"));
                next(row).setCellValue(0);
                next(row);
                next(row);
            } else {
                number(row, line.get().amount(), style);
                next(row).setCellValue(line.get().sample());
                number(row, line.get().weight(), style);
                number(row, line.get().points(), style);
            }
        }
        number(row, rating.deductionsCny(), style);
        next(row).setCellValue(rating.leftOut());
        text(row, rating.few() ? text.text("rating.few") : "");
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
