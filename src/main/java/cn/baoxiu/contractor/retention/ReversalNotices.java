package cn.baoxiu.contractor.retention;

import cn.baoxiu.identity.Groups;
import cn.baoxiu.notification.Audience;
import cn.baoxiu.notification.Notice;
import cn.baoxiu.notification.Notifications;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Who is told how a request ended: whoever made it, and of money that came back the contractor's own users. */
@Component
class ReversalNotices {

    private final Notifications notifications;

    ReversalNotices(Notifications notifications) {
        this.notifications = notifications;
    }

    void ended(ReversalView reversal, ContractFacts contract, Deducted deduction, ReversalOutcome outcome) {
        Map<String, String> values = new HashMap<>();
        values.put("link", "/contracts/" + contract.contractNo());
        values.put("contract", contract.contractNo());
        values.put("contractor", contract.contractorName());
        values.put("project", contract.projectName());
        values.put("number", deduction.number());
        values.put("amount", Yuan.text(reversal.amount()));
        values.put("outcome", outcome.name());
        send(reversal, new Audience.Person(reversal.requestedBy()), "requester", values);
        if (outcome == ReversalOutcome.REVERSED) {
            String group = Groups.CONTRACTOR_PREFIX + contract.contractor();
            send(reversal, new Audience.Members(group, contract.subsidiary()), "contractor", values);
        }
    }

    private void send(ReversalView reversal, Audience audience, String whom, Map<String, String> values) {
        notifications.send(new Notice(
                "reversal|" + reversal.id() + "|ended|" + whom,
                "reversal-ended",
                audience,
                reversal.caseNumber(),
                values,
                false));
    }
}
