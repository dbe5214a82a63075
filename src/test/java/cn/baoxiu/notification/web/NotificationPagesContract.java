package cn.baoxiu.notification.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baoxiu.engine.BackgroundTask;
import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.identity.Groups;
import cn.baoxiu.identity.TenantDirectory;
import cn.baoxiu.identity.UserDirectory;
import cn.baoxiu.notification.Audience;
import cn.baoxiu.notification.Notice;
import cn.baoxiu.notification.Notifications;
import cn.baoxiu.notification.outbox.SentMessages;
import cn.baoxiu.notification.person.PersonSettings;
import cn.baoxiu.notification.person.QuietHours;
import cn.baoxiu.testing.Web;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;
import org.springframework.ui.ExtendedModelMap;
import org.thymeleaf.context.WebContext;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.web.servlet.JakartaServletWebApplication;

/** Inbox, settings and undelivered messages, as people use them. */
abstract class NotificationPagesContract {

    private static final String PASSWORD = "Probe-Only-4711";
    private static final String TENANT = "notify-web";
    private static final String CLERK = "notify.clerk";
    private static final String OTHER = "notify.other";
    private static final String OPERATOR = "notify.operator";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ID = Pattern.compile("/inbox/(\\d+)/read");

    @LocalServerPort
    int port;

    @Autowired
    UserDirectory users;

    @Autowired
    TenantDirectory tenants;

    @Autowired
    Notifications notifications;

    @Autowired
    PersonSettings settings;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    List<BackgroundTask> tasks;

    @Autowired
    SentMessages sent;

    @Autowired
    CurrentUser currentUser;

    @Autowired
    SpringTemplateEngine engine;

    @BeforeEach
    void people() {
        tenants.ensureTenant(TENANT, "通知页面公司");
        users.create(CLERK, "客服", "王", PASSWORD, List.of(Groups.PROPERTY_CS), List.of(TENANT));
        users.create(OTHER, "客服", "李", PASSWORD, List.of(Groups.PROPERTY_CS), List.of(TENANT));
        users.create(OPERATOR, "客服", "集团", PASSWORD, List.of(Groups.GROUP_CS), List.of());
        jdbc.sql("delete from notification_inbox").update();
        jdbc.sql("delete from notification_outbox").update();
        jdbc.sql("delete from notification_setting").update();
        jdbc.sql("delete from notification_unheard").update();
    }

    private void tell(String user, String place, boolean urgent) {
        notifications.send(new Notice(
                "web|" + UUID.randomUUID(),
                "pause-ended",
                new Audience.Person(user),
                "BX-2026-000042",
                Map.of("place", place, "reason", "WEATHER"),
                urgent));
    }

    @Test
    void everybodyReadsTheirOwnMessagesAndOnlyThose() {
        tell(CLERK, "云锦台 <b>主卫</b>", true);
        tell(OTHER, "别人家", false);
        Web clerk = Web.browser(port, CLERK, PASSWORD);

        String page = clerk.get("/inbox").body();
        assertThat(page)
                .contains("1 条未读", "紧急", "天气原因", "云锦台 &lt;b&gt;主卫", "BX-2026-000042")
                .doesNotContain("别人家", "??", "<b>主卫");
        HttpResponse<String> count = clerk.get("/inbox/unread");
        assertThat(count.body()).contains(">1</span>").doesNotContain("<html");
        assertThat(count.headers().firstValue("Cache-Control").orElse("")).contains("max-age=30", "private");
        assertThat(clerk.get("/").body()).contains("hx-get=\"/inbox/unread\"", "href=\"/inbox\"");

        String foreign = "/inbox/"
                + idOf(Web.browser(port, OTHER, PASSWORD).get("/inbox").body()) + "/open";
        String csrf = clerk.csrf("/inbox");
        assertThat(clerk.postForm(foreign, "_csrf", csrf).statusCode()).isEqualTo(404);
        HttpResponse<String> opened = clerk.postForm("/inbox/" + idOf(page) + "/open", "_csrf", csrf);
        assertThat(opened.headers().firstValue("Location").orElse("")).endsWith("/cases/BX-2026-000042");
        assertThat(clerk.get("/inbox").body()).contains("0 条未读");
        assertThat(clerk.get("/inbox/unread").body()).doesNotContain("badge");
        assertThat(Web.browser(port, OTHER, PASSWORD).get("/inbox").body()).contains("1 条未读");
    }

    @Test
    void theListHasPagesAndCanBeReadAtOnce() {
        for (int i = 10; i < 35; i++) {
            tell(CLERK, "第" + i + "户", false);
        }
        Web clerk = Web.browser(port, CLERK, PASSWORD);
        assertThat(clerk.get("/inbox").body()).contains("第34户", "第15户", "下一页").doesNotContain("第14户");
        assertThat(clerk.get("/inbox?page=1").body()).contains("第14户", "上一页").doesNotContain("第15户");
        assertThat(clerk.get("/inbox?page=x").statusCode()).isEqualTo(200);
        clerk.postForm("/inbox/read", "_csrf", clerk.csrf("/inbox"));
        assertThat(clerk.get("/inbox").body()).contains("0 条未读");
        assertThat(clerk.with("Accept-Language", "en").get("/inbox").body()).contains("0 unread", "Next");
    }

    private static String idOf(String page) {
        Matcher id = ID.matcher(page);
        assertThat(id.find()).as(page).isTrue();
        return id.group(1);
    }

    @Test
    void aPersonChoosesChannelsLanguageAndQuietHours() {
        Web clerk = Web.browser(port, CLERK, PASSWORD);
        assertThat(clerk.get("/me/notifications").body())
                .contains("value=\"22:00\"", "value=\"07:00\"", "（无）", "本系统未开通此渠道")
                .doesNotContain("??");
        HttpResponse<String> saved = clerk.postForm(
                "/me/notifications",
                "_csrf",
                clerk.csrf("/me/notifications"),
                "mailOn",
                "on",
                "mailAddress",
                "wang@people.example",
                "smsOn",
                "on",
                "smsNumber",
                "138 0000 1234",
                "webhookSecret",
                "SEC-1",
                "language",
                "en",
                "quietFrom",
                "21:30",
                "quietUntil",
                "08:15");
        assertThat(saved.statusCode()).isEqualTo(302);
        var stored = settings.of(CLERK);
        assertThat(stored.mailAddress()).isEqualTo("wang@people.example");
        assertThat(stored.smsNumber()).isEqualTo("+8613800001234");
        assertThat(stored.webhookOn()).isFalse();
        assertThat(stored.language()).isEqualTo(Locale.ENGLISH);
        assertThat(stored.quiet()).isEqualTo(new QuietHours(LocalTime.of(21, 30), LocalTime.of(8, 15)));
        assertThat(clerk.get("/me/notifications").body())
                .contains("已保存", "wang@people.example", "+8613800001234", "21:30", "已设置加签密钥")
                .doesNotContain("SEC-1");

        clerk.postForm("/me/notifications", "_csrf", clerk.csrf("/me/notifications"), "smsNumber", "");
        assertThat(settings.of(CLERK).quiet()).isNull();
        assertThat(settings.of(CLERK).mailOn()).isFalse();
        assertThat(settings.of(CLERK).webhookSecret()).as("empty keeps it").isEqualTo("SEC-1");
        clerk.postForm("/me/notifications", "_csrf", clerk.csrf("/me/notifications"), "forgetSecret", "on");
        assertThat(settings.of(CLERK).webhookSecret()).isNull();
    }

    @Test
    void whatIsWrongIsNamedAndNothingIsSaved() {
        Web clerk = Web.browser(port, CLERK, PASSWORD);
        HttpResponse<String> answer = clerk.postForm(
                "/me/notifications",
                "_csrf",
                clerk.csrf("/me/notifications"),
                "mailAddress",
                "Wang <wang@people.example>, other@people.example",
                "smsOn",
                "on",
                "smsNumber",
                "0755-12345678",
                "webhookOn",
                "on",
                "webhookStyle",
                "IRC",
                "webhookUrl",
                "http://169.254.169.254/latest/meta-data",
                "language",
                "fr",
                "quietFrom",
                "25:00",
                "quietUntil",
                "");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("「邮箱」", "不是有效的邮箱", "「手机号」", "「机器人地址」不是允许的地址", "「机器人类型」", "「消息语言」", "「免打扰开始」", "「免打扰结束」")
                .contains("http://169.254.169.254/latest/meta-data");
        assertThat(jdbc.sql("select count(*) from notification_setting")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void operatorsSendUndeliveredMessagesAgain() throws Exception {
        long first = undelivered("第一条");
        undelivered("第二条");
        Web operator = Web.browser(port, OPERATOR, PASSWORD);
        String page = operator.get("/notifications/dead").body();
        assertThat(page)
                .contains("第一条", "第二条", "对方拒收", "*******5678", "HTTP 400", "尝试 3 次")
                .doesNotContain("13912345678", "??");
        assertThat(operator.get("/").body()).contains("/notifications/dead");

        String csrf = operator.csrf("/notifications/dead");
        assertThat(operator.postForm("/notifications/dead/" + first, "_csrf", csrf)
                        .statusCode())
                .isEqualTo(302);
        assertThat(operator.get("/notifications/dead").body())
                .contains("已重新排队：1 条", "第二条")
                .doesNotContain("第一条");
        operator.postForm("/notifications/dead/all", "_csrf", csrf);
        assertThat(operator.get("/notifications/dead").body()).contains("没有发送失败的消息");

        Web clerk = Web.browser(port, CLERK, PASSWORD);
        assertThat(clerk.get("/notifications/dead").statusCode()).isEqualTo(403);
        assertThat(clerk.get("/").body()).doesNotContain("/notifications/dead");
        assertThat(clerk.postForm("/notifications/dead/all", "_csrf", clerk.csrf("/inbox"))
                        .statusCode())
                .isEqualTo(403);

        // SMS is not configured in this program: the channel's own work says so
        tasks.stream()
                .filter(task -> task.name().equals("notification.sms"))
                .findFirst()
                .orElseThrow()
                .run("recurring");
        JsonNode dead = read("/api/notifications?state=DEAD").get("messages");
        assertThat(dead.findValuesAsText("failure")).containsOnly("NOT_CONFIGURED");
    }

    @Test
    void operatorsSeeWhatReachedNobodyAndWhichChannelIsStopped() {
        notifications.send(new Notice(
                "web|" + UUID.randomUUID(),
                "pause-ended",
                new Audience.Members(Groups.WARRANTY_OFFICE, TENANT),
                "BX-2026-000044",
                Map.of("place", "云锦台 <b>主卫</b>", "reason", "WEATHER"),
                true));
        undelivered("等着的短信");
        jdbc.sql(
                        "update notification_outbox set state = 'FAILED', failure = 'NOT_ALLOWED', failure_detail = 'HTTP 401',"
                                + " next_try_at = ended_at where subject = '等着的短信'")
                .update();
        assertThat(Web.browser(port, OPERATOR, PASSWORD)
                        .get("/notifications/dead")
                        .body())
                .contains("没有人收到的消息", "保修办", TENANT, "BX-2026-000044", "云锦台 &lt;b&gt;主卫")
                .contains("短信：对方不接受本系统的账号或密钥，1 条消息在等待", "HTTP 401")
                .doesNotContain("<b>主卫", "??");
        assertThat(Web.browser(port, OPERATOR, PASSWORD).get("/inbox").body()).contains("消息没有人收到：保修办");
    }

    @Test
    void programsListAndResend() throws Exception {
        long id = undelivered("第三条");
        notifications.send(new Notice(
                "web|" + UUID.randomUUID(),
                "confirm-reminder-owner",
                new Audience.Owner("13912345678"),
                "BX-2026-000043",
                Map.of("place", "云锦台", "due", "2026-03-12T10:00:00Z", "url", "https://baoxiu.example/c/x"),
                false));
        assertThat(read("/api/notifications?state=DEAD")
                        .at("/messages/0/address")
                        .asText())
                .isEqualTo("*******5678");
        assertThat(read("/api/notifications?case=BX-2026-000043")
                        .at("/messages/0/state")
                        .asText())
                .isEqualTo("UNUSED");
        assertThat(read("/api/notifications?state=DEAD&case=BX-2026-000043").get("messages"))
                .isEmpty();
        assertThat(read("/api/notifications").get("messages")).hasSize(2);

        Web operator = Web.program(port, OPERATOR, PASSWORD);
        assertThat(operator.get("/api/notifications?state=GONE").statusCode()).isEqualTo(422);
        String resend = "/api/notifications/" + id + "/resend";
        assertThat(Web.program(port, CLERK, PASSWORD).postJson(resend, "").statusCode())
                .isEqualTo(403);
        assertThat(operator.postJson(resend, "").statusCode()).isEqualTo(204);
        HttpResponse<String> again = operator.postJson(resend, "");
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("不能重发");
        assertThat(operator.postJson("/api/notifications/999999999/resend", "").statusCode())
                .isEqualTo(404);
        assertThat(Web.program(port, CLERK, PASSWORD).get("/api/notifications").statusCode())
                .isEqualTo(403);
    }

    /** The page exists with the profile demo only, so it is rendered by itself here. */
    @Test
    void theDemoShowsWhatWouldHaveBeenSentToWhom() {
        tell(CLERK, "云锦台", true);
        undelivered("给业主的短信");
        ExtendedModelMap model = new ExtendedModelMap();
        String view = new DemoOutboxPage(sent, currentUser).list("0", model);
        MockServletContext servlet = new MockServletContext();
        WebContext context = new WebContext(
                JakartaServletWebApplication.buildApplication(servlet)
                        .buildExchange(new MockHttpServletRequest(servlet), new MockHttpServletResponse()),
                Locale.SIMPLIFIED_CHINESE,
                model);
        assertThat(engine.process(view, context))
                .contains("站内消息", "短信", "客服", "业主", "*******5678", "给业主的短信", "天气原因", "发送失败")
                .doesNotContain("13912345678", "??");
        assertThat(Web.browser(port, CLERK, PASSWORD).get("/demo/outbox").statusCode())
                .isEqualTo(404);
    }

    private JsonNode read(String path) throws Exception {
        HttpResponse<String> answer = Web.program(port, OPERATOR, PASSWORD).get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    /** Urgent, or the message would wait for the morning when the tests run at night. */
    private long undelivered(String subject) {
        String key = UUID.randomUUID().toString();
        jdbc.sql(
                        """
                        insert into notification_outbox (idempotency_key, notice_key, template, channel, address, subject, body,
                            urgent, state, attempts, failure, failure_detail, created_at, ended_at)
                        values (:key, :key, 'silence', 'SMS', '13912345678', :subject, 'x', true, 'DEAD', 3, 'REFUSED',
                            'HTTP 400', :now, :now)""")
                .param("key", key)
                .param("subject", subject)
                .param("now", Instant.now().atOffset(ZoneOffset.UTC))
                .update();
        return jdbc.sql("select id from notification_outbox where idempotency_key = ?")
                .param(key)
                .query(Long.class)
                .single();
    }
}
