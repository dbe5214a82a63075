package cn.baoxiu.notification.outbox;

import cn.baoxiu.notification.Audience;
import cn.baoxiu.notification.Notice;
import cn.baoxiu.notification.channel.Channel;
import cn.baoxiu.notification.channel.Channels;
import cn.baoxiu.notification.channel.NotificationProperties;
import cn.baoxiu.notification.template.Templates;
import cn.baoxiu.notification.template.Text;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns notices into rows of inbox and outbox, one per person and way. */
@Component
class NoticeWriter {

    static final String LINK = "link";

    private static final String INBOX = "INBOX";

    private final Recipients recipients;
    private final Templates templates;
    private final Channels channels;
    private final NewRows rows;
    private final OperatorNotices operators;
    private final NotificationProperties properties;
    private final Clock clock;

    NoticeWriter(
            Recipients recipients,
            Templates templates,
            Channels channels,
            NewRows rows,
            OperatorNotices operators,
            NotificationProperties properties,
            Clock clock) {
        this.recipients = recipients;
        this.templates = templates;
        this.channels = channels;
        this.rows = rows;
        this.operators = operators;
        this.properties = properties;
        this.clock = clock;
    }

    /** In the running transaction. */
    void write(List<Notice> notices) {
        if (notices.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        Map<Audience, List<Recipient>> people = recipients.of(notices);
        List<NewRows.InboxRow> inbox = new ArrayList<>();
        List<NewRows.OutboxRow> outbox = new ArrayList<>();
        List<Notice> alarms = new ArrayList<>();
        List<UnheardRow> unheard = new ArrayList<>();
        for (Notice notice : notices) {
            if (notice.audience() instanceof Audience.Owner owner) {
                outbox.add(toOwner(notice, owner, now));
            } else if (people.getOrDefault(notice.audience(), List.of()).isEmpty()) {
                UnheardRow row = unheard(notice, now);
                unheard.add(row);
                alarms.add(operators.reachedNobody(row));
            } else {
                toPeople(notice, people, inbox, outbox, now);
            }
        }
        if (!alarms.isEmpty()) {
            Map<Audience, List<Recipient>> told = recipients.of(alarms);
            alarms.forEach(alarm -> toPeople(alarm, told, inbox, outbox, now));
        }
        rows.insert(inbox, outbox, unheard);
    }

    private void toPeople(
            Notice notice,
            Map<Audience, List<Recipient>> people,
            List<NewRows.InboxRow> inbox,
            List<NewRows.OutboxRow> outbox,
            Instant now) {
        for (Recipient recipient : people.getOrDefault(notice.audience(), List.of())) {
            Text text = text(notice, recipient.setting().language());
            inbox.add(inInbox(notice, recipient, text, now));
            outbox.addAll(byChannels(notice, recipient, text, now));
        }
    }

    private UnheardRow unheard(Notice notice, Instant now) {
        String audience = Recipients.OPERATORS.toString();
        String subsidiary = null;
        if (notice.audience() instanceof Audience.Members members) {
            audience = members.group();
            subsidiary = members.subsidiary();
        } else if (notice.audience() instanceof Audience.Person person) {
            audience = person.userId();
        }
        return new UnheardRow(
                MessageKey.of(notice.key(), audience, "in " + subsidiary),
                notice,
                audience,
                subsidiary,
                text(notice, Locale.SIMPLIFIED_CHINESE).subject(),
                now,
                now.plus(properties.keepText()));
    }

    private Text text(Notice notice, Locale language) {
        return templates.render(notice.template(), OutboxNotifications.valuesOf(notice), language);
    }

    private NewRows.InboxRow inInbox(Notice notice, Recipient recipient, Text text, Instant now) {
        String key = MessageKey.of(notice.key(), recipient.userId(), INBOX);
        return new NewRows.InboxRow(
                key, notice, recipient.userId(), text, linkOf(notice), now, now.plus(properties.keepText()));
    }

    private List<NewRows.OutboxRow> byChannels(Notice notice, Recipient recipient, Text text, Instant now) {
        List<NewRows.OutboxRow> written = new ArrayList<>();
        for (Channel channel : Channel.values()) {
            if (!channels.uses(channel)) {
                continue;
            }
            recipient
                    .setting()
                    .addressOf(channel, recipient.email())
                    .ifPresent(address -> written.add(new NewRows.OutboxRow(
                            MessageKey.of(notice.key(), recipient.userId(), channel.name()),
                            notice,
                            recipient.userId(),
                            channel,
                            Addresses.stored(channel, address),
                            text.subject(),
                            body(channel, notice, text, recipient.setting().language()),
                            true,
                            now,
                            null)));
        }
        return written;
    }

    /** Written without SMS too, so that it can be seen that nobody told the owner. */
    private NewRows.OutboxRow toOwner(Notice notice, Audience.Owner owner, Instant now) {
        Text text = text(notice, Locale.SIMPLIFIED_CHINESE);
        boolean used = channels.uses(Channel.SMS);
        return new NewRows.OutboxRow(
                MessageKey.ofOwner(notice.key(), owner.phone(), Channel.SMS.name()),
                notice,
                null,
                Channel.SMS,
                owner.phone(),
                text.subject(),
                text.brief(),
                used,
                now,
                used ? null : now.plus(properties.keepText()));
    }

    private String body(Channel channel, Notice notice, Text text, Locale language) {
        String link = linkOf(notice);
        String address =
                link == null ? null : properties.baseUrl().resolve(link).toString();
        return switch (channel) {
            case SMS -> text.brief();
            case MAIL ->
                address == null ? text.full() : text.full() + "\n\n" + templates.words("link", language) + address;
            case WEBHOOK ->
                address == null
                        ? Markdown.plain(text.brief())
                        : Markdown.plain(text.brief()) + "\n\n[" + templates.words("linkName", language) + "]("
                                + address + ")";
        };
    }

    /** Path of this program. */
    private static @Nullable String linkOf(Notice notice) {
        String link = notice.values().get(LINK);
        return link != null || notice.caseNumber() == null ? link : "/cases/" + notice.caseNumber();
    }
}
