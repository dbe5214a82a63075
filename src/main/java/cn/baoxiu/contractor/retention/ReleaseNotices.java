package cn.baoxiu.contractor.retention;

import cn.baoxiu.contractor.retention.ReleaseTerms.Alarm;
import cn.baoxiu.identity.Groups;
import cn.baoxiu.notification.Audience;
import cn.baoxiu.notification.Notice;
import cn.baoxiu.notification.Notifications;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Who is told of a request. Silence costs money, so it is told louder the nearer its end is. */
@Component
class ReleaseNotices {

    private static final List<String> ANSWERERS = List.of(Groups.WARRANTY_OFFICE, Groups.DEVELOPER_CS);
    private static final List<String> LOUD = List.of(Groups.SUBSIDIARY_HEAD, Groups.GROUP_CS, Groups.WARRANTY_OFFICE);

    private final Notifications notifications;

    ReleaseNotices(Notifications notifications) {
        this.notifications = notifications;
    }

    void recorded(ReleaseView release, ContractFacts contract) {
        send(release, contract, "release-requested", "recorded", ANSWERERS, due(release.firstDue()), false);
    }

    /** @param last whether nothing comes after it but the end of the term */
    void alarm(ReleaseView release, ContractFacts contract, Alarm alarm, Instant due, boolean last) {
        Map<String, String> values = due(due);
        values.put("days", String.valueOf(alarm.daysLeft()));
        values.put("term", release.urgedOn() == null ? "FIRST" : "SECOND");
        String what = values.get("term") + "|" + alarm.daysLeft();
        send(release, contract, "release-alarm", what, alarm.groups(), values, last);
    }

    void firstLapsed(ReleaseView release, ContractFacts contract) {
        List<String> groups = List.of(Groups.WARRANTY_OFFICE, Groups.DEVELOPER_CS, Groups.SUBSIDIARY_HEAD);
        send(release, contract, "release-lapsed", "lapsed", groups, due(release.firstDue()), true);
    }

    void urged(ReleaseView release, ContractFacts contract, Instant due) {
        List<String> groups = List.of(Groups.WARRANTY_OFFICE, Groups.DEVELOPER_CS, Groups.SUBSIDIARY_HEAD);
        send(release, contract, "release-urged", "urged", groups, due(due), true);
    }

    void deemed(ReleaseView release, ContractFacts contract, BigDecimal amount) {
        Map<String, String> values = new HashMap<>();
        values.put("amount", Yuan.text(amount));
        send(release, contract, "release-deemed", "deemed", LOUD, values, true);
    }

    /** The contractor's own users and those who answered. */
    void ended(ReleaseView release, ContractFacts contract, ReleaseOutcome outcome, BigDecimal amount) {
        Map<String, String> values = new HashMap<>();
        values.put("amount", Yuan.text(amount));
        values.put("outcome", outcome.name());
        List<String> groups =
                List.of(Groups.CONTRACTOR_PREFIX + contract.contractor(), Groups.WARRANTY_OFFICE, Groups.DEVELOPER_CS);
        send(release, contract, "release-ended", "ended", groups, values, false);
    }

    private static Map<String, String> due(Instant due) {
        Map<String, String> values = new HashMap<>();
        values.put("due", due.toString());
        return values;
    }

    private void send(
            ReleaseView release,
            ContractFacts contract,
            String template,
            String what,
            List<String> groups,
            Map<String, String> values,
            boolean urgent) {
        values.put("contract", contract.contractNo());
        values.put("contractor", contract.contractorName());
        values.put("project", contract.projectName());
        for (String group : groups) {
            notifications.send(new Notice(
                    "release|" + release.id() + "|" + what + "|" + group,
                    template,
                    new Audience.Members(group, contract.subsidiary()),
                    null,
                    values,
                    urgent));
        }
    }
}
