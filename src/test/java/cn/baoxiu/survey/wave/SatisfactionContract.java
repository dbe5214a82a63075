package cn.baoxiu.survey.wave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.survey.wave.InstrumentPanel.Block;
import cn.baoxiu.survey.wave.InstrumentPanel.Line;
import cn.baoxiu.survey.wave.InstrumentPanel.WaveLines;
import cn.baoxiu.testing.Web;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.access.AccessDeniedException;

/**
 * What the page shows, worked by hand.
 *
 * <pre>
 * engineering quality, end of 2025, whole group as reported
 *   before moving in  60  benchmark 57   +3
 *   break-in          54  benchmark 66  -12
 *   all owners        58  no benchmark
 * repair service, outside call-backs of 1 to 5, break-in, nobody reported a whole
 *   east  东台苑 3.50 n 60, 东湖里 3.10 n 20     (210 + 62) / 80 = 3.40        68 of 100
 *   west  西山居 2.90 n 40                       2.90
 *   group                                        (210 + 62 + 116) / 120 = 3.2333   64.60 of 100
 * </pre>
 */
abstract class SatisfactionContract extends SurveyBed {

    private static final ObjectMapper JSON = new ObjectMapper();

    @BeforeEach
    void results() {
        take(
                wave("2025 下半年", "2025-11-30"),
                csv(
                        "集团,,全部,工程质量总体满意度,58,1200",
                        "集团,,准业主,工程质量总体满意度,60,800",
                        "集团,,磨合期,工程质量总体满意度,54,400",
                        "测东公司,东台苑,磨合期,工程质量总体满意度,51,29",
                        "测西公司,西山居,磨合期,工程质量总体满意度,57,30"));
        take(wave("2024 下半年", "2024-11-30"), csv("集团,,准业主,工程质量总体满意度,62,760", "集团,,磨合期,工程质量总体满意度,59,390"));
        take(facts(Instrument.MYSTERY, "2025 秋", "2025-10-31", Scale.HUNDRED), utf8("公司,模块,得分,样本\n集团,维修服务,80,54\n"));
        take(
                facts(Instrument.CALLBACK, "2025 三季度", "2025-09-30", Scale.FIVE),
                csv(
                        "测东公司,东台苑,磨合期,维修服务,3.5,60",
                        "测东公司,东湖里,磨合期,维修服务,3.1,20",
                        "测西公司,西山居,磨合期,维修服务,2.9,40",
                        "测东公司,东台苑,磨合期,投诉处理,5,70"));
        benchmark(Instrument.WAVE, OVERALL, Segment.PRE_MOVE_IN, 2025, "57");
        benchmark(Instrument.WAVE, OVERALL, Segment.BREAK_IN, 2025, "66");
        benchmark(Instrument.WAVE, OVERALL, Segment.BREAK_IN, 2024, "65");
    }

    private List<InstrumentPanel> panels(
            String who, @Nullable String subsidiary, @Nullable String project, @Nullable Integer year) {
        return currentUser.callAs(who, () -> satisfaction.panels(new SatisfactionFilter(subsidiary, project, year)));
    }

    private static List<Block> blocks(List<InstrumentPanel> panels, Instrument instrument) {
        return panels.stream()
                .filter(panel -> panel.instrument() == instrument)
                .findFirst()
                .orElseThrow()
                .blocks();
    }

    private static Block block(List<InstrumentPanel> panels, Instrument instrument, String question) {
        return blocks(panels, instrument).stream()
                .filter(block -> block.question().code().equals(question))
                .findFirst()
                .orElseThrow();
    }

    /** Segment, score, n, benchmark and difference of each line. */
    private static List<String> numbers(WaveLines wave) {
        List<String> numbers = new ArrayList<>();
        for (Line line : wave.lines()) {
            numbers.add(line.cell().segment() + " " + line.cell().score() + " n="
                    + line.cell().n() + " " + plain(line.benchmark()) + " " + plain(line.difference()));
        }
        return numbers;
    }

    private static String plain(@Nullable BigDecimal number) {
        return number == null ? "-" : number.stripTrailingZeros().toPlainString();
    }

    @Test
    void theBreakInDipStandsBesideTheBenchmarksOfItsYear() {
        Block quality = block(panels(AUDITOR, null, null, null), Instrument.WAVE, OVERALL);
        assertThat(quality.latest().wave()).isEqualTo("2025 下半年");
        assertThat(numbers(quality.latest()))
                .containsExactly("PRE_MOVE_IN 60.00 n=800 57 3", "BREAK_IN 54.00 n=400 66 -12", "ALL 58.00 n=1200 - -");
        assertThat(quality.movingIn()).hasValueSatisfying(moving -> {
            assertThat(plain(moving.change())).isEqualTo("-6");
            assertThat(plain(moving.benchmarkChange())).isEqualTo("9");
        });
        assertThat(quality.waves()).extracting(WaveLines::wave).containsExactly("2024 下半年", "2025 下半年");
        assertThat(numbers(quality.waves().get(0)))
                .containsExactly("PRE_MOVE_IN 62.00 n=760 - -", "BREAK_IN 59.00 n=390 65 -6");
        Block of2024 = block(panels(AUDITOR, null, null, 2024), Instrument.WAVE, OVERALL);
        assertThat(of2024.waves()).extracting(WaveLines::wave).containsExactly("2024 下半年");

        // the newest benchmark counts, and one may be taken away
        benchmark(Instrument.WAVE, OVERALL, Segment.BREAK_IN, 2025, "64.5");
        benchmark(Instrument.WAVE, OVERALL, Segment.PRE_MOVE_IN, 2025, "");
        assertThat(numbers(block(panels(AUDITOR, null, null, 2025), Instrument.WAVE, OVERALL)
                        .latest()))
                .startsWith("PRE_MOVE_IN 60.00 n=800 - -", "BREAK_IN 54.00 n=400 64.5 -10.5");
        assertThat(benchmarks.changes()).hasSize(5).allSatisfy(change -> assertThat(change.setBy())
                .isEqualTo(GROUP_CS));
    }

    @Test
    void aMeanIsWeightedByAnswers_andOfOneQuestionOnly() {
        Block group = block(panels(GROUP_CS, null, null, null), Instrument.CALLBACK, "REPAIR_SERVICE");
        Line mean = group.latest().lines().get(0);
        assertThat(mean.cell().score()).isEqualByComparingTo("3.23");
        assertThat(mean.cell().points()).isEqualByComparingTo("64.60");
        assertThat(mean.cell().n()).isEqualTo(120);
        assertThat(mean.cell().parts()).isEqualTo(3);
        List<InstrumentPanel> east = panels(GROUP_CS, EAST, null, null);
        Line ofEast = block(east, Instrument.CALLBACK, "REPAIR_SERVICE")
                .latest()
                .lines()
                .get(0);
        assertThat(ofEast.cell().score()).isEqualByComparingTo("3.40");
        assertThat(ofEast.cell().points()).isEqualByComparingTo("68");
        assertThat(ofEast.cell().n()).isEqualTo(80);
        assertThat(ofEast.groupPoints()).isEqualByComparingTo("64.60");
        // the other question does not raise it
        assertThat(block(east, Instrument.CALLBACK, "COMPLAINT_HANDLING")
                        .latest()
                        .lines()
                        .get(0)
                        .cell()
                        .score())
                .isEqualByComparingTo("5");
        // a group that was reported is not reckoned from its projects
        Line reported = block(panels(GROUP_CS, null, null, null), Instrument.WAVE, OVERALL)
                .latest()
                .of(Segment.BREAK_IN)
                .orElseThrow();
        assertThat(reported.cell().score()).isEqualByComparingTo("54");
        assertThat(reported.cell().parts()).isEqualTo(1);
    }

    @Test
    void smallSamplesAreSaid_byTheRuleOfTheDay() {
        Line few = block(panels(GROUP_CS, EAST, "SRV-A", null), Instrument.WAVE, OVERALL)
                .latest()
                .lines()
                .get(0);
        assertThat(few.cell().n()).isEqualTo(29);
        assertThat(few.few()).isTrue();
        Line enough = block(panels(GROUP_CS, null, "SRV-C", null), Instrument.WAVE, OVERALL)
                .latest()
                .lines()
                .get(0);
        assertThat(enough.cell().n()).isEqualTo(30);
        assertThat(enough.few()).isFalse();
        jdbc.sql("insert into survey_wave_rule (valid_from, few_below) values (date '2025-11-30', 31)")
                .update();
        try {
            assertThat(block(panels(GROUP_CS, null, "SRV-C", null), Instrument.WAVE, OVERALL)
                            .latest()
                            .lines()
                            .get(0)
                            .few())
                    .isTrue();
        } finally {
            jdbc.sql("delete from survey_wave_rule where valid_from = date '2025-11-30'")
                    .update();
        }
    }

    @Test
    void everybodySeesTheirOwnAndTheGroupsFigures() {
        List<InstrumentPanel> head = panels(HEAD, null, null, null);
        assertThat(numbers(block(head, Instrument.WAVE, OVERALL).latest())).contains("BREAK_IN 54.00 n=400 66 -12");
        // a mean over all would tell what the others got
        assertThat(blocks(head, Instrument.CALLBACK)).isEmpty();
        Line own = block(panels(HEAD, EAST, null, null), Instrument.CALLBACK, "REPAIR_SERVICE")
                .latest()
                .lines()
                .get(0);
        assertThat(own.cell().n()).isEqualTo(80);
        assertThat(own.groupPoints()).isNull();
        for (SatisfactionFilter others : List.of(
                new SatisfactionFilter(WEST, null, null),
                new SatisfactionFilter(null, "SRV-C", null),
                new SatisfactionFilter(EAST, "SRV-C", null),
                new SatisfactionFilter("srv-none", null, null))) {
            assertThatThrownBy(() -> currentUser.callAs(HEAD, () -> satisfaction.panels(others)))
                    .as(others.toString())
                    .isInstanceOf(FormRejected.class);
        }
        assertThatThrownBy(() -> panels(COMPANY, null, null, null)).isInstanceOf(AccessDeniedException.class);
        assertThat(program(COMPANY).get("/api/satisfaction").statusCode()).isEqualTo(403);
        for (String path : List.of("/surveys", "/surveys/export", "/surveys/benchmarks")) {
            assertThat(browser(COMPANY).get(path).statusCode()).as(path).isEqualTo(403);
            assertThat(browser(HEAD).get(path).statusCode()).as(path).isEqualTo(200);
        }
        assertThat(browser(HEAD).get("/").body()).contains("href=\"/surveys\"");
        assertThat(browser(COMPANY).get("/").body()).doesNotContain("href=\"/surveys\"");
    }

    @Test
    void aWithdrawnWaveCountsNoMore() {
        ImportedWave latest = imports.last().stream()
                .filter(wave -> wave.wave().equals("2025 下半年"))
                .findFirst()
                .orElseThrow();
        currentUser.callAs(GROUP_CS, () -> {
            imports.withdraw(latest.id(), Map.of("reason", "重新统计"));
            return true;
        });
        Block quality = block(panels(GROUP_CS, null, null, null), Instrument.WAVE, OVERALL);
        assertThat(quality.waves()).extracting(WaveLines::wave).containsExactly("2024 下半年");
    }

    @Test
    void thePageSaysItInWords_withoutATotal() throws IOException {
        String page = browser(GROUP_CS).get("/surveys").body();
        assertThat(page)
                .contains("低于基准 12 分", "高于基准 3 分", "入住前 60 → 磨合期 54，下降 6 分", "同年行业基准 57 → 66，上升 9 分")
                .contains("神秘客户检查", "满意度调查", "外部电话回访", "不合并、不相加、不平均", "3.23（百分制 64.6）", "3 项按样本数加权平均")
                .contains("data-chart", "/charts.js", "n = 1200")
                .doesNotContain("??", "Exception");
        HttpResponse<String> book = browser(GROUP_CS).get("/surveys/export?year=2025");
        assertThat(book.statusCode()).isEqualTo(200);
        assertThat(book.headers().firstValue("Content-Type").orElse("")).contains("spreadsheetml");
        String one =
                browser(HEAD).get("/surveys?subsidiary=srv-east&project=SRV-A").body();
        assertThat(one).contains("样本少，仅供参考", "n = 29").doesNotContain("西山居", "测西公司", "??");
        for (String query : List.of("year=abc", "subsidiary=srv-west", "project=SRV-C")) {
            HttpResponse<String> refused = browser(HEAD).get("/surveys?" + query);
            assertThat(refused.statusCode()).as(query).isEqualTo(422);
            assertThat(refused.body()).contains("alert-danger").doesNotContain("n = 1200");
            assertThat(program(HEAD).get("/api/satisfaction?" + query).statusCode())
                    .isEqualTo(422);
        }
        JsonNode wave =
                JSON.readTree(program(HEAD).get("/api/satisfaction").body()).path(0);
        assertThat(wave.path("instrument").asText()).isEqualTo("WAVE");
        JsonNode dip =
                wave.path("blocks").path(0).path("waves").path(1).path("lines").path(1);
        assertThat(dip.path("cell").path("points").decimalValue()).isEqualByComparingTo("54");
        assertThat(dip.path("difference").decimalValue()).isEqualByComparingTo("-12");
    }

    @Test
    void benchmarksAreEditedOnThePage_wrongOnesAreNamed() {
        Web group = browser(GROUP_CS);
        String token = group.csrf("/surveys/benchmarks");
        HttpResponse<String> wrong = group.postForm(
                "/surveys/benchmarks",
                "_csrf",
                token,
                "instrument",
                "MYSTERY",
                "question",
                OVERALL,
                "segment",
                "BREAK_IN",
                "benchmarkYear",
                "25",
                "points",
                "100.5",
                "benchmarkSource",
                "");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body())
                .contains("「问题」这种调查方式没有这个问题", "「业主类型」神秘客户检查没有访问业主", "「基准年度」“25”不是年份", "「基准」“100.5”应为 0 至 100")
                .contains("「基准来源」必须填写");
        assertThat(count("survey_benchmark")).isEqualTo(3);
        assertThat(group.postForm(
                                "/surveys/benchmarks",
                                "_csrf",
                                token,
                                "instrument",
                                "MYSTERY",
                                "question",
                                "REPAIR_SERVICE",
                                "segment",
                                "NONE",
                                "benchmarkYear",
                                "2025",
                                "points",
                                "84",
                                "benchmarkSource",
                                "行业报告")
                        .statusCode())
                .isEqualTo(302);
        assertThat(group.get("/surveys/benchmarks").body())
                .contains("已保存", "行业报告")
                .doesNotContain("??");
        assertThat(numbers(block(panels(HEAD, null, null, 2025), Instrument.MYSTERY, "REPAIR_SERVICE")
                        .latest()))
                .containsExactly("NONE 80.00 n=54 84 -4");
        assertThat(browser(HEAD).get("/surveys/benchmarks").body())
                .contains("行业报告")
                .doesNotContain("name=\"points\"");
    }
}
