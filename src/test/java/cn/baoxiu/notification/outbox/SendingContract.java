package cn.baoxiu.notification.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.baoxiu.identity.Groups;
import cn.baoxiu.notification.Audience;
import cn.baoxiu.notification.Notice;
import cn.baoxiu.notification.channel.Channel;
import cn.baoxiu.notification.channel.Channels;
import cn.baoxiu.notification.channel.NotificationProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What is written, in whose transaction, and how often. */
abstract class SendingContract extends OutboxBed {

    @Autowired
    UnheardMessages unheard;

    @Autowired
    Inbox inboxPage;

    private static final Audience.Members EVERYBODY = new Audience.Members(GROUP, TENANT);

    @Test
    void everyMemberHasItInTheInboxAndOnceForEachChannel() {
        member("notify.a");
        withMail(member("notify.b"));
        bySms(member("notify.c"));
        users.create("notify.elsewhere", "人", "别处", PASSWORD, List.of(GROUP), List.of());

        send(breached(key(), EVERYBODY, false));

        assertThat(inbox()).containsExactly("notify.a", "notify.b", "notify.c");
        assertThat(outbox())
                .extracting(Stored::recipient, Stored::channel, Stored::address, Stored::state)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("notify.b", "MAIL", "notify.b@people.example", "WAITING"),
                        org.assertj.core.groups.Tuple.tuple("notify.c", "SMS", "+8613800001234", "WAITING"));
    }

    @Test
    void operatorsAreToldOnceADayOfAGroupWithoutMembersAndSeeEachMessage() {
        String operator = "notify.operator";
        users.create(operator, "客服", "集团", PASSWORD, List.of(Groups.GROUP_CS), List.of());
        String repeated = key();
        send(breached(repeated, EVERYBODY, false), breached(key(), EVERYBODY, false));
        send(breached(repeated, EVERYBODY, false));
        send(breached(key(), new Audience.Person("notify.nobody"), true));

        assertThat(unheard.latest())
                .extracting(UnheardMessages.Message::audience, UnheardMessages.Message::subsidiary)
                .containsExactly(tuple("notify.nobody", null), tuple(GROUP, TENANT), tuple(GROUP, TENANT));
        assertThat(unheard.latest().get(1).subject()).contains("云锦台 3-1-0302 主卫");
        assertThat(unheard.latest().get(1).caseNumber()).isEqualTo(NUMBER);
        assertThat(inboxPage.list(operator, 0).messages())
                .extracting(Inbox.Message::subject, Inbox.Message::urgent, Inbox.Message::link)
                .containsExactly(
                        tuple("【报修】消息没有人收到：notify.nobody没有成员", true, "/notifications/dead"),
                        tuple("【报修】消息没有人收到：" + GROUP + "（" + TENANT + "）没有成员", false, "/notifications/dead"));

        clock.forward(Duration.ofDays(1));
        member("notify.a");
        send(breached(key(), EVERYBODY, false));
        assertThat(unheard.latest()).as("somebody is there now").hasSize(3);
        clock.forward(properties.keepText());
        new TextErasure(jdbc, clock).run("daily");
        assertThat(unheard.latest()).isEmpty();
    }

    @Test
    void whatIsRolledBackReachedNobodyEither() {
        transaction.executeWithoutResult(status -> {
            notifications.send(breached(key(), EVERYBODY, false));
            status.setRollbackOnly();
        });
        assertThat(unheard.latest()).isEmpty();
    }

    @Test
    void aTransactionThatRollsBackTellsNobody() {
        bySms(member("notify.a"));
        transaction.executeWithoutResult(status -> {
            notifications.send(breached(key(), new Audience.Person("notify.a"), false));
            status.setRollbackOnly();
        });
        assertThat(inbox()).isEmpty();
        assertThat(outbox()).isEmpty();
    }

    @Test
    void anInterruptingTransactionWritesItsOwnMessagesOnly() {
        member("notify.a");
        TransactionTemplate own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        transaction.executeWithoutResult(status -> {
            notifications.send(toOwner(key(), false));
            own.executeWithoutResult(
                    inner -> notifications.send(breached(key(), new Audience.Person("notify.a"), false)));
            assertThat(inbox()).containsExactly("notify.a");
            assertThat(outbox()).isEmpty();
        });
        assertThat(outbox()).hasSize(1);
        assertThat(inbox()).containsExactly("notify.a");
    }

    @Test
    void theEndOfASavepointWritesNothingYet() {
        TransactionTemplate savepoint = new TransactionTemplate(transactions);
        savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        transaction.executeWithoutResult(status -> {
            notifications.send(toOwner(key(), false));
            savepoint.executeWithoutResult(inner -> notifications.send(toOwner(key(), false)));
            assertThat(outbox()).isEmpty();
        });
        assertThat(outbox()).hasSize(2);
    }

    @Test
    void whatIsSentWhileTheTransactionIsBeingCommittedIsWrittenToo() {
        transaction.executeWithoutResult(
                status -> TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                    @Override
                    public void beforeCommit(boolean readOnly) {
                        notifications.send(toOwner(key(), false));
                    }
                }));
        assertThat(outbox()).hasSize(1);
    }

    @Test
    void aKnownKeyChangesNothing() {
        bySms(member("notify.a"));
        String key = key();
        Notice notice = breached(key, new Audience.Person("notify.a"), false);
        send(notice, notice);
        send(notice);
        send(breached(key, EVERYBODY, true));
        assertThat(inbox()).hasSizeGreaterThanOrEqualTo(1).doesNotHaveDuplicates();
        assertThat(outbox()).hasSize(1);
    }

    @Test
    void twoOwnersOfOneMessageAreBothTold() {
        String key = key();
        Map<String, String> values =
                Map.of("place", "云锦台", "due", "2026-03-12T10:00:00Z", "url", "https://baoxiu.example/c/x");
        for (String phone : List.of("13912345678", "13912345679", "13912345678")) {
            send(new Notice(key, "confirm-reminder-owner", new Audience.Owner(phone), NUMBER, values, false));
        }
        assertThat(outbox()).extracting(Stored::address).containsExactly("13912345678", "13912345679");
    }

    @Test
    void theSecondOfTwoTransactionsWithTheSameKeyWaitsAndCommits() throws Exception {
        bySms(member("notify.a"));
        Notice notice = breached(key(), new Audience.Person("notify.a"), false);
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch mayCommit = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<?> first = threads.submit(() -> transaction.executeWithoutResult(status -> {
                writer.write(List.of(notice));
                written.countDown();
                await(mayCommit);
            }));
            await(written);
            Future<?> second = threads.submit(() -> transaction.executeWithoutResult(status -> {
                notifications.send(notice);
                notifications.send(toOwner(notice.key() + "|owner", false));
            }));
            Thread.sleep(300);
            assertThat(second.isDone()).as("the second one waits").isFalse();
            mayCommit.countDown();
            first.get(10, TimeUnit.SECONDS);
            second.get(10, TimeUnit.SECONDS);
        } finally {
            threads.shutdownNow();
        }
        assertThat(inbox()).containsExactly("notify.a");
        assertThat(outbox()).extracting(Stored::recipient).containsExactlyInAnyOrder("notify.a", null);
    }

    @Test
    void manyTransactionsWithTheSameKeysInAnyOrderAllCommit() throws Exception {
        bySms(member("notify.a"));
        List<Notice> notices = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            notices.add(breached(key(), new Audience.Person("notify.a"), false));
        }
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                List<Notice> mixed = new ArrayList<>(notices);
                java.util.Collections.shuffle(mixed, new java.util.Random(i));
                all.add(threads.submit(() -> send(mixed.toArray(Notice[]::new))));
            }
            for (Future<?> one : all) {
                one.get(30, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(inbox()).hasSize(5);
        assertThat(outbox()).hasSize(5);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void eachPersonReadsTheirOwnLanguage() {
        choose(member("notify.en"), Channel.MAIL, "x@people.example", Locale.ENGLISH, null);
        send(breached(key(), new Audience.Person("notify.en"), false));
        assertThat(one().body())
                .contains("finished repair", "2026-03-12 18:00", "the warranty office", "P1 urgent")
                .contains("https://baoxiu.example/cases/" + NUMBER);
    }

    @Test
    void whatNobodyCanRenderIsRefusedAtOnce() {
        Audience one = new Audience.Person("notify.a");
        assertRefused(new Notice(key(), "no-such-template", one, NUMBER, VALUES, false), "no-such-template");
        assertRefused(new Notice(key(), "promise-breached", one, NUMBER, Map.of("place", "x"), false), "promise, ");
        assertRefused(new Notice(" ", "promise-breached", one, NUMBER, VALUES, false), "key");
        assertRefused(new Notice("k".repeat(151), "promise-breached", one, NUMBER, VALUES, false), "key");
        Map<String, String> linked = new java.util.HashMap<>(VALUES);
        linked.put("link", "//evil.example/");
        assertRefused(new Notice(key(), "promise-breached", one, NUMBER, linked, false), "link");
        assertRefused(
                new Notice(
                        key(),
                        "confirm-reminder-owner",
                        new Audience.Owner(" "),
                        NUMBER,
                        Map.of("place", "云锦台", "due", "2026-03-12T10:00:00Z", "url", "https://baoxiu.example/c/x"),
                        false),
                "telephone");
        assertThat(outbox()).isEmpty();
    }

    private void assertRefused(Notice notice, String reason) {
        assertThatThrownBy(() -> send(notice))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void longAndStrangeValuesFitTheirRows() {
        withMail(member("notify.b"));
        Map<String, String> values = new java.util.HashMap<>(VALUES);
        values.put("place", "长".repeat(900) + "\r\nBcc: all@evil.example");
        values.put("holder", "{place} $1 \\ '' {0}");
        send(new Notice(key(), "promise-breached", new Audience.Person("notify.b"), NUMBER, values, false));
        assertThat(jdbc.sql("select subject from notification_outbox")
                        .query(String.class)
                        .single())
                .hasSizeLessThanOrEqualTo(150)
                .doesNotContain("\n", "\r");
        assertThat(one().body()).contains("{place} $1 \\ '' {0}");
    }

    @Test
    void withoutConfiguredChannelsOnlyTheInboxAndTheTraceOfAnOwnerAreWritten() {
        NotificationProperties nothing = new Binder(new MapConfigurationPropertySource(Map.of()))
                .bindOrCreate("baoxiu.notification", NotificationProperties.class);
        use(nothing);
        bySms(member("notify.a"));
        send(breached(key(), new Audience.Person("notify.a"), false), toOwner(key(), false));
        assertThat(inbox()).containsExactly("notify.a");
        assertThat(one().state()).isEqualTo("UNUSED");
        delivery(Channel.SMS).run();
        assertThat(one().attempts()).isZero();
    }

    @Test
    void inTheDemoNothingLeavesAndAllCountsAsSent() {
        NotificationProperties demo = new Binder(
                        new MapConfigurationPropertySource(Map.of("baoxiu.notification.dry-run", "true")))
                .bind("baoxiu.notification", NotificationProperties.class)
                .get();
        properties = demo;
        use(Channels.of(demo, clock, new ObjectMapper()));
        send(toOwner(key(), false));
        delivery(Channel.SMS).run();
        assertThat(one().state()).isEqualTo("SENT");
        assertThat(sms.requests()).isEmpty();
        SentMessages.Message shown = new SentMessages(jdbc).list(0).messages().get(0);
        assertThat(shown.address()).isEqualTo("*******5678");
        assertThat(shown.body()).contains(NUMBER, "云锦台");
        assertThat(shown.way()).isEqualTo("SMS");
    }
}
