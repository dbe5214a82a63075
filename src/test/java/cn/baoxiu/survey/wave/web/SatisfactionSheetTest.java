package cn.baoxiu.survey.wave.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.survey.wave.Cell;
import cn.baoxiu.survey.wave.Instrument;
import cn.baoxiu.survey.wave.InstrumentPanel;
import cn.baoxiu.survey.wave.InstrumentPanel.Block;
import cn.baoxiu.survey.wave.InstrumentPanel.Line;
import cn.baoxiu.survey.wave.InstrumentPanel.WaveLines;
import cn.baoxiu.survey.wave.Question;
import cn.baoxiu.survey.wave.Questions;
import cn.baoxiu.survey.wave.Scale;
import cn.baoxiu.survey.wave.Segment;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.ResourceBundleMessageSource;

/** The workbook and the charts of panels, without a program around them. */
class SatisfactionSheetTest {

    private static final LocalDate HELD = LocalDate.of(2025, 11, 30);
    private static final Question REPAIR = new Question("REPAIR_SERVICE", "=维修服务", "Repair");

    private SurveyText text;

    @BeforeEach
    void chinese() {
        LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/survey-wave");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        text = new SurveyText(messages, mock(Questions.class), mock(CurrentUser.class));
    }

    @AfterEach
    void anyLanguage() {
        LocaleContextHolder.resetLocaleContext();
    }

    private static Line line(
            String wave, LocalDate held, Segment segment, Scale scale, String score, @Nullable String benchmark) {
        Cell cell = new Cell(wave, held, REPAIR, segment, scale, new BigDecimal(score), 29, 1);
        BigDecimal other = benchmark == null ? null : new BigDecimal(benchmark);
        return new Line(cell, true, other, other == null ? null : cell.points().subtract(other), null);
    }

    private static Block dip() {
        return new Block(
                REPAIR,
                List.of(
                        new WaveLines(
                                "一",
                                HELD.minusYears(1),
                                List.of(line("一", HELD.minusYears(1), Segment.BREAK_IN, Scale.HUNDRED, "59", null))),
                        new WaveLines(
                                "+二",
                                HELD,
                                List.of(
                                        line("+二", HELD, Segment.PRE_MOVE_IN, Scale.HUNDRED, "60", "57"),
                                        line("+二", HELD, Segment.BREAK_IN, Scale.HUNDRED, "54", "66"),
                                        line("+二", HELD, Segment.ALL, Scale.HUNDRED, "58", null)))));
    }

    @Test
    void eachInstrumentHasItsOwnSheet_numbersAreNumbersAndTextIsNoFormula() throws IOException {
        Block fives = new Block(
                REPAIR,
                List.of(new WaveLines(
                        "三", HELD, List.of(line("三", HELD, Segment.BREAK_IN, Scale.FIVE, "3.23", null)))));
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        new SatisfactionSheet(text)
                .write(
                        List.of(
                                new InstrumentPanel(Instrument.WAVE, List.of(dip())),
                                new InstrumentPanel(Instrument.MYSTERY, List.of()),
                                new InstrumentPanel(Instrument.CALLBACK, List.of(fives))),
                        written);
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(written.toByteArray()))) {
            List<String> sheets = new ArrayList<>();
            book.forEach(sheet -> sheets.add(sheet.getSheetName()));
            assertThat(sheets).containsExactly("满意度调查", "神秘客户检查", "外部电话回访");
            XSSFSheet survey = book.getSheetAt(0);
            assertThat(texts(survey.getRow(0))).startsWith("问题", "波次", "调查截止", "业主类型");
            assertThat(texts(survey.getRow(3)))
                    .containsExactly(
                            "'=维修服务",
                            "'+二",
                            "2025-11-30",
                            "磨合期（一年内）",
                            "百分制（0–100）",
                            "54.0",
                            "54.0",
                            "29.0",
                            "样本少，仅供参考",
                            "1.0",
                            "",
                            "66.0",
                            "-12.0",
                            "低于基准 12 分");
            assertThat(survey.getLastRowNum()).isEqualTo(4);
            assertThat(book.getSheetAt(1).getLastRowNum()).isZero();
            assertThat(texts(book.getSheetAt(2).getRow(1))).contains("3.23", "64.6", "五分制（1–5）", "当年没有基准");
        }
    }

    private static List<String> texts(Row row) {
        List<String> texts = new ArrayList<>();
        row.forEach(cell -> texts.add(
                cell.getCellType() == CellType.NUMERIC
                        ? String.valueOf(cell.getNumericCellValue())
                        : cell.getStringCellValue()));
        return texts;
    }

    @Test
    void theChartShowsTheDipAgainstTheBenchmark() throws IOException {
        SurveyCharts charts = new SurveyCharts(text, new ObjectMapper());
        JsonNode stages = new ObjectMapper().readTree(Objects.requireNonNull(charts.stages(dip())));
        assertThat(stages.path("labels").toString()).isEqualTo("[\"准业主（入住前）\",\"磨合期（一年内）\"]");
        assertThat(stages.path("series").findValuesAsText("value")).containsExactly("60.0", "54.0", "57", "66");
        assertThat(stages.path("series").findValuesAsText("dashed")).containsExactly("false", "true");
        assertThat(stages.path("series")
                        .path(0)
                        .path("points")
                        .path(0)
                        .path("few")
                        .asBoolean())
                .isTrue();
        JsonNode waves = new ObjectMapper().readTree(Objects.requireNonNull(charts.waves(dip())));
        assertThat(waves.path("labels").toString()).isEqualTo("[\"一\",\"+二\"]");
        assertThat(waves.path("series").findValuesAsText("name")).containsExactly("准业主（入住前）", "磨合期（一年内）", "全部业主");
        // a segment that was not asked is a gap, not a zero
        assertThat(waves.path("series").path(0).path("points").path(0).isNull()).isTrue();
    }
}
