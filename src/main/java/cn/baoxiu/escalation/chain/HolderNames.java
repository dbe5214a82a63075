package cn.baoxiu.escalation.chain;

import cn.baoxiu.estate.Parties;
import cn.baoxiu.estate.Party;
import org.springframework.stereotype.Component;

/** Who holds a case, for people: companies by name. Duties stay codes, for which each text has its own word. */
@Component
public class HolderNames {

    private final Parties parties;

    HolderNames(Parties parties) {
        this.parties = parties;
    }

    public String of(String holder) {
        return parties.find(holder).map(Party::name).orElse(holder);
    }
}
