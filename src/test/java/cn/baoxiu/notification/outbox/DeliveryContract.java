package cn.baoxiu.notification.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.identity.Groups;
import cn.baoxiu.notification.Audience;
import cn.baoxiu.notification.Notice;
import cn.baoxiu.notification.channel.Channel;
import cn.baoxiu.notification.channel.Letter;
import cn.baoxiu.notification.channel.NotificationProperties;
import cn.baoxiu.notification.channel.NotificationProperties.Encryption;
import cn.baoxiu.notification.channel.SendFailed;
import cn.baoxiu.notification.channel.Sender;
import cn.baoxiu.notification.channel.WebhookStyle;
import cn.baoxiu.notification.person.PersonSetting;
import cn.baoxiu.notification.person.QuietHours;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** How messages leave: what the receiver gets, and what happens when something goes wrong. */
abstract class DeliveryContract extends OutboxBed {

    private static final String OPERATOR = "notify.operator";

    @Autowired
    Outbox outbox;

    @Autowired
    Inbox inbox;

    @Test
    void mailArrivesOnceWithKeyTextAndLink() throws Exception {
        withMail(member("notify.b"));
        send(breached(key(), new Audience.Person("notify.b"), false));
        delivery(Channel.MAIL).run();
        delivery(Channel.MAIL).run();

        MimeMessage[] received = mail.getReceivedMessages();
        assertThat(received).hasSize(1);
        assertThat(received[0].getSubject()).isEqualTo("【报修】完成维修已超时：云锦台 3-1-0302 主卫");
        assertThat(received[0].getAllRecipients()[0]).hasToString("notify.b@people.example");
        assertThat(received[0].getMessageID()).isEqualTo("<" + one().key() + "@baoxiu.example>");
        assertThat(received[0].getHeader("X-Idempotency-Key")).containsExactly(one().key());
        assertThat((String) received[0].getContent())
                .contains("2026-03-12 18:00", "保修办", "https://baoxiu.example/cases/" + NUMBER);
        assertThat(one().state()).isEqualTo("SENT");
    }

    @Test
    void smsIsSignedAndCarriesItsKey() throws Exception {
        send(toOwner(key(), false));
        delivery(Channel.SMS).run();

        Gateway.Request request = sms.only();
        JsonNode body = json.readTree(request.body());
        assertThat(body.get("to").asText()).isEqualTo("+8613912345678");
        assertThat(body.get("text").asText())
                .contains(NUMBER, "2026-03-12 18:00")
                .doesNotContain("http");
        assertThat(request.header("Idempotency-Key")).isEqualTo(one().key()).matches("[0-9a-f]{64}");
        assertThat(body.get("key").asText()).isEqualTo(one().key());
        assertThat(request.header("X-Key-Id")).isEqualTo("key-1");
        assertThat(request.header("X-Timestamp")).isEqualTo(Long.toString(clock.millis()));
        String signed = request.header("X-Timestamp") + "\n" + request.header("X-Nonce") + "\n" + request.body();
        assertThat(request.header("X-Signature")).isEqualTo(HexFormat.of().formatHex(hmac(SECRET, signed)));
    }

    @Test
    void dingTalkGetsSignedMarkdownWithoutForeignLinks() throws Exception {
        String user = member("notify.ding");
        byChat(user, WebhookStyle.DINGTALK, "SEC-of-the-robot");
        Map<String, String> values = new java.util.HashMap<>(VALUES);
        values.put("place", "[中奖](http://evil.example) @all");
        send(new Notice(key(), "promise-breached", new Audience.Person(user), NUMBER, values, false));
        assertThat(one().address())
                .as("the robot's token stays in the settings")
                .isEqualTo("localhost");
        delivery(Channel.WEBHOOK).run();

        Gateway.Request request = chat.only();
        String query = request.uri().getRawQuery();
        assertThat(query).startsWith("access_token=abc&timestamp=" + clock.millis() + "&sign=");
        String sign = URLDecoder.decode(query.substring(query.indexOf("&sign=") + 6), StandardCharsets.UTF_8);
        assertThat(sign)
                .isEqualTo(Base64.getEncoder()
                        .encodeToString(hmac("SEC-of-the-robot", clock.millis() + "\nSEC-of-the-robot")));
        JsonNode body = json.readTree(request.body());
        assertThat(body.get("msgtype").asText()).isEqualTo("markdown");
        assertThat(body.at("/markdown/title").asText()).startsWith("【报修】");
        assertThat(body.at("/markdown/text").asText())
                .contains("](https://baoxiu.example/cases/" + NUMBER + ")")
                .doesNotContain("](http://evil", "@all");
        assertThat(request.header("Idempotency-Key")).isEqualTo(one().key());
    }

    @Test
    void weComGetsMarkdownAndItsErrorsAreUnderstood() throws Exception {
        String user = member("notify.wecom");
        byChat(user, WebhookStyle.WECOM, null);
        send(breached(key(), new Audience.Person(user), false));
        chat.answer = "{\"errcode\": 45009, \"errmsg\": \"api freq out of limit\"}";
        delivery(Channel.WEBHOOK).run();
        assertThat(one().state()).isEqualTo("FAILED");
        assertThat(one().failure()).isEqualTo("TOO_MANY");
        chat.answer = "{\"errcode\": 93000, \"errmsg\": \"invalid webhook url\"}";
        clock.forward(Duration.ofHours(1));
        delivery(Channel.WEBHOOK).run();
        assertThat(one().state()).isEqualTo("DEAD");
        assertThat(one().failure()).isEqualTo("REFUSED");
        JsonNode body = json.readTree(chat.requests().get(0).body());
        assertThat(body.at("/markdown/content").asText()).contains(NUMBER);
        assertThat(chat.requests().get(0).uri().getRawQuery()).isEqualTo("access_token=abc");
    }

    @Test
    void aChatThatWasSwitchedOffMeanwhileGetsNothing() {
        String user = member("notify.gone");
        byChat(user, WebhookStyle.WECOM, null);
        send(breached(key(), new Audience.Person(user), false));
        choose(user, Channel.MAIL, "x@people.example", Locale.SIMPLIFIED_CHINESE, null);
        clock.moveTo(Instant.now().plusSeconds(60));
        delivery(Channel.WEBHOOK).run();
        assertThat(chat.requests()).isEmpty();
        assertThat(one().failure()).isEqualTo("NO_ADDRESS");
    }

    private void byChat(String user, WebhookStyle style, @org.jspecify.annotations.Nullable String secret) {
        settings.save(
                user,
                new PersonSetting(
                        false,
                        null,
                        false,
                        null,
                        true,
                        style,
                        chat.origin() + "/robot/send?access_token=abc",
                        secret,
                        Locale.SIMPLIFIED_CHINESE,
                        null));
    }

    private static byte[] hmac(String secret, String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aCrashAfterSendingRepeatsThatMessageWithTheSameKey() {
        send(toOwner(key(), true), toOwner(key(), true));
        assertThatThrownBy(() ->
                        delivery(new DyingSender(channels.sender(Channel.SMS))).run())
                .isInstanceOf(Death.class);
        assertThat(outbox()).extracting(Stored::state).containsExactly("SENDING", "WAITING");

        delivery(Channel.SMS).run();
        assertThat(sms.requests())
                .as("the first is left alone until its lease is over")
                .hasSize(2);
        assertThat(outbox()).extracting(Stored::state).containsExactly("SENDING", "SENT");

        clock.forward(properties.delivery().lease());
        delivery(Channel.SMS).run();
        delivery(Channel.SMS).run();
        assertThat(outbox()).extracting(Stored::state).containsExactly("SENT", "SENT");
        List<String> keys =
                sms.requests().stream().map(r -> r.header("Idempotency-Key")).toList();
        assertThat(keys)
                .containsExactly(
                        outbox().get(0).key(),
                        outbox().get(1).key(),
                        outbox().get(0).key());
    }

    private static final class Death extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** A node that dies between sending and marking. */
    private record DyingSender(Sender real) implements Sender {

        @Override
        public Channel channel() {
            return real.channel();
        }

        @Override
        public boolean configured() {
            return true;
        }

        @Override
        public void send(Letter letter) throws SendFailed {
            real.send(letter);
            throw new Death();
        }
    }

    @Test
    void anAttemptThatComesBackAfterItsLeaseChangesNothing() {
        send(toOwner(key(), true));
        DueRow seen = dueRows.due(Channel.SMS, true, clock.instant(), 10).get(0);
        assertThat(dueRows.claim(seen, "slow", clock.instant().plusSeconds(300)))
                .isTrue();
        assertThat(dueRows.claim(seen, "late", clock.instant().plusSeconds(300)))
                .as("nobody takes what is taken")
                .isFalse();
        clock.forward(Duration.ofMinutes(6));
        delivery(Channel.SMS).run();
        dueRows.failed(seen, "slow", cn.baoxiu.notification.channel.Failure.ERROR, "", clock.instant());
        assertThat(one().state()).isEqualTo("SENT");
    }

    @Test
    void severalNodesSendEachMessageOnce() throws Exception {
        List<Notice> many = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            many.add(toOwner(key(), i % 3 == 0));
        }
        send(many.toArray(Notice[]::new));
        ExecutorService nodes = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> runs = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                runs.add(nodes.submit(() -> delivery(Channel.SMS).run()));
            }
            for (Future<?> run : runs) {
                run.get(60, TimeUnit.SECONDS);
            }
        } finally {
            nodes.shutdownNow();
        }
        assertThat(sms.requests().stream().map(r -> r.header("Idempotency-Key")))
                .hasSize(120)
                .doesNotHaveDuplicates();
        assertThat(outbox()).extracting(Stored::state).containsOnly("SENT");
        assertThat(outbox()).extracting(Stored::attempts).containsOnly(1);
    }

    @Test
    void atNightOnlyUrgentMessagesLeave() {
        clock.moveTo(Instant.parse("2026-03-10T15:30:00Z"));
        String own = member("notify.own");
        choose(
                own,
                Channel.SMS,
                "+8613800001234",
                Locale.ENGLISH,
                new QuietHours(LocalTime.of(1, 0), LocalTime.of(2, 0)));
        send(toOwner(key(), false), toOwner(key(), true), breached(key(), new Audience.Person(own), false));
        delivery(Channel.SMS).run();
        assertThat(outbox()).extracting(Stored::state).containsExactly("WAITING", "SENT", "SENT");
        assertThat(outbox()).extracting(Stored::attempts).containsExactly(0, 1, 1);

        clock.moveTo(Instant.parse("2026-03-10T22:59:59Z"));
        delivery(Channel.SMS).run();
        assertThat(sms.requests()).hasSize(2);
        clock.moveTo(Instant.parse("2026-03-10T23:00:00Z"));
        delivery(Channel.SMS).run();
        assertThat(sms.requests()).as("07:00 in Shanghai").hasSize(3);
    }

    /** Quiet hours around the present: settings are saved by the program's own clock. */
    @Test
    void whoGivesUpQuietHoursGetsWhatWaitsForTheirEnd() {
        clock.moveTo(Instant.now().truncatedTo(ChronoUnit.SECONDS));
        LocalTime time = LocalTime.ofInstant(clock.instant(), EngineTime.ZONE);
        QuietHours quiet = new QuietHours(time.minusHours(2), time.plusHours(6));
        String user = member("notify.quiet");
        choose(user, Channel.SMS, "+8613800001234", Locale.ENGLISH, quiet);
        send(breached(key(), new Audience.Person(user), false), breached(key(), new Audience.Person(user), false));
        jdbc.sql("update notification_outbox set state = 'FAILED', attempts = 2 where id = ?")
                .param(outbox().get(0).id())
                .update();
        delivery(Channel.SMS).run();
        assertThat(sms.requests()).isEmpty();

        clock.forward(Duration.ofMinutes(10));
        choose(user, Channel.SMS, "+8613800001234", Locale.ENGLISH, new QuietHours(time.minusHours(3), quiet.until()));
        delivery(Channel.SMS).run();
        assertThat(sms.requests()).as("still quiet").isEmpty();

        choose(user, Channel.SMS, "+8613800001234", Locale.ENGLISH, null);
        delivery(Channel.SMS).run();
        assertThat(sms.requests()).hasSize(2);
        assertThat(outbox()).extracting(Stored::attempts).containsExactly(3, 1);
    }

    @Test
    void aDeliveryThatStillKnowsTheOldQuietHoursDefersNothing() {
        clock.moveTo(Instant.now().truncatedTo(ChronoUnit.SECONDS));
        String user = member("notify.quiet");
        choose(user, Channel.SMS, "+8613800001234", Locale.ENGLISH, null);
        send(breached(key(), new Audience.Person(user), false));
        DueRow seen = dueRows.due(Channel.SMS, false, clock.instant(), 10).get(0);
        clock.forward(Duration.ofMinutes(1));
        choose(user, Channel.SMS, "+8613800001234", Locale.ENGLISH, null);
        dueRows.defer(seen, clock.instant().plusSeconds(3600));
        delivery(Channel.SMS).run();
        assertThat(sms.requests()).hasSize(1);
    }

    @Test
    void failuresAreTriedAgainLaterAndLaterUntilTheMessageIsGivenUp() {
        send(toOwner(key(), true));
        sms.status = 503;
        List<Duration> pauses = new ArrayList<>();
        for (int attempt = 1; attempt < 4; attempt++) {
            delivery(Channel.SMS).run();
            delivery(Channel.SMS).run();
            assertThat(one().attempts()).isEqualTo(attempt);
            assertThat(one().state()).isEqualTo("FAILED");
            Duration pause = Duration.between(clock.instant(), nextTry());
            pauses.add(pause);
            clock.forward(pause);
        }
        delivery(Channel.SMS).run();
        assertThat(pauses).containsExactly(Duration.ofMinutes(1), Duration.ofMinutes(2), Duration.ofMinutes(3));
        assertThat(one().state()).isEqualTo("DEAD");
        assertThat(one().failure()).isEqualTo("UNREACHABLE");
        clock.forward(Duration.ofDays(1));
        delivery(Channel.SMS).run();
        assertThat(sms.requests()).hasSize(4);
    }

    private Instant nextTry() {
        return jdbc.sql("select next_try_at from notification_outbox")
                .query((row, n) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .single();
    }

    @Test
    void refusalsAreNotRepeatedButTooManyRequestsAre() {
        for (int status : List.of(400, 404, 302)) {
            sms.status = status;
            send(toOwner(key(), true));
            delivery(Channel.SMS).run();
        }
        for (int status : List.of(408, 429, 500)) {
            sms.status = status;
            send(toOwner(key(), true));
            delivery(Channel.SMS).run();
        }
        assertThat(outbox())
                .extracting(Stored::state)
                .containsExactly("DEAD", "DEAD", "DEAD", "FAILED", "FAILED", "FAILED");
        assertThat(outbox())
                .extracting(Stored::failure)
                .containsExactly("REFUSED", "REFUSED", "REFUSED", "UNREACHABLE", "TOO_MANY", "UNREACHABLE");
        assertThat(sms.requests()).as("no redirect is followed").hasSize(6);
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aServerThatStallsInItsAnswerHoldsUpNobodyElse() {
        use(withTimeout(Duration.ofSeconds(2)));
        send(toOwner(key(), true), toOwner(key(), true));
        sms.stall(1);
        delivery(Channel.SMS).run();
        assertThat(outbox()).extracting(Stored::state).containsExactly("FAILED", "SENT");
        assertThat(outbox()).extracting(Stored::failure).containsExactly("UNREACHABLE", null);

        clock.forward(properties.delivery().firstRetry());
        delivery(Channel.SMS).run();
        assertThat(outbox()).extracting(Stored::state).containsExactly("SENT", "SENT");
        assertThat(sms.requests().stream().map(r -> r.header("Idempotency-Key")))
                .as("the gateway may have sent the first one: it knows it by its key")
                .containsExactly(
                        outbox().get(0).key(),
                        outbox().get(1).key(),
                        outbox().get(0).key());
    }

    private NotificationProperties withTimeout(Duration timeout) {
        return new NotificationProperties(
                properties.baseUrl(),
                false,
                properties.keepText(),
                properties.delivery(),
                properties.mail(),
                new NotificationProperties.Sms(properties.sms().url(), "key-1", SECRET, timeout),
                properties.webhook());
    }

    @Test
    void aFileGoesWithTheMailOnly_andAMailWhoseFileIsMissingDoesNotLeave() throws Exception {
        String person = member("notify.b");
        withMail(person);
        Notice plain = breached(key(), new Audience.Person(person), true);
        send(withFile(plain, "booklet:7"));
        delivery(Channel.MAIL).run();
        MimeMultipart parts = (MimeMultipart) mail.getReceivedMessages()[0].getContent();
        assertThat(parts.getCount()).isEqualTo(2);
        assertThat(MimeUtility.decodeText(parts.getBodyPart(1).getFileName())).isEqualTo("手册.pdf");
        assertThat(parts.getBodyPart(1).getContentType()).startsWith("application/pdf");
        assertThat(parts.getBodyPart(1).getInputStream().readAllBytes()).isEqualTo(BOOKLET);

        send(withFile(breached(key(), new Audience.Person(person), true), "booklet:8"));
        delivery(Channel.MAIL).run();
        assertThat(mail.getReceivedMessages()).hasSize(1);
        assertThat(outbox().get(1).state()).isEqualTo("FAILED");
        assertThatThrownBy(() -> send(withFile(breached(key(), new Audience.Person(person), true), "booklet")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Notice withFile(Notice plain, String file) {
        return new Notice(
                plain.key(), plain.template(), plain.audience(), plain.caseNumber(), plain.values(), true, file);
    }

    @Test
    void aMailServersFinalNoIsFinalAndItsNotNowIsNot() throws Exception {
        try (RefusingSmtp smtp = new RefusingSmtp()) {
            use(properties(smtp.port()));
            withMail(member("notify.b"));
            send(breached(key(), new Audience.Person("notify.b"), true));
            delivery(Channel.MAIL).run();
            assertThat(one().state()).isEqualTo("DEAD");
            assertThat(one().failure()).isEqualTo("REFUSED");

            smtp.reply = "451 4.7.1 try again later";
            send(breached(key(), new Audience.Person("notify.b"), true));
            delivery(Channel.MAIL).run();
            assertThat(outbox()).extracting(Stored::state).containsExactly("DEAD", "FAILED");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 407})
    void aGatewayThatDoesNotAcceptOurAccountBurnsNoMessageAndOperatorsAreTold(int status) {
        operator();
        send(toOwner(key(), true), toOwner(key(), true));
        sms.status = status;
        Delivery node = delivery(Channel.SMS);
        node.run();
        node.run();
        assertThat(sms.requests()).as("the channel rests").hasSize(1);
        clock.forward(Duration.ofMinutes(1));
        node.run();
        clock.forward(Duration.ofMinutes(1));
        node.run();
        assertThat(sms.requests()).as("longer each time").hasSize(2);
        for (int i = 0; i < 20; i++) {
            clock.forward(ChannelRest.LONGEST);
            node.run();
        }
        assertThat(sms.requests()).hasSize(22);
        assertThat(toOwners()).extracting(Stored::state).doesNotContain("DEAD").contains("FAILED");
        assertThat(toOwners()).extracting(Stored::failure).contains("NOT_ALLOWED");
        assertThat(inbox.list(OPERATOR, 0).messages())
                .extracting(Inbox.Message::subject)
                .as("once a day")
                .containsExactly("【报修】短信发不出去：账号或密钥不被接受");
        assertThat(inbox.list(OPERATOR, 0).messages().get(0).body()).contains("HTTP " + status);

        sms.reset();
        clock.forward(ChannelRest.LONGEST);
        node.run();
        assertThat(toOwners()).extracting(Stored::state).containsExactly("SENT", "SENT");
        assertThat(sms.requests().stream().map(r -> r.header("Idempotency-Key")))
                .containsExactlyInAnyOrderElementsOf(
                        toOwners().stream().map(Stored::key).toList());
    }

    private void operator() {
        users.create(OPERATOR, "客服", "集团", PASSWORD, List.of(Groups.GROUP_CS), List.of());
    }

    /** A robot's key is its owner's. */
    @Test
    void aChatThatRefusesOnePersonHoldsUpNobodyElse() {
        operator();
        byChat(member("notify.a"), WebhookStyle.WECOM, null);
        byChat(member("notify.b"), WebhookStyle.WECOM, null);
        send(breached(key(), new Audience.Members(GROUP, TENANT), true));
        chat.status = 403;
        Delivery node = delivery(Channel.WEBHOOK);
        node.run();
        assertThat(chat.requests()).hasSize(2);
        assertThat(outbox()).extracting(Stored::failure).containsExactly("NOT_ALLOWED", "NOT_ALLOWED");
        for (int i = 1; i < properties.delivery().maxAttempts(); i++) {
            clock.forward(Duration.ofHours(1));
            node.run();
        }
        assertThat(outbox()).extracting(Stored::state).containsExactly("DEAD", "DEAD");
        assertThat(inbox.list(OPERATOR, 0).messages()).isEmpty();
    }

    static Stream<Arguments> mailServersThatDoNotAcceptUs() {
        return Stream.of(
                Arguments.of("a wrong password", Encryption.NONE, "AUTH", "535 5.7.8 credentials invalid"),
                Arguments.of("no login", Encryption.NONE, "MAIL", "530 5.7.0 authentication required"),
                Arguments.of("no encryption", Encryption.NONE, "MAIL", "530 5.7.0 must issue STARTTLS first"),
                Arguments.of("STARTTLS that is not offered", Encryption.STARTTLS, "RCPT", "250 ok"),
                Arguments.of("a foreign sender", Encryption.NONE, "MAIL", "550 5.7.1 sender not allowed"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mailServersThatDoNotAcceptUs")
    void aMailServerThatDoesNotAcceptOurAccountBurnsNoMessage(
            String what, Encryption encryption, String command, String reply) throws Exception {
        operator();
        withMail(member("notify.b"));
        try (RefusingSmtp smtp = new RefusingSmtp()) {
            smtp.command = command;
            smtp.reply = reply;
            use(withMail(new NotificationProperties.Mail(
                    "localhost",
                    smtp.port(),
                    encryption,
                    "someone",
                    "secret",
                    "noreply@baoxiu.example",
                    Duration.ofSeconds(10))));
            send(breached(key(), new Audience.Person("notify.b"), true));
            Delivery node = delivery(Channel.MAIL);
            for (int i = 0; i < 6; i++) {
                node.run();
                clock.forward(ChannelRest.LONGEST);
            }
        }
        Stored waiting = outbox().get(0);
        assertThat(waiting.failure()).isEqualTo("NOT_ALLOWED");
        assertThat(waiting.state()).isEqualTo("FAILED");
        assertThat(waiting.attempts()).isZero();
        assertThat(inbox.list(OPERATOR, 0).messages()).hasSize(1);

        use(properties(mail.getSmtp().getPort()));
        delivery(Channel.MAIL).run();
        assertThat(outbox().get(0).state()).as("mended and started again").isEqualTo("SENT");
    }

    private NotificationProperties withMail(NotificationProperties.Mail used) {
        return new NotificationProperties(
                properties.baseUrl(),
                false,
                properties.keepText(),
                properties.delivery(),
                used,
                properties.sms(),
                properties.webhook());
    }

    /** Messages without an address say nothing about the server. */
    @Test
    void aServerThatIsDownIsNoticedBetweenMessagesThatHaveNoAddress() {
        List<Notice> mixed = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            mixed.add(toOwner(key(), true));
            mixed.add(new Notice(
                    key(),
                    "confirm-reminder-owner",
                    new Audience.Owner("none"),
                    NUMBER,
                    Map.of("place", "云锦台", "due", "2026-03-12T10:00:00Z"),
                    true));
        }
        send(mixed.toArray(Notice[]::new));
        sms.status = 503;
        delivery(Channel.SMS).run();
        assertThat(sms.requests()).hasSize(5);
    }

    @Test
    void aMailServerThatIsDownIsNotAskedForEveryMessage() {
        withMail(member("notify.b"));
        int port = mail.getSmtp().getPort();
        mail.stop();
        use(properties(port));
        List<Notice> many = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            many.add(breached(key(), new Audience.Person("notify.b"), true));
        }
        send(many.toArray(Notice[]::new));
        delivery(Channel.MAIL).run();
        assertThat(outbox().stream().filter(row -> row.state().equals("FAILED")))
                .hasSize(5);
        assertThat(outbox().stream().filter(row -> row.state().equals("WAITING")))
                .hasSize(3);
    }

    @Test
    void anOperatorSendsAgainToTheAddressOfTodayWithTheSameKey() {
        String user = member("notify.a");
        bySms(user);
        sms.status = 400;
        send(breached(key(), new Audience.Person(user), true), toOwner(key(), true));
        delivery(Channel.SMS).run();
        List<Stored> dead = outbox();
        assertThat(dead).extracting(Stored::state).containsOnly("DEAD");

        sms.reset();
        choose(user, Channel.SMS, "+8613800009999", Locale.ENGLISH, null);
        assertThat(outbox.resend(dead.get(0).id())).isTrue();
        assertThat(outbox.resend(dead.get(0).id())).as("it waits already").isFalse();
        assertThat(outbox.resendAll()).isEqualTo(1);
        clock.moveTo(Instant.now().plusSeconds(60));
        delivery(Channel.SMS).run();
        assertThat(outbox()).extracting(Stored::state).containsOnly("SENT");
        assertThat(sms.requests().stream().map(r -> r.header("Idempotency-Key")))
                .containsExactlyInAnyOrder(dead.get(0).key(), dead.get(1).key());
        assertThat(sms.requests().stream().map(Gateway.Request::body))
                .anyMatch(body -> body.contains("+8613800009999"))
                .anyMatch(body -> body.contains("+8613912345678"));
    }

    @Test
    void addressAndTextGoAfterThirtyDaysAndFiguresStay() {
        bySms(member("notify.a"));
        send(breached(key(), new Audience.Person("notify.a"), true), toOwner(key(), true));
        delivery(Channel.SMS).run();
        sms.status = 400;
        send(toOwner(key(), true));
        delivery(Channel.SMS).run();
        sms.status = 503;
        send(toOwner(key(), true));
        delivery(Channel.SMS).run();

        clock.forward(Duration.ofDays(30).minusSeconds(1));
        new TextErasure(jdbc, clock).run("daily");
        assertThat(outbox()).extracting(Stored::body).doesNotContainNull();
        clock.forward(Duration.ofSeconds(1));
        new TextErasure(jdbc, clock).run("daily");

        assertThat(outbox()).extracting(Stored::state).containsExactly("SENT", "SENT", "DEAD", "FAILED");
        assertThat(outbox().subList(0, 3)).extracting(Stored::address).containsOnlyNulls();
        assertThat(outbox().subList(0, 3)).extracting(Stored::body).containsOnlyNulls();
        assertThat(outbox().get(3).body()).as("not sent yet").isNotNull();
        assertThat(outbox.resend(outbox().get(2).id())).as("nothing to send").isFalse();
        assertThat(inbox.list("notify.a", 0).messages().get(0).body()).isNull();
        assertThat(inbox.list("notify.a", 0).messages().get(0).caseNumber()).isEqualTo(NUMBER);
    }

    @Test
    void eachChannelIsLookedAtByItselfEveryFewSeconds() {
        DeliveryTask task = new DeliveryTask(Channel.SMS, delivery(Channel.SMS), Duration.ofSeconds(5));
        send(toOwner(key(), false));
        assertThat(task.name()).isEqualTo("notification.sms");
        assertThat(task.every()).contains(Duration.ofSeconds(5));
        task.run("recurring");
        assertThat(sms.requests()).hasSize(1);
    }
}
