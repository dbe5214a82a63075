package cn.baoxiu.contractor.thirdparty;

import cn.baoxiu.contractor.ContractorCases;
import cn.baoxiu.estate.Parties;
import cn.baoxiu.estate.Party;
import cn.baoxiu.identity.Groups;
import cn.baoxiu.notification.Audience;
import cn.baoxiu.notification.Notice;
import cn.baoxiu.notification.Notifications;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells the office what it has to do, and the contractor that another repairs in its place. */
@Component
class ThirdPartyNotices {

    private static final String EMERGENCY = "P0";
    private static final List<String> OFFICE = List.of(Groups.WARRANTY_OFFICE);
    private static final List<String> OFFICE_AND_SERVICE = List.of(Groups.WARRANTY_OFFICE, Groups.DEVELOPER_CS);

    private final Notifications notifications;
    private final Parties parties;

    ThirdPartyNotices(Notifications notifications, Parties parties) {
        this.notifications = notifications;
        this.parties = parties;
    }

    void toChoose(ThirdPartyRepair repair, ContractorCases.Facts facts, Instant due) {
        send(repair, facts, "third-party-choose", "choose", OFFICE, Map.of("due", due.toString()));
    }

    void tookOver(ThirdPartyRepair repair, ContractorCases.Facts facts, String party) {
        send(
                repair,
                facts,
                "third-party-took-over",
                "took over " + party,
                List.of(Groups.CONTRACTOR_PREFIX + repair.contractor()),
                Map.of("thirdParty", name(party)));
    }

    void toDispatch(ThirdPartyRepair repair, ContractorCases.Facts facts, String party) {
        send(repair, facts, "third-party-dispatch", "dispatch " + party, OFFICE, Map.of("thirdParty", name(party)));
    }

    void noticeOwed(ThirdPartyRepair repair, ContractorCases.Facts facts, Instant until) {
        send(
                repair,
                facts,
                "third-party-notice-owed",
                "notice owed",
                OFFICE_AND_SERVICE,
                Map.of("due", until.toString()));
    }

    void noticeMissing(ThirdPartyRepair repair, ContractorCases.Facts facts, Instant until) {
        send(
                repair,
                facts,
                "third-party-notice-missing",
                "notice missing",
                OFFICE_AND_SERVICE,
                Map.of("due", until.toString()));
    }

    void notCharged(ThirdPartyRepair repair, ContractorCases.Facts facts) {
        send(
                repair,
                facts,
                "third-party-not-charged",
                "not charged",
                OFFICE_AND_SERVICE,
                Map.of("amount", repair.invoice().toPlainString(), "thirdParty", name(repair.chosen())));
    }

    void dropped(ThirdPartyRepair repair, ContractorCases.Facts facts, String reason) {
        send(repair, facts, "third-party-dropped", "dropped", OFFICE, Map.of("words", reason));
    }

    String name(String code) {
        return parties.find(code).map(Party::name).orElse(code);
    }

    private void send(
            ThirdPartyRepair repair,
            ContractorCases.Facts facts,
            String template,
            String what,
            List<String> groups,
            Map<String, String> more) {
        Map<String, String> values = new HashMap<>(more);
        values.put("place", facts.locationName());
        values.put("contractor", name(repair.contractor()));
        for (String group : groups) {
            notifications.send(new Notice(
                    "third-party|" + repair.id() + "|" + what + "|" + group,
                    template,
                    new Audience.Members(group, repair.subsidiary()),
                    repair.caseNumber(),
                    values,
                    facts.grade().equals(EMERGENCY)));
        }
    }
}
