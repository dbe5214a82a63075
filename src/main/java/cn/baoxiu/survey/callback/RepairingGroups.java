package cn.baoxiu.survey.callback;

import cn.baoxiu.estate.Parties;
import cn.baoxiu.estate.Party;
import cn.baoxiu.identity.Groups;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whose people may not call, because they repaired (rules R3). */
@Component
class RepairingGroups {

    private final Parties parties;

    RepairingGroups(Parties parties) {
        this.parties = parties;
    }

    /** Null if nobody repaired. */
    @Nullable
    String groupOf(Callback callback) {
        String party = callback.repairingParty();
        if (party == null) {
            return null;
        }
        if (party.equals(Party.PROPERTY)) {
            return Groups.PROPERTY_ENGINEERING;
        }
        boolean third = parties.find(party)
                .map(Party::kind)
                .filter(kind -> kind == Party.Kind.THIRD_PARTY)
                .isPresent();
        return (third ? Groups.THIRD_PARTY_PREFIX : Groups.CONTRACTOR_PREFIX) + party;
    }
}
