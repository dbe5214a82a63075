package cn.baoxiu.survey.wave.web;

import cn.baoxiu.survey.wave.Cell;
import cn.baoxiu.survey.wave.InstrumentPanel;
import cn.baoxiu.survey.wave.InstrumentPanel.Block;
import cn.baoxiu.survey.wave.InstrumentPanel.Line;
import cn.baoxiu.survey.wave.InstrumentPanel.WaveLines;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes what the page of satisfaction shows as a workbook, a sheet per instrument. */
@Component
class SatisfactionSheet {

    private static final int ROWS_IN_MEMORY = 200;
    private static final int CHARACTERS = 18;
    private static final String FORMULA_SIGNS = "=+-@\t\r";
    private static final List<String> COLUMNS = List.of(
            "question",
            "wave",
            "held",
            "segment",
            "scale",
            "score",
            "points",
            "n",
            "few",
            "parts",
            "group",
            "benchmark",
            "difference",
            "words");

    private final SurveyText text;

    SatisfactionSheet(SurveyText text) {
        this.text = text;
    }

    void write(List<InstrumentPanel> panels, OutputStream out) throws IOException {
        try (SXSSFWorkbook book = new SXSSFWorkbook(ROWS_IN_MEMORY)) {
            book.setCompressTempFiles(true);
            for (InstrumentPanel panel : panels) {
                SXSSFSheet sheet =
                        book.createSheet(WorkbookUtil.createSafeSheetName(text.instrument(panel.instrument())));
                sheet.setDefaultColumnWidth(CHARACTERS);
                sheet.createFreezePane(0, 1);
                List<List<? extends @Nullable Object>> rows = rows(panel);
                for (int i = 0; i < rows.size(); i++) {
                    fill(sheet.createRow(i), rows.get(i));
                }
            }
            book.write(out);
        }
    }

    private List<List<? extends @Nullable Object>> rows(InstrumentPanel panel) {
        List<List<? extends @Nullable Object>> rows = new ArrayList<>();
        rows.add(
                COLUMNS.stream().map(name -> text.text("survey.column." + name)).toList());
        for (Block block : panel.blocks()) {
            for (WaveLines wave : block.waves()) {
                wave.lines().forEach(line -> rows.add(cells(line)));
            }
        }
        return rows;
    }

    private List<? extends @Nullable Object> cells(Line line) {
        Cell cell = line.cell();
        List<@Nullable Object> cells = new ArrayList<>();
        cells.addAll(List.of(
                text.question(cell.question()),
                cell.wave(),
                cell.held().toString(),
                text.segment(cell.segment()),
                text.scale(cell.scale()),
                cell.score(),
                cell.points(),
                cell.n(),
                line.few() ? text.text("survey.few") : "",
                cell.parts()));
        cells.add(line.groupPoints());
        cells.add(line.benchmark());
        cells.add(line.difference());
        cells.add(text.difference(line));
        return cells;
    }

    /** Numbers as numbers; text that a spreadsheet could take for a formula with an apostrophe before it. */
    private static void fill(Row row, List<? extends @Nullable Object> values) {
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            if (value instanceof Number number) {
                row.createCell(i).setCellValue(number.doubleValue());
            } else {
                String words = Objects.toString(value, "");
                boolean formula = !words.isEmpty() && FORMULA_SIGNS.indexOf(words.charAt(0)) >= 0;
                row.createCell(i).setCellValue(formula ? "'" + words : words);
            }
        }
    }
}
