package cn.baoxiu.scorecard.appraisal;

import cn.baoxiu.identity.Groups;
import cn.baoxiu.notification.Audience;
import cn.baoxiu.notification.Notice;
import cn.baoxiu.notification.Notifications;
import cn.baoxiu.scorecard.card.Card;
import cn.baoxiu.scorecard.card.Cycle;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who is told of events, drafts, appeals and published cards. */
@Component
class CycleNotices {

    private final Notifications notifications;
    private final SubsidiaryNames names;

    CycleNotices(Notifications notifications, SubsidiaryNames names) {
        this.notifications = notifications;
        this.names = names;
    }

    void eventEntered(ScoreEvent event) {
        send(
                "score-event|" + event.id() + "|entered",
                "score-event-entered",
                new Audience.Members(Groups.GROUP_CS, event.subsidiaryId()),
                ofEvent(event));
    }

    /** Whoever entered it; and the head, if it counts. */
    void eventDecided(ScoreEvent event) {
        Map<String, String> values = ofEvent(event);
        values.put("eventState", event.state().name());
        if (event.monthStart() != null) {
            values.put("month", event.monthStart().toString().substring(0, 7));
        }
        String key = "score-event|" + event.id() + "|decided";
        send(key, "score-event-decided", new Audience.Person(event.enteredBy()), values);
        if (event.state() == EventState.CONFIRMED) {
            send(
                    key + "|head",
                    "score-event-decided",
                    new Audience.Members(Groups.SUBSIDIARY_HEAD, event.subsidiaryId()),
                    values);
        }
    }

    private Map<String, String> ofEvent(ScoreEvent event) {
        Map<String, String> values = new HashMap<>();
        values.put("subsidiary", names.of(event.subsidiaryId()));
        values.put("scoreKind", event.kind().name());
        values.put("day", event.happenedOn().toString());
        if (event.reverses() != null) {
            values.put("reverses", event.reverses().toString());
        }
        values.put("link", "/score-events/" + event.id());
        return values;
    }

    /** The head sees the draft from now on. */
    void draftReady(Card card, Cycle cycle) {
        Map<String, String> values = ofCard(card);
        values.put("until", cycle.appealUntil().toString());
        send(key(card, "draft"), "score-draft", head(card), values);
    }

    void appealed(Card card, int appeals, Cycle cycle) {
        Map<String, String> values = ofCard(card);
        values.put("appeals", String.valueOf(appeals));
        values.put("until", cycle.confirmUntil().toString());
        send(key(card, "appealed"), "score-appealed", groupService(card), values);
    }

    void appealDecided(Card card, Appeal appeal) {
        Map<String, String> values = ofCard(card);
        values.put("number", String.valueOf(appeal.appealNo()));
        values.put("appealState", appeal.state().name());
        send(
                key(card, "appeal|" + appeal.appealNo()),
                "score-appeal-decided",
                new Audience.Person(appeal.raisedBy()),
                values);
    }

    /** Mails have the card as PDF. */
    void published(Card card) {
        Map<String, String> values = ofCard(card);
        // left out where there is no score
        put(values, "total", card.total());
        put(values, "effect", card.effect());
        put(values, "coefficient", card.coefficient());
        String file = CardEnclosures.name(card.id());
        notifications.send(notice(key(card, "published"), "score-published", head(card), values, file));
        notifications.send(notice(key(card, "published|group"), "score-published", groupService(card), values, file));
    }

    private static void put(Map<String, String> values, String name, @Nullable BigDecimal number) {
        if (number != null) {
            values.put(name, number.toPlainString());
        }
    }

    private Map<String, String> ofCard(Card card) {
        Map<String, String> values = new HashMap<>();
        values.put("subsidiary", names.of(card.subsidiary()));
        values.put("month", card.month().toString());
        values.put("link", "/scorecards/" + card.month() + "/" + card.subsidiary());
        return values;
    }

    private static String key(Card card, String what) {
        return "score|" + card.id() + "|" + what;
    }

    private static Audience head(Card card) {
        return new Audience.Members(Groups.SUBSIDIARY_HEAD, card.subsidiary());
    }

    private static Audience groupService(Card card) {
        return new Audience.Members(Groups.GROUP_CS, card.subsidiary());
    }

    private void send(String key, String template, Audience audience, Map<String, String> values) {
        notifications.send(notice(key, template, audience, values, null));
    }

    private static Notice notice(
            String key, String template, Audience audience, Map<String, String> values, @Nullable String enclosure) {
        return new Notice(key, template, audience, null, values, false, enclosure);
    }
}
