package cn.baoxiu.survey.wave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.estate.ImportRefused;
import cn.baoxiu.estate.ImportReport.Issue;
import cn.baoxiu.testing.Web;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of results: what is taken, and that whatever is wrong keeps all of it out. */
abstract class WaveImportContract extends SurveyBed {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String GOOD = "集团,,磨合期,工程质量总体满意度,54,400";

    private List<String> stored() {
        return jdbc.sql("select subsidiary, project, segment, question, scale, score, n from survey_wave_figure"
                        + " order by id")
                .query((row, n) -> row.getString(1) + " " + row.getString(2) + " " + row.getString(3) + " "
                        + row.getString(4) + " " + row.getString(5) + " " + row.getString(6) + " " + row.getString(7))
                .list();
    }

    private static List<String> issues(WaveReport report) {
        return report.report().errors().stream().map(WaveImportContract::issue).toList();
    }

    private static String issue(Issue issue) {
        return issue.row() + " " + issue.column() + " " + issue.code();
    }

    private static List<String> complaints(ThrowingCallable work) {
        List<String> complaints = new ArrayList<>();
        assertThatThrownBy(work).isInstanceOfSatisfying(FormRejected.class, e -> e.errors()
                .forEach(error -> complaints.add(error.field() + " " + error.messageKey())));
        return complaints;
    }

    @Test
    void aFileOfAnotherHouseIsUnderstoodByItsWords() {
        WaveReport report = take(
                wave("甲 2025", "2025-11-30"),
                csv(
                        GOOD,
                        "测东公司,东台苑,准业主,维修服务,61.5,40",
                        "srv-east,东湖里,BREAK_IN,COMPLAINT_HANDLING,\"59\",12",
                        ",SRV-C,老业主,repair service,７０,\"1,200\"",
                        "测西公司,,全部,维修服务,66,90"));
        assertThat(report.report().applied()).isTrue();
        assertThat(report.report().inserted()).isEqualTo(5);
        assertThat(stored())
                .containsExactly(
                        "null null BREAK_IN QUALITY_OVERALL HUNDRED 54.00 400",
                        "srv-east SRV-A PRE_MOVE_IN REPAIR_SERVICE HUNDRED 61.50 40",
                        "srv-east SRV-B BREAK_IN COMPLAINT_HANDLING HUNDRED 59.00 12",
                        "srv-west SRV-C LONG_TERM REPAIR_SERVICE HUNDRED 70.00 1200",
                        "srv-west null ALL REPAIR_SERVICE HUNDRED 66.00 90");
        assertThat(imports.last()).singleElement().satisfies(wave -> {
            assertThat(wave.importedBy()).isEqualTo(GROUP_CS);
            assertThat(wave.figures()).isEqualTo(5);
            assertThat(wave.counts()).isTrue();
        });
    }

    @Test
    void gb18030AndWorkbooksAreReadToo() throws IOException {
        byte[] gb = "公司;业主类型;模块;满意度得分（分）;有效样本\n测东公司;磨合期;维修服务;58.2;31\n".getBytes(Charset.forName("GB18030"));
        assertThat(take(wave("国标", "2025-05-31"), gb).report().applied()).isTrue();

        ByteArrayOutputStream book = new ByteArrayOutputStream();
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            XSSFSheet sheet = workbook.createSheet();
            row(sheet.createRow(0), "项目名称", "模块", "评分", "分制", "暗访次数", "检查日期", "期次");
            row(sheet.createRow(1), "东台苑", "维修服务", 4.25, "1-5", 6, "2025-06-03", "暗访一");
            row(sheet.createRow(2), "西山居", "维修服务", 3.5, "5分制", 4, "2025年6月9日", "暗访一");
            workbook.write(book);
        }
        WaveReport visits = take(facts(Instrument.MYSTERY, null, null, null), book.toByteArray());
        assertThat(issues(visits)).isEmpty();
        assertThat(visits.wave()).isEqualTo("暗访一");
        assertThat(visits.held()).hasToString("2025-06-09");
        assertThat(stored())
                .containsExactly(
                        "srv-east null BREAK_IN REPAIR_SERVICE HUNDRED 58.20 31",
                        "srv-east SRV-A NONE REPAIR_SERVICE FIVE 4.25 6",
                        "srv-west SRV-C NONE REPAIR_SERVICE FIVE 3.50 4");
    }

    private static void row(Row row, Object... values) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] instanceof Number number) {
                row.createCell(i).setCellValue(number.doubleValue());
            } else {
                row.createCell(i).setCellValue((String) values[i]);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "集团,,准业主,维修服务,100.01,40 | SCORE surveyWave.outOfScale",
                "集团,,准业主,维修服务,-1,40 | SCORE surveyWave.outOfScale",
                "集团,,准业主,维修服务,八十,40 | SCORE import.cell.notANumber",
                "集团,,准业主,维修服务,80分,40 | SCORE import.cell.notANumber",
                "集团,,准业主,维修服务,,40 | SCORE import.cell.required",
                "集团,,准业主,维修服务,61.555,40 | SCORE import.cell.twoDecimals",
                "集团,,准业主,维修服务,61,-3 | N surveyWave.notACount",
                "集团,,准业主,维修服务,61,0 | N surveyWave.notACount",
                "集团,,准业主,维修服务,61,12.5 | N surveyWave.notACount",
                "集团,,准业主,维修服务,61,1E9 | N surveyWave.notACount",
                "集团,,准业主,维修服务,61, | N import.cell.required",
                "集团,,准业主,维修服务,61,许多 | N import.cell.notANumber",
                "测南公司,,准业主,维修服务,61,40 | SUBSIDIARY surveyWave.unknownSubsidiary",
                "测东公司,东台院,准业主,维修服务,61,40 | PROJECT surveyWave.unknownProject",
                "测东公司,西山居,准业主,维修服务,61,40 | PROJECT surveyWave.otherSubsidiary",
                "集团,东台苑,准业主,维修服务,61,40 | PROJECT surveyWave.otherSubsidiary",
                ",东湖里,准业主,维修服务,61,40 | PROJECT surveyWave.ambiguousProject",
                "集团,,新业主,维修服务,61,40 | SEGMENT surveyWave.unknownSegment",
                "集团,,,维修服务,61,40 | SEGMENT surveyWave.segmentNeeded",
                "集团,,不适用,维修服务,61,40 | SEGMENT surveyWave.segmentNeeded",
                "集团,,准业主,绿化养护,61,40 | QUESTION surveyWave.unknownQuestion",
                "集团,,准业主,,61,40 | QUESTION import.cell.required",
                "集团,,磨合期,QUALITY_OVERALL,55,40 | QUESTION surveyWave.cellTwice",
                "集团,,准业主,工程质量总体满意度,4.2,40 | SCORE surveyWave.looksLikeFive"
            })
    void aWrongRowIsNamedWithItsField_andKeepsTheFileOut(String line, String expected) {
        WaveReport report = take(wave("错", "2025-11-30"), csv(GOOD, line));
        assertThat(issues(report)).containsExactly("3 " + expected);
        assertThat(report.report().applied()).isFalse();
        assertThat(report.report().refused()).isEqualTo(1);
        assertThat(count("survey_wave") + count("survey_wave_figure") + count("survey_wave_mapping"))
                .isZero();
    }

    @Test
    void rowsThatDoNotGoTogetherAreRefused() {
        byte[] scales = utf8("业主类型,问题,得分,样本,分制\n准业主,维修服务,80,40,100\n磨合期,维修服务,4.1,40,1-5\n"
                + "准业主,投诉处理,4,9,五分制\n老业主,维修服务,5.2,40,5\n稳定期,维修服务,80,40,十分制\n");
        assertThat(issues(take(facts(Instrument.WAVE, "混", "2025-11-30", null), scales)))
                .containsExactly(
                        "3 SCALE surveyWave.otherScale",
                        "5 SCORE surveyWave.outOfScale",
                        "6 SCALE surveyWave.unknownScale");
        byte[] waves = utf8("业主类型,问题,得分,样本,波次,日期\n准业主,维修服务,80,40,一波,2025-03-01\n"
                + "磨合期,维修服务,70,40,二波,2025-03-02\n稳定期,维修服务,70,40,,2025-03-02\n"
                + "老业主,维修服务,70,40,一波,2098-01-01\n全部,维修服务,70,40,一波,春天\n");
        assertThat(issues(take(facts(Instrument.WAVE, null, null, Scale.HUNDRED), waves)))
                .containsExactly(
                        "3 WAVE surveyWave.otherWave",
                        "4 WAVE import.cell.required",
                        "5 DATE surveyWave.future",
                        "6 DATE import.cell.notADate");
        byte[] visit = utf8("业主类型,模块,得分,样本\n磨合期,维修服务,80,4\n");
        assertThat(issues(take(facts(Instrument.MYSTERY, "访", "2025-11-30", Scale.HUNDRED), visit)))
                .containsExactly("2 SEGMENT surveyWave.noSegment");
        byte[] wide = utf8("业主类型,问题,得分,样本\n磨合期,维修服务,80,4,多出来的\n");
        assertThat(issues(take(wave("宽", "2025-11-30"), wide))).containsExactly("2 null import.row.tooManyCells");
        assertThat(count("survey_wave")).isZero();

        WaveReport small = attempt(wave("小", "2025-11-30"), csv("集团,,准业主,维修服务,4.2,40"));
        assertThat(issues(small)).isEmpty();
        assertThat(small.report().warnings()).extracting(Issue::code).containsExactly("surveyWave.allSmall");
    }

    @Test
    void whatIsToldOfTheWholeFileIsCheckedToo() {
        assertThat(complaints(() -> take(facts(Instrument.WAVE, null, null, null), csv(GOOD))))
                .containsExactly("wave surveyWave.needed", "heldOn surveyWave.needed", "scale surveyWave.needed");
        assertThat(complaints(() -> take(wave("将来", "2098-01-01"), csv(GOOD))))
                .containsExactly("heldOn surveyWave.future");
        assertThat(complaints(() -> take(wave("缺", "2025-01-01"), utf8("得分,满意度\n1,2\n"))))
                .containsExactly(
                        "column.SEGMENT surveyWave.columnMissing",
                        "column.QUESTION surveyWave.columnMissing",
                        "column.N surveyWave.columnMissing");
        assertThat(complaints(() -> currentUser.callAs(
                        GROUP_CS,
                        () -> imports.run(
                                "a.csv",
                                utf8("甲,乙,丙,丁,戊\n1,2,3,4,5\n"),
                                wave("重", "2025-01-01"),
                                List.of(
                                        WaveField.SEGMENT,
                                        WaveField.SCORE,
                                        WaveField.SCORE,
                                        WaveField.N,
                                        WaveField.QUESTION),
                                false))))
                .containsExactly("column.SCORE surveyWave.columnTwice");
        assertThatThrownBy(() -> take(wave("图", "2025-01-01"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 0}))
                .isInstanceOf(ImportRefused.class);
        assertThatThrownBy(() -> take(wave("空", "2025-01-01"), csv())).isInstanceOf(ImportRefused.class);
        assertThat(complaints(() -> WaveFacts.read(
                        Map.of("instrument", "OWN_CALLBACK", "source", " ", "heldOn", "2025-02-30", "scale", "TEN"))))
                .containsExactly(
                        "instrument surveyWave.notImported",
                        "source form.required",
                        "heldOn form.notADate",
                        "scale form.unknownChoice");
        assertThat(count("survey_wave")).isZero();
    }

    @Test
    void aWaveIsTakenOnce_andAgainOnlyAfterItWasWithdrawn() {
        take(wave("2025 年 下半年", "2025-11-30"), csv(GOOD));
        byte[] other = csv("集团,,磨合期,工程质量总体满意度,55,400");
        assertThat(complaints(() -> take(wave("2025年下半年", "2025-11-30"), other)))
                .containsExactly("wave surveyWave.twice");
        assertThat(complaints(() -> attempt(wave("2025年下半年", "2025-11-30"), other)))
                .containsExactly("wave surveyWave.twice");
        assertThat(complaints(() -> take(wave("别的", "2025-11-30"), csv(GOOD))))
                .containsExactly("file surveyWave.fileTwice");
        assertThat(stored()).hasSize(1);
        // another instrument may have a wave of the same name
        assertThat(take(facts(Instrument.CALLBACK, "2025年下半年", "2025-11-30", Scale.HUNDRED), other)
                        .report()
                        .applied())
                .isTrue();

        long id = imports.last().get(1).id();
        assertThat(complaints(() -> withdraw(id, " "))).containsExactly("reason form.required");
        withdraw(id, "机构更正了数据");
        assertThat(complaints(() -> withdraw(id, "再来"))).containsExactly("wave surveyWave.withdrawnAlready");
        assertThat(imports.last().get(1)).satisfies(wave -> {
            assertThat(wave.counts()).isFalse();
            assertThat(wave.withdrawnBy()).isEqualTo(GROUP_CS);
            assertThat(wave.withdrawnReason()).isEqualTo("机构更正了数据");
        });
        assertThat(take(wave("2025年下半年", "2025-11-30"), csv(GOOD)).report().applied())
                .isTrue();
        assertThat(count("survey_wave")).isEqualTo(3);
    }

    private void withdraw(long id, String reason) {
        currentUser.callAs(GROUP_CS, () -> {
            imports.withdraw(id, Map.of("reason", reason));
            return true;
        });
    }

    @Test
    void twoAtOnce_oneIsTaken() throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(2);
        CyclicBarrier together = new CyclicBarrier(2);
        try {
            List<Future<Boolean>> answers = IntStream.of(51, 52)
                    .mapToObj(score -> people.submit(() -> {
                        together.await();
                        try {
                            return take(wave("同时", "2025-11-30"), csv("集团,,磨合期,维修服务," + score + ",400"))
                                    .report()
                                    .applied();
                        } catch (FormRejected e) {
                            return false;
                        }
                    }))
                    .toList();
            assertThat(List.of(answers.get(0).get(), answers.get(1).get())).containsExactlyInAnyOrder(true, false);
        } finally {
            people.shutdown();
        }
        assertThat(stored()).hasSize(1);
    }

    @Test
    void whatWasConfirmedForASourceIsProposedForItsNextFile() {
        byte[] strange = utf8("甲,乙,丙,得分\n磨合期,维修服务,40,54\n");
        List<WaveField> confirmed = Arrays.asList(WaveField.SEGMENT, WaveField.QUESTION, WaveField.N, WaveField.SCORE);
        assertThat(imports.columns(strange, Instrument.WAVE, "某调查机构"))
                .extracting(WaveImports.Column::field)
                .containsExactly(null, null, null, WaveField.SCORE);
        currentUser.callAs(GROUP_CS, () -> imports.run("a.csv", strange, wave("首", "2025-01-31"), confirmed, false));
        byte[] next = utf8("得分,乙,丙,甲,另\n54,维修服务,41,磨合期,x\n");
        assertThat(imports.columns(next, Instrument.WAVE, "某 调查机构"))
                .extracting(WaveImports.Column::field)
                .containsExactly(WaveField.SCORE, WaveField.QUESTION, WaveField.N, WaveField.SEGMENT, null);
        assertThat(imports.columns(next, Instrument.WAVE, "别家"))
                .extracting(WaveImports.Column::field)
                .containsExactly(WaveField.SCORE, null, null, null, null);
        assertThat(imports.columns(next, Instrument.CALLBACK, "某调查机构"))
                .extracting(WaveImports.Column::field)
                .containsExactly(WaveField.SCORE, null, null, null, null);
    }

    @Test
    void questionsAreAddedAndUsed() {
        Map<String, String> question =
                new HashMap<>(Map.of("instrument", "WAVE", "code", "SRV_GREEN", "labelZh", "测试绿化", "labelEn", "Green"));
        if (questions.find(Instrument.WAVE, "SRV_GREEN").isEmpty()) {
            questions.add(question);
        }
        assertThat(take(wave("绿", "2025-11-30"), csv("集团,,磨合期,测试绿化,54,400"))
                        .report()
                        .applied())
                .isTrue();
        question.put("labelZh", "另一个");
        assertThat(complaints(() -> questions.add(question))).containsExactly("code surveyWave.questionThere");
        question.put("code", "small");
        question.put("labelEn", "");
        assertThat(complaints(() -> questions.add(question)))
                .containsExactly("code surveyWave.notACode", "labelEn form.required");
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body());
    }

    @Test
    void programsTryAndImport() throws IOException {
        String path = "/api/imports/survey-waves";
        Map<String, String> told =
                Map.of("instrument", "WAVE", "source", "机构", "wave", "接口", "heldOn", "2025-11-30", "scale", "HUNDRED");
        HttpResponse<String> trial = upload(program(GROUP_CS), path + "?dryRun=true", told, "a.csv", csv(GOOD));
        assertThat(trial.statusCode()).as(trial.body()).isEqualTo(200);
        assertThat(json(trial).path("inserted").asInt()).isEqualTo(1);
        assertThat(json(trial).path("applied").asBoolean()).isFalse();
        assertThat(count("survey_wave")).isZero();

        HttpResponse<String> bad = upload(program(GROUP_CS), path, told, "a.csv", csv(GOOD, "集团,,准业主,维修服务,101,40"));
        assertThat(bad.statusCode()).isEqualTo(422);
        JsonNode error = json(bad).path("errors").path(0);
        assertThat(error.path("row").asInt()).isEqualTo(3);
        assertThat(error.path("field").asText()).isEqualTo("SCORE");
        assertThat(error.path("column").asText()).isEqualTo("得分");
        assertThat(error.path("message").asText()).isEqualTo("超出分制范围 0–100");

        assertThat(upload(program(GROUP_CS), path, told, "a.csv", csv(GOOD)).statusCode())
                .isEqualTo(200);
        HttpResponse<String> twice = upload(program(GROUP_CS), path, told, "a.csv", csv(GOOD, "集团,,准业主,维修服务,61,40"));
        assertThat(twice.statusCode()).isEqualTo(422);
        assertThat(json(twice).path("errors").path(0).path("field").asText()).isEqualTo("wave");
        assertThat(json(twice).path("detail").asText()).contains("“接口”已经导入");

        Map<String, String> mapped = new HashMap<>(told);
        mapped.put("wave", "映射");
        HttpResponse<String> columns = upload(
                program(GROUP_CS),
                path + "?column=SEGMENT:x&column=QUESTION:y&column=SCORE:z&column=N:w",
                mapped,
                "b.csv",
                utf8("x,y,z,w\n准业主,维修服务,61,40\n"));
        assertThat(columns.statusCode()).as(columns.body()).isEqualTo(200);
        HttpResponse<String> wrong = upload(
                program(GROUP_CS),
                path + "?column=SCORE:%E6%B2%A1%E6%9C%89&column=BEAUTY:z",
                mapped,
                "b.csv",
                utf8("x,z\n1,2\n"));
        assertThat(json(wrong).path("errors").findValuesAsText("field")).containsExactly("column.SCORE", "column");
        HttpResponse<String> picture =
                upload(program(GROUP_CS), path, told, "a.png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 0});
        assertThat(picture.statusCode()).isEqualTo(415);

        long id = json(program(GROUP_CS).get("/api/survey-waves"))
                .path(0)
                .path("id")
                .asLong();
        String withdrawal = "/api/survey-waves/" + id + "/withdrawal";
        assertThat(program(GROUP_CS).postJson(withdrawal, "{}").statusCode()).isEqualTo(422);
        assertThat(program(GROUP_CS).postJson(withdrawal, "{\"reason\":\"错\"}").statusCode())
                .isEqualTo(204);
        assertThat(program(GROUP_CS)
                        .postJson("/api/survey-waves/999999/withdrawal", "{\"reason\":\"错\"}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void onlyTheGroupBringsResults() {
        Map<String, String> told =
                Map.of("instrument", "WAVE", "source", "机构", "wave", "偷", "heldOn", "2025-11-30", "scale", "HUNDRED");
        for (String who : List.of(HEAD, WESTERN, AUDITOR, COMPANY)) {
            assertThat(upload(program(who), "/api/imports/survey-waves", told, "a.csv", csv(GOOD))
                            .statusCode())
                    .as(who)
                    .isEqualTo(403);
            assertThat(program(who).get("/api/survey-waves").statusCode()).isEqualTo(403);
            assertThat(program(who)
                            .postJson("/api/survey-waves/1/withdrawal", "{\"reason\":\"x\"}")
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(browser(HEAD).get("/surveys/waves").statusCode()).isEqualTo(403);
        assertThat(browser(COMPANY).get("/surveys/waves").statusCode()).isEqualTo(403);
        Web auditor = browser(AUDITOR);
        HttpResponse<String> list = auditor.get("/surveys/waves");
        assertThat(list.statusCode()).isEqualTo(200);
        assertThat(list.body()).contains("已导入的波次").doesNotContain("name=\"file\"");
        String token = auditor.csrf("/surveys/waves");
        assertThat(upload(
                                auditor,
                                "/surveys/waves",
                                Map.of("instrument", "WAVE", "source", "x", "_csrf", token),
                                "a.csv",
                                csv(GOOD))
                        .statusCode())
                .isEqualTo(403);
        assertThat(auditor.postForm("/surveys/waves/1/withdrawal", "reason", "x", "_csrf", token)
                        .statusCode())
                .isEqualTo(403);
        assertThat(auditor.postForm("/surveys/benchmarks", "_csrf", token).statusCode())
                .isEqualTo(403);
        assertThat(count("survey_wave")).isZero();
    }

    @Test
    void aPersonConfirmsColumns_triesAndImports() {
        Web group = browser(GROUP_CS);
        String token = group.csrf("/surveys/waves");
        Map<String, String> told = Map.of("instrument", "WAVE", "source", "机构甲", "_csrf", token);
        HttpResponse<String> picture =
                upload(group, "/surveys/waves", told, "a.csv", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 0});
        assertThat(picture.statusCode()).isEqualTo(422);
        assertThat(picture.body()).contains("文件不是表格");

        byte[] file = utf8("业主类型,测评项,分值,样本量,备注\n磨合期,维修服务,54,400,x\n准业主,维修服务,160,800,\n");
        HttpResponse<String> uploaded = upload(group, "/surveys/waves", told, "甲.csv", file);
        assertThat(uploaded.statusCode()).isEqualTo(302);
        String place = uploaded.headers().firstValue("Location").orElseThrow();
        String page = group.get(place.replaceFirst("https?://[^/]+", "")).body();
        assertThat(page).contains("确认各列含义：甲.csv", "分值", "例：54").doesNotContain("??", "value=\"import\"");
        assertThat(selected(page)).contains("SEGMENT", "QUESTION", "N", "-").doesNotContain("SCORE");

        String action = place.replaceFirst("https?://[^/]+", "").replaceFirst("\\?.*", "");
        String[] form = {
            "_csrf", token, "instrument", "WAVE", "source", "机构甲", "wave", "页面", "heldOn", "2025-11-30",
            "scale", "HUNDRED", "note", "试", "meaning", "SEGMENT", "meaning", "QUESTION", "meaning", "SCORE",
            "meaning", "N", "meaning", "-", "action", "try"
        };
        HttpResponse<String> tried = group.postForm(action, form);
        assertThat(tried.body())
                .contains("试导入结果", "超出分制范围 0–100", "160", "未使用的列：备注", "整个不导入")
                .doesNotContain("value=\"import\"", "??");
        // whoever presses on all the same gets the same answer
        String[] pressed = form.clone();
        pressed[pressed.length - 1] = "import";
        assertThat(group.postForm(action, pressed).body()).contains("超出分制范围 0–100", "未导入任何内容");
        assertThat(count("survey_wave")).isZero();

        byte[] good = utf8("业主类型,测评项,分值,样本量,备注\n磨合期,维修服务,54,400,x\n准业主,维修服务,60,800,\n");
        String second = upload(group, "/surveys/waves", told, "乙.csv", good)
                .headers()
                .firstValue("Location")
                .orElseThrow()
                .replaceFirst("https?://[^/]+", "");
        assertThat(group.get(place.replaceFirst("https?://[^/]+", "")).body()).contains("试导入的文件已过期");
        String next = second.replaceFirst("\\?.*", "");
        HttpResponse<String> noWave = group.postForm(
                next,
                "_csrf",
                token,
                "instrument",
                "WAVE",
                "source",
                "机构甲",
                "meaning",
                "SEGMENT",
                "meaning",
                "QUESTION",
                "meaning",
                "SCORE",
                "meaning",
                "N",
                "action",
                "try");
        assertThat(noWave.statusCode()).isEqualTo(422);
        assertThat(noWave.body()).contains("「波次」没有列说明时必须填写", "「分制」没有列说明时必须填写");
        assertThat(group.postForm(next, form).body()).contains("value=\"import\"", "准业主（入住前）");
        assertThat(group.postForm(next, pressed)
                        .headers()
                        .firstValue("Location")
                        .orElse(""))
                .endsWith("/surveys/waves");
        assertThat(group.get("/surveys/waves").body())
                .contains("已导入“页面”：2 行", "机构甲", "乙.csv", "计入")
                .doesNotContain("??");

        long id = imports.last().get(0).id();
        assertThat(group.postForm("/surveys/waves/" + id + "/withdrawal", "reason", "", "_csrf", token)
                        .body())
                .contains("「原因」必须填写");
        group.postForm("/surveys/waves/" + id + "/withdrawal", "reason", "数据有误", "_csrf", token);
        assertThat(group.get("/surveys/waves").body()).contains("已撤回", "数据有误");
    }

    private static List<String> selected(String page) {
        Matcher matcher = Pattern.compile("<select[^>]*name=\"meaning\">(.*?)</select>", Pattern.DOTALL)
                .matcher(page);
        List<String> selected = new ArrayList<>();
        while (matcher.find()) {
            Matcher option =
                    Pattern.compile("<option value=\"([A-Z]+)\" selected").matcher(matcher.group(1));
            selected.add(option.find() ? option.group(1) : "-");
        }
        return selected;
    }
}
