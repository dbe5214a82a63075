package cn.baoxiu.estate;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

abstract class EstateWebContract {

    private static final String HOME = "HD-LJW-1-1-0101";

    @LocalServerPort
    int port;

    @Autowired
    Imports imports;

    @Autowired
    Owners owners;

    @Autowired
    Locations locations;

    private Browser admin;
    private Browser huanan;
    private Browser huadong;

    @BeforeEach
    void importedGroup() throws IOException {
        for (String kind : locations.find(HOME).isPresent() ? List.<String>of() : imports.kinds()) {
            try (InputStream file = getClass().getResourceAsStream("/demo/group/" + kind.replace('-', '_') + ".csv")) {
                imports.run(kind, file, kind, ImportOptions.allOrNothing());
            }
        }
        admin = new Browser(port, "admin");
        huanan = new Browser(port, "huanan-cs");
        huadong = new Browser(port, "huadong-cs");
    }

    @Test
    void warrantyIsAnswered() throws Exception {
        var answer = huadong.get("/api/homes/" + HOME + "/warranty?part=BATHROOM_WATERPROOF&on=2026-07-01");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer, "$.warrantyClass")).isEqualTo("WATERPROOF");
        assertThat(json(answer, "$.inWarranty")).isEqualTo("true");
        assertThat(json(answer, "$.contractor.ends")).isEqualTo("2030-03-28");
        assertThat(json(answer, "$.contractor.clause")).isEqualTo("第15.3款");
        assertThat(json(answer, "$.owner.ends")).isEqualTo("2030-07-03");
        assertThat(json(answer, "$.gapDays")).isEqualTo("97");
        assertThat(json(answer, "$.payer")).isEqualTo("CONTRACTOR");
        assertThat(json(answer, "$.explanation")).contains("蓝盾防水保温科技有限公司", "2030-03-28", "剩余", "97 天", "费用由施工单位承担");
        var today = huadong.get("/api/homes/" + HOME + "/warranty?part=MEP");
        assertThat(json(today, "$.on")).isEqualTo("2026-07-01");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/homes/HD-NIX/warranty?part=MEP, 404, ",
        "/api/homes/HD-LJW-1-1-0101/warranty?part=CHIMNEY, 422, part",
        "/api/homes/HD-LJW-1-1-0101/warranty, 422, part",
        "/api/homes/HD-LJW-1-1-0101/warranty?part=MEP&on=2026-02-30, 422, on",
        "/api/homes/HD-LJW-1-1-0101/warranty?part=MEP&on=tomorrow, 422, on",
        "/api/homes/HN-YJT-1-1-0101/warranty?part=MEP, 404, ",
        "/api/homes, 422, query"
    })
    void wrongQuestionsAreProblems(String path, int status, String field) throws Exception {
        var answer = huadong.get(path);
        problem(answer, status);
        if (field != null) {
            assertThat(json(answer, "$.errors[0].field")).isEqualTo(field);
        }
    }

    @Test
    void homesAreFoundOnlyInTheOwnSubsidiary() throws Exception {
        String query = URLEncoder.encode("澜境湾2号楼1单元1401", StandardCharsets.UTF_8);
        assertThat(json(huadong.get("/api/homes?query=" + query), "$[0].code")).isEqualTo("HD-LJW-2-1-1401");
        assertThat(huanan.get("/api/homes?query=" + query).body()).isEqualTo("[]");
        assertThat(json(admin.get("/api/homes?query=" + query), "$[0].code")).isEqualTo("HD-LJW-2-1-1401");
    }

    @Test
    void contractorsPeopleAreKeptOut() throws Exception {
        Browser contractor = new Browser(port, "contractor");
        assertThat(contractor.get("/api/homes?query=1401").statusCode()).isEqualTo(403);
        assertThat(contractor.get("/warranty").statusCode()).isEqualTo(403);
        assertThat(contractor.get("/imports").statusCode()).isEqualTo(403);
        Browser clerk = new Browser(port, "huadong-clerk");
        assertThat(clerk.get("/warranty").statusCode()).isEqualTo(200);
        assertThat(clerk.get("/imports").statusCode()).isEqualTo(403);
        assertThat(clerk.upload("/api/imports/contractors", Map.of(), "a.csv", utf8("code\n"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(clerk.postJson("/api/homes/" + HOME + "/owner", "{}").statusCode())
                .isEqualTo(403);
    }

    @Test
    void importsThroughTheApi() throws Exception {
        byte[] file = utf8("code,name,kind\nC950,接口公司,SUB\n");
        var trial = admin.upload("/api/imports/contractors?dryRun=true", Map.of(), "a.csv", file);
        assertThat(json(trial, "$.inserted")).isEqualTo("1");
        assertThat(json(trial, "$.applied")).isEqualTo("false");
        assertThat(json(admin.upload("/api/imports/contractors", Map.of("dryRun", "true"), "a.csv", file), "$.applied"))
                .isEqualTo("false");
        assertThat(json(admin.upload("/api/imports/contractors", Map.of(), "a.csv", file), "$.applied"))
                .isEqualTo("true");
        assertThat(json(admin.upload("/api/imports/contractors", Map.of(), "a.csv", file), "$.unchanged"))
                .isEqualTo("1");

        var bad = admin.upload(
                "/api/imports/contractors", Map.of(), "a.csv", utf8("code,name,kind\nC951,,SUB\nC952,乙,BOSS\n"));
        problem(bad, 422);
        assertThat(json(bad, "$.errors[0].row")).isEqualTo("2");
        assertThat(json(bad, "$.errors[0].column")).isEqualTo("名称");
        assertThat(json(bad, "$.errors[0].message")).isEqualTo("必填，不能为空");
        assertThat(json(bad, "$.errors[1].value")).isEqualTo("BOSS");
        assertThat(json(bad, "$.errors[1].message")).isEqualTo("只能是：MAIN、SUB");
        assertThat(json(bad, "$.detail")).isEqualTo("2 行有错误，未导入任何内容");

        problem(
                huanan.upload("/api/imports/contractors", Map.of(), "a.csv", utf8("code,name,kind\nC953,甲,SUB\n")),
                422);
    }

    @Test
    void filesThatAreNoTableAreProblems() throws Exception {
        byte[] png = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13};
        problem(admin.upload("/api/imports/homes", Map.of(), "a.csv", png), 415);
        problem(admin.upload("/api/imports/homes", Map.of(), "a.csv", new byte[0]), 422);
        var missing = admin.upload("/api/imports/contractors", Map.of(), "a.csv", utf8("code,name\nC1,a\n"));
        problem(missing, 422);
        assertThat(json(missing, "$.errors[0].field")).isEqualTo("kind");
        assertThat(json(missing, "$.detail")).isEqualTo("缺少列：kind（类别）");
        problem(
                admin.upload(
                        "/api/imports/contractors",
                        Map.of(),
                        "a.csv",
                        utf8("code,name,kind\n" + "C1,a,SUB\n".repeat(100_001))),
                413);
        byte[] large = new byte[21 * 1024 * 1024];
        Arrays.fill(large, (byte) 'a');
        problem(admin.upload("/api/imports/contractors", Map.of(), "a.csv", large), 413);
        problem(admin.upload("/api/imports/nothing", Map.of(), "a.csv", utf8("a\n")), 404);
        problem(admin.upload("/api/imports/homes?dryRun=maybe", Map.of(), "a.csv", utf8("a\n")), 422);
    }

    @Test
    void pageTriesAFileAndThenImportsIt() throws Exception {
        var page = admin.get("/imports");
        assertThat(page.body()).contains("第三方价目表", "name 名称");
        assertThat(admin.upload("/imports", Map.of("kind", "contractors"), "a.csv", utf8("x"))
                        .statusCode())
                .isEqualTo(403);

        byte[] file = utf8("code,name,kind\nC960,页面公司,SUB\nC961,,SUB\n" + "C962,长文件公司,SUB\n".repeat(40_000));
        var trial =
                admin.upload("/imports", Map.of("kind", "contractors", "_csrf", Browser.token(page)), "施工单位.csv", file);
        assertThat(trial.statusCode()).isEqualTo(200);
        assertThat(trial.body()).contains("试导入结果", "必填，不能为空", "施工单位.csv", "只导入没有错误的行");

        Matcher action = Pattern.compile("action=\"(/imports/[^\"]+)\"").matcher(trial.body());
        assertThat(action.find()).isTrue();
        Browser other = new Browser(port, "huadong-cs");
        String otherToken = Browser.token(other.get("/imports"));
        assertThat(other.postForm(action.group(1), "_csrf=" + otherToken).body())
                .contains("试导入的文件已过期");
        var done = admin.postForm(action.group(1), "takeGoodRows=true&_csrf=" + Browser.token(trial));
        assertThat(done.body()).contains("已导入");
        var again = admin.postForm(action.group(1), "takeGoodRows=true&_csrf=" + Browser.token(trial));
        assertThat(again.body()).contains("试导入的文件已过期");

        var picture =
                admin.upload("/imports", Map.of("kind", "homes", "_csrf", Browser.token(page)), "a.png", new byte[] {
                    (byte) 0x89, 'P', 'N', 'G', 0, 0
                });
        assertThat(picture.body()).contains("文件不是表格");
    }

    @Test
    void warrantyPageAnswers() throws Exception {
        var answer = huadong.get("/warranty?home=" + HOME + "&part=BATHROOM_WATERPROOF&on=2026-07-01");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("在保修期内", "蓝盾防水保温科技有限公司", "<svg", "差额期", "2030-07-03");
        assertThat(huadong.get("/warranty?home=1401&part=TILE").body()).contains("找到多处", "HD-LJW-2-1-1401");
        assertThat(huadong.get("/warranty?home=HN-YJT-1-1-0101&part=TILE").body())
                .contains("没有找到");
        assertThat(huadong.get("/warranty?home=" + HOME).body()).contains("必填");
        assertThat(huadong.get("/warranty?home=" + HOME + "&part=TILE&on=x").body())
                .contains("不是日期");
        assertThat(huadong.get("/warranty?home=HD-LJW-GARAGE&part=APPLIANCE").body())
                .contains("人工认定");
    }

    @Test
    void ownerChangesThroughTheApi() throws Exception {
        String path = "/api/homes/HD-LJW-1-1-0103/owner";
        String owner = "{\"name\":\"赵六\",\"phone\":\"%s\",\"since\":\"%s\"}";
        var wrong = huadong.postJson(path, owner.formatted("1900000123", "2026-06-01"));
        problem(wrong, 422);
        assertThat(json(wrong, "$.errors[0].field")).isEqualTo("phone");
        problem(huadong.postJson(path, owner.formatted("19000001234", "2026-08-01")), 422);
        problem(huadong.postJson(path, "{\"name\":"), 400);
        problem(huadong.postJson(path, "{\"name\":\"赵六\",\"phone\":\"19000001234\"}"), 422);
        problem(huanan.postJson(path, owner.formatted("19000001234", "2026-06-01")), 404);

        var changed = huadong.postJson(path, owner.formatted("190-0000-1234", "2026-06-01"));
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.body()).doesNotContain("1234");
        assertThat(owners.of("HD-LJW-1-1-0103", LocalDate.of(2026, 7, 1)).orElseThrow())
                .satisfies(now -> {
                    assertThat(now.name()).isEqualTo("赵六");
                    assertThat(now.phone()).isEqualTo("19000001234");
                });
    }

    private static void problem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(json(answer, "$.status")).isEqualTo(String.valueOf(status));
    }

    private static String json(HttpResponse<String> answer, String path) {
        return String.valueOf((Object) JsonPath.read(answer.body(), path));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
