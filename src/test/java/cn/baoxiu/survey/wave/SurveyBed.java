package cn.baoxiu.survey.wave;

import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.identity.Groups;
import cn.baoxiu.identity.TenantDirectory;
import cn.baoxiu.identity.UserDirectory;
import cn.baoxiu.testing.Web;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two subsidiaries with projects, people who read and bring results, and no results yet. */
abstract class SurveyBed {

    static final String PASSWORD = "Probe-Only-4711";
    static final String EAST = "srv-east";
    static final String WEST = "srv-west";
    static final String GROUP_CS = "srv.group";
    static final String HEAD = "srv.head";
    static final String WESTERN = "srv.western";
    static final String AUDITOR = "srv.auditor";
    static final String COMPANY = "srv.company";
    static final String OVERALL = "QUALITY_OVERALL";

    private static final String BOUNDARY = "survey-boundary";

    @LocalServerPort
    int port;

    @Autowired
    WaveImports imports;

    @Autowired
    Questions questions;

    @Autowired
    Benchmarks benchmarks;

    @Autowired
    Satisfaction satisfaction;

    @Autowired
    CurrentUser currentUser;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void people(@Autowired TenantDirectory tenants, @Autowired UserDirectory users) {
        tenants.ensureTenant(EAST, "测东");
        tenants.ensureTenant(WEST, "测西");
        tenants.ensureCompanyGroup("contractor-C977", "测建");
        users.create(GROUP_CS, "一", "测", PASSWORD, List.of(Groups.GROUP_CS), List.of());
        users.create(HEAD, "二", "测", PASSWORD, List.of(Groups.SUBSIDIARY_HEAD), List.of(EAST));
        users.create(WESTERN, "三", "测", PASSWORD, List.of(Groups.ENGINEERING), List.of(WEST));
        users.create(AUDITOR, "四", "测", PASSWORD, List.of(Groups.AUDITOR), List.of());
        users.create(COMPANY, "五", "测", PASSWORD, List.of("contractor-C977"), List.of(EAST));
        for (String table : List.of("survey_wave_figure", "survey_wave", "survey_benchmark", "survey_wave_mapping")) {
            jdbc.sql("delete from " + table).update();
        }
        if (jdbc.sql("select count(*) from estate_project where code = 'SRV-A'")
                        .query(Integer.class)
                        .single()
                == 0) {
            for (String sql : List.of(
                    "insert into estate_subsidiary values ('srv-east', '测东公司', '上海', '甲')",
                    "insert into estate_subsidiary values ('srv-west', '测西公司', '成都', '乙')",
                    "insert into estate_project values ('SRV-A', 'srv-east', '东台苑', '上海', date '2020-03-28', null, '毛坯')",
                    "insert into estate_project values ('SRV-B', 'srv-east', '东湖里', '上海', date '2020-03-28', null, '毛坯')",
                    "insert into estate_project values ('SRV-C', 'srv-west', '西山居', '成都', date '2020-03-28', null, '毛坯')",
                    "insert into estate_project values ('SRV-D', 'srv-west', '东湖里', '成都', date '2020-03-28', null, '毛坯')")) {
                jdbc.sql(sql).update();
            }
        }
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Lines of a file below the usual headings. */
    static byte[] csv(String... lines) {
        return utf8("公司,项目,业主类型,测评项,得分,样本量\n" + String.join("\n", lines) + "\n");
    }

    static WaveFacts wave(String name, String held) {
        return facts(Instrument.WAVE, name, held, Scale.HUNDRED);
    }

    static WaveFacts facts(Instrument instrument, @Nullable String name, @Nullable String held, @Nullable Scale scale) {
        return new WaveFacts(instrument, "某调查机构", name, held == null ? null : LocalDate.parse(held), scale, "");
    }

    WaveReport take(WaveFacts facts, byte[] content) {
        return currentUser.callAs(GROUP_CS, () -> imports.run("测.csv", content, facts, null, false));
    }

    WaveReport attempt(WaveFacts facts, byte[] content) {
        return currentUser.callAs(GROUP_CS, () -> imports.run("测.csv", content, facts, null, true));
    }

    void benchmark(Instrument instrument, String question, Segment segment, int year, String points) {
        currentUser.callAs(GROUP_CS, () -> {
            benchmarks.set(Map.of(
                    "instrument",
                    instrument.name(),
                    "question",
                    question,
                    "segment",
                    segment.name(),
                    "benchmarkYear",
                    String.valueOf(year),
                    "points",
                    points,
                    "benchmarkSource",
                    "测试"));
            return true;
        });
    }

    int count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }

    Web program(String user) {
        return Web.program(port, user, PASSWORD);
    }

    Web browser(String user) {
        return Web.browser(port, user, PASSWORD);
    }

    /** A file with form fields, as a browser sends them. */
    static HttpResponse<String> upload(Web web, String path, Map<String, String> fields, String name, byte[] content) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        fields.forEach((field, value) -> body.writeBytes(utf8("--" + BOUNDARY
                + "\r\nContent-Disposition: form-data; name=\"" + field + "\"\r\n\r\n" + value + "\r\n")));
        body.writeBytes(utf8("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n"));
        body.writeBytes(content);
        body.writeBytes(utf8("\r\n--" + BOUNDARY + "--\r\n"));
        return web.send(
                "POST",
                path,
                BodyPublishers.ofByteArray(body.toByteArray()),
                "Content-Type",
                "multipart/form-data; boundary=" + BOUNDARY);
    }
}
