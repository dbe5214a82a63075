package cn.baoxiu.survey.callback;

import cn.baoxiu.estate.Parties;
import cn.baoxiu.estate.Party;
import cn.baoxiu.identity.Groups;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Whose people may not call, because they repaired (rules R3): everybody who worked in the round, not the last one alone. */
@Component
class RepairingGroups {

    private final CallbackRows rows;
    private final Parties parties;

    RepairingGroups(CallbackRows rows, Parties parties) {
        this.rows = rows;
        this.parties = parties;
    }

    /** Empty if nobody repaired. */
    Set<String> groupsOf(Callback callback) {
        Set<String> codes = new LinkedHashSet<>(rows.repairers(callback.caseNumber(), callback.round()));
        if (callback.repairingParty() != null) {
            codes.add(callback.repairingParty());
        }
        return codes.stream().map(this::groupOf).collect(Collectors.toSet());
    }

    private String groupOf(String code) {
        return Groups.ofRepairer(
                code,
                parties.find(code)
                        .map(Party::kind)
                        .filter(kind -> kind == Party.Kind.THIRD_PARTY)
                        .isPresent());
    }
}
