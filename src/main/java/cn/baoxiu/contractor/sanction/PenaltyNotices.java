package cn.baoxiu.contractor.sanction;

import cn.baoxiu.contractor.ContractorCases;
import cn.baoxiu.contractor.Letters.Letter;
import cn.baoxiu.contractor.ViolationKind;
import cn.baoxiu.estate.Parties;
import cn.baoxiu.estate.Party;
import cn.baoxiu.identity.Groups;
import cn.baoxiu.notification.Audience;
import cn.baoxiu.notification.Notice;
import cn.baoxiu.notification.Notifications;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells the office what is to be drafted, the contractor what was issued and decided, group service what to decide. */
@Component
class PenaltyNotices {

    private static final String EMERGENCY = "P0";

    private final Notifications notifications;
    private final Parties parties;

    PenaltyNotices(Notifications notifications, Parties parties) {
        this.notifications = notifications;
        this.parties = parties;
    }

    void toDraft(Penalty penalty, ContractorCases.Facts facts, Instant due) {
        Map<String, String> values = values(penalty, facts);
        values.put("due", due.toString());
        send(penalty, facts, "draft", "contractor-draft", Groups.WARRANTY_OFFICE, values);
    }

    void causeAdded(Penalty penalty, ContractorCases.Facts facts, ViolationKind kind, String causeKey) {
        Map<String, String> values = values(penalty, facts);
        values.put("violation", kind.name());
        send(penalty, facts, "cause|" + causeKey, "contractor-cause", Groups.WARRANTY_OFFICE, values);
    }

    void issued(Penalty penalty, ContractorCases.Facts facts, Letter letter) {
        send(
                penalty,
                facts,
                "issued",
                "contractor-letter-issued",
                ofContractor(penalty),
                values(penalty, facts, letter));
    }

    /** The letter itself, by mail or WeCom: a link to the page with the PDF. */
    void sent(Penalty penalty, ContractorCases.Facts facts, Letter letter) {
        send(penalty, facts, "sent", "contractor-letter-sent", ofContractor(penalty), values(penalty, facts, letter));
    }

    void objected(Penalty penalty, ContractorCases.Facts facts, Letter letter, Instant due) {
        Map<String, String> values = values(penalty, facts, letter);
        values.put("due", due.toString());
        send(penalty, facts, "objected", "contractor-objection", Groups.GROUP_CS, values);
    }

    void decided(Penalty penalty, ContractorCases.Facts facts, Letter letter, RulingForm ruling) {
        Map<String, String> values = values(penalty, facts, letter);
        values.put("ruling", ruling.kind().name());
        values.put("words", ruling.reason());
        send(penalty, facts, "decided", "contractor-objection-decided", ofContractor(penalty), values);
    }

    void withdrawn(Penalty penalty, ContractorCases.Facts facts, Letter letter) {
        send(
                penalty,
                facts,
                "withdrawn",
                "contractor-letter-withdrawn",
                ofContractor(penalty),
                values(penalty, facts, letter));
    }

    private static String ofContractor(Penalty penalty) {
        return Groups.CONTRACTOR_PREFIX + penalty.contractor();
    }

    private void send(
            Penalty penalty,
            ContractorCases.Facts facts,
            String what,
            String template,
            String group,
            Map<String, String> values) {
        notifications.send(new Notice(
                "penalty|" + penalty.id() + "|" + what,
                template,
                new Audience.Members(group, penalty.subsidiary()),
                penalty.caseNumber(),
                values,
                facts.grade().equals(EMERGENCY)));
    }

    private Map<String, String> values(Penalty penalty, ContractorCases.Facts facts, Letter letter) {
        Map<String, String> values = values(penalty, facts);
        values.put("rung", letter.says().rung().name());
        values.put("number", letter.number() == null ? "" : letter.number());
        values.put("link", "/letters/" + letter.id());
        return values;
    }

    private Map<String, String> values(Penalty penalty, ContractorCases.Facts facts) {
        Map<String, String> values = new HashMap<>();
        values.put("place", facts.locationName());
        values.put(
                "contractor",
                parties.find(penalty.contractor()).map(Party::name).orElse(penalty.contractor()));
        if (penalty.proposed() != null) {
            values.put("rung", penalty.proposed().name());
        }
        return values;
    }
}
