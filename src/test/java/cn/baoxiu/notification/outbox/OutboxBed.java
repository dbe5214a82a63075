package cn.baoxiu.notification.outbox;

import cn.baoxiu.identity.TenantDirectory;
import cn.baoxiu.identity.UserDirectory;
import cn.baoxiu.notification.Audience;
import cn.baoxiu.notification.Enclosures;
import cn.baoxiu.notification.Notice;
import cn.baoxiu.notification.Notifications;
import cn.baoxiu.notification.channel.Channel;
import cn.baoxiu.notification.channel.Channels;
import cn.baoxiu.notification.channel.NotificationProperties;
import cn.baoxiu.notification.channel.NotificationProperties.Encryption;
import cn.baoxiu.notification.channel.Sender;
import cn.baoxiu.notification.channel.WebhookStyle;
import cn.baoxiu.notification.person.PersonSetting;
import cn.baoxiu.notification.person.PersonSettings;
import cn.baoxiu.notification.person.QuietHours;
import cn.baoxiu.notification.template.Templates;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Outbox with all channels configured to servers in the test, on a clock that stands still; a Tuesday, 10:00. */
abstract class OutboxBed {

    static final String TENANT = "notify-east";
    static final String GROUP = "contractor-NOTIFY";
    static final String PASSWORD = "Probe-Only-4711";
    static final String SECRET = "gateway-secret";
    static final String NUMBER = "BX-2026-000017";
    static final Map<String, String> VALUES = Map.of(
            "place", "云锦台 3-1-0302 主卫",
            "grade", "P1",
            "promise", "FINISH",
            "due", "2026-03-12T10:00:00Z",
            "holder", "warranty-office");

    static final byte[] BOOKLET = "%PDF-1.7 booklet".getBytes(StandardCharsets.UTF_8);

    /** A room that hands out one file. */
    static final Enclosures BOOKLETS = new Enclosures() {
        @Override
        public String kind() {
            return "booklet";
        }

        @Override
        public Optional<Enclosure> open(String rest) {
            return rest.equals("7")
                    ? Optional.of(new Enclosure("手册.pdf", "application/pdf", BOOKLET))
                    : Optional.empty();
        }
    };

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    TenantDirectory tenants;

    @Autowired
    UserDirectory users;

    @Autowired
    Recipients recipients;

    @Autowired
    Templates templates;

    @Autowired
    NewRows newRows;

    @Autowired
    DueRows dueRows;

    @Autowired
    PersonSettings settings;

    @Autowired
    ObjectMapper json;

    final MovableClock clock = new MovableClock("2026-03-10T02:00:00Z");
    final Gateway sms = new Gateway();
    final Gateway chat = new Gateway();
    final GreenMail mail = new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP));

    TransactionTemplate transaction;
    NotificationProperties properties;
    Channels channels;
    NoticeWriter writer;
    Notifications notifications;

    @BeforeEach
    void open() {
        transaction = new TransactionTemplate(transactions);
        jdbc.sql("delete from notification_outbox").update();
        jdbc.sql("delete from notification_inbox").update();
        jdbc.sql("delete from notification_setting").update();
        jdbc.sql("delete from notification_unheard").update();
        jdbc.sql("delete from act_id_membership where group_id_ = ?")
                .param(GROUP)
                .update();
        mail.start();
        tenants.ensureTenant(TENANT, "通知测试公司");
        tenants.ensureCompanyGroup(GROUP, "通知施工");
        use(properties(mail.getSmtp().getPort()));
    }

    @AfterEach
    void close() {
        mail.stop();
        sms.close();
        chat.close();
    }

    NotificationProperties properties(int smtpPort) {
        return new NotificationProperties(
                URI.create("https://baoxiu.example"),
                false,
                Duration.ofDays(30),
                new NotificationProperties.Delivery(
                        Duration.ofSeconds(5), 4, Duration.ofMinutes(1), Duration.ofMinutes(3), Duration.ofMinutes(5)),
                new NotificationProperties.Mail(
                        "localhost",
                        smtpPort,
                        Encryption.NONE,
                        "",
                        "",
                        "noreply@baoxiu.example",
                        Duration.ofSeconds(5)),
                new NotificationProperties.Sms(
                        URI.create(sms.origin() + "/send"), "key-1", SECRET, Duration.ofSeconds(5)),
                new NotificationProperties.Webhook(List.of(chat.origin()), Duration.ofSeconds(5)));
    }

    void use(NotificationProperties used) {
        properties = used;
        use(Channels.of(used, clock, json));
    }

    void use(Channels used) {
        channels = used;
        writer = new NoticeWriter(recipients, templates, used, newRows, new OperatorNotices(clock), properties, clock);
        notifications = new OutboxNotifications(templates, writer);
    }

    /** A member of the group. */
    String member(String id) {
        users.create(id, "人", "测试", PASSWORD, List.of(GROUP), List.of(TENANT));
        return id;
    }

    String withMail(String id) {
        jdbc.sql("update act_id_user set email_ = ? where id_ = ?")
                .params(id + "@people.example", id)
                .update();
        return id;
    }

    /** @param language of the messages */
    void choose(String user, Channel only, String address, Locale language, @Nullable QuietHours quiet) {
        settings.save(
                user,
                new PersonSetting(
                        only == Channel.MAIL,
                        only == Channel.MAIL ? address : null,
                        only == Channel.SMS,
                        only == Channel.SMS ? address : null,
                        only == Channel.WEBHOOK,
                        WebhookStyle.WECOM,
                        only == Channel.WEBHOOK ? address : null,
                        null,
                        language,
                        quiet));
    }

    void bySms(String user) {
        choose(user, Channel.SMS, "+8613800001234", Locale.SIMPLIFIED_CHINESE, null);
    }

    static String key() {
        return "BX|" + UUID.randomUUID();
    }

    static Notice breached(String key, Audience audience, boolean urgent) {
        return new Notice(key, "promise-breached", audience, NUMBER, VALUES, urgent);
    }

    static Notice toOwner(String key, boolean urgent) {
        return new Notice(
                key,
                "confirm-reminder-owner",
                new Audience.Owner("13912345678"),
                NUMBER,
                Map.of("place", "云锦台 3-1-0302", "due", "2026-03-12T10:00:00Z"),
                urgent);
    }

    void send(Notice... notices) {
        transaction.executeWithoutResult(status -> {
            for (Notice notice : notices) {
                notifications.send(notice);
            }
        });
    }

    Delivery delivery(Channel channel) {
        return delivery(channels.sender(channel));
    }

    Delivery delivery(Sender sender) {
        OperatorNotices operators = new OperatorNotices(clock);
        return new Delivery(
                sender,
                dueRows,
                settings,
                new EnclosedFiles(List.of(BOOKLETS)),
                detail -> send(operators.accountRefused(sender.channel(), detail)),
                properties,
                clock);
    }

    record Stored(
            long id,
            @Nullable String recipient,
            String channel,
            String state,
            int attempts,
            @Nullable String address,
            @Nullable String body,
            String key,
            @Nullable String failure) {}

    List<Stored> outbox() {
        return jdbc.sql("select id, recipient, channel, state, attempts, address, body, idempotency_key, failure"
                        + " from notification_outbox order by id")
                .query((row, n) -> new Stored(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getInt(5),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8),
                        row.getString(9)))
                .list();
    }

    Stored one() {
        List<Stored> rows = outbox();
        if (rows.size() != 1) {
            throw new AssertionError(rows);
        }
        return rows.get(0);
    }

    /** Messages to owners only. */
    List<Stored> toOwners() {
        return outbox().stream().filter(row -> row.recipient() == null).toList();
    }

    List<String> inbox() {
        return jdbc.sql("select recipient from notification_inbox order by recipient")
                .query(String.class)
                .list();
    }
}
