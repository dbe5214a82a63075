package cn.baoxiu.scorecard.inside;

import cn.baoxiu.identity.Groups;
import cn.baoxiu.notification.Audience;
import cn.baoxiu.notification.Notice;
import cn.baoxiu.notification.Notifications;
import cn.baoxiu.scorecard.appraisal.SubsidiaryNames;
import cn.baoxiu.scorecard.card.Card;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Who is told of corrections: who can confirm one, then who entered it and the head. */
@Component
class CorrectionNotices {

    private static final List<String> CONFIRMING =
            List.of(Groups.DEVELOPER_CS, Groups.SUBSIDIARY_HEAD, Groups.GROUP_CS);

    private final Notifications notifications;
    private final SubsidiaryNames names;

    CorrectionNotices(Notifications notifications, SubsidiaryNames names) {
        this.notifications = notifications;
        this.names = names;
    }

    void entered(Card card, Correction correction) {
        for (String group : CONFIRMING) {
            send(
                    card,
                    correction,
                    "entered|" + group,
                    "inside-correction-entered",
                    new Audience.Members(group, card.subsidiary()));
        }
    }

    /** @param correction as it was decided */
    void decided(Card card, Correction correction) {
        String template = "inside-correction-decided";
        send(card, correction, "decided", template, new Audience.Person(correction.enteredBy()));
        send(
                card,
                correction,
                "decided|head",
                template,
                new Audience.Members(Groups.SUBSIDIARY_HEAD, card.subsidiary()));
    }

    private void send(Card card, Correction correction, String what, String template, Audience audience) {
        Map<String, String> values = Map.of(
                "subsidiary", names.of(card.subsidiary()),
                "month", card.month().toString(),
                "insideScope", correction.scope().name(),
                "points",
                        (correction.points().signum() > 0 ? "+" : "")
                                + correction.points().toPlainString(),
                "eventState", correction.state().name(),
                "link", "/scorecards/" + card.month() + "/" + card.subsidiary() + "/inside");
        String key = "inside-correction|" + correction.id() + "|" + what;
        notifications.send(new Notice(key, template, audience, null, values, false));
    }
}
