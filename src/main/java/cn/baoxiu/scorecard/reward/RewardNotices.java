package cn.baoxiu.scorecard.reward;

import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.identity.Groups;
import cn.baoxiu.notification.Audience;
import cn.baoxiu.notification.Notice;
import cn.baoxiu.notification.Notifications;
import cn.baoxiu.scorecard.appraisal.SubsidiaryNames;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Who is told of rewards and penalties: who can confirm one, then who entered it, and the person and the head if it holds. */
@Component
class RewardNotices {

    private static final List<String> CONFIRMING = List.of(Groups.SUBSIDIARY_HEAD, Groups.GROUP_CS);

    private final Notifications notifications;
    private final SubsidiaryNames names;
    private final CurrentUser users;

    RewardNotices(Notifications notifications, SubsidiaryNames names, CurrentUser users) {
        this.notifications = notifications;
        this.names = names;
        this.users = users;
    }

    void entered(Reward reward) {
        for (String group : CONFIRMING) {
            send(reward, "entered|" + group, "reward-entered", new Audience.Members(group, reward.subsidiaryId()));
        }
    }

    /** @param reward as it was confirmed or refused */
    void decided(Reward reward) {
        String template = "reward-decided";
        send(reward, "decided", template, new Audience.Person(reward.enteredBy()));
        if (reward.state() == RewardState.CONFIRMED) {
            send(reward, "decided|person", template, new Audience.Person(reward.person()));
            send(reward, "decided|head", template, new Audience.Members(Groups.SUBSIDIARY_HEAD, reward.subsidiaryId()));
        }
    }

    private void send(Reward reward, String what, String template, Audience audience) {
        Map<String, String> values = Map.of(
                "subsidiary", names.of(reward.subsidiaryId()),
                "month", reward.month().toString(),
                "person", users.displayNameOf(reward.person()),
                "rewardKind", reward.kind().name(),
                "eventState", reward.state().name(),
                "link", "/rewards/" + reward.id());
        String key = "reward|" + reward.id() + "|" + what;
        notifications.send(new Notice(key, template, audience, null, values, false));
    }
}
