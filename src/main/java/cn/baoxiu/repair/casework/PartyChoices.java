package cn.baoxiu.repair.casework;

import cn.baoxiu.estate.Parties;
import cn.baoxiu.estate.Party;
import cn.baoxiu.identity.Groups;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.springframework.stereotype.Component;

/** Which parties a case can name, and which group works for each. */
@Component
public class PartyChoices {

    private static final List<String> OWN = List.of(Party.DEVELOPER, Party.PROPERTY, Party.OWNER);

    private final Parties parties;
    private final Labels labels;

    PartyChoices(Parties parties, Labels labels) {
        this.parties = parties;
        this.labels = labels;
    }

    /** Who can be responsible: contractors of the project, the developer, the property company, the owner. */
    public Map<String, String> responsible(String project) {
        Map<String, String> choices = new LinkedHashMap<>();
        parties.contractorsOf(project).forEach(p -> choices.put(p.code(), p.name()));
        OWN.forEach(code -> choices.put(code, labels.of("party", code)));
        return choices;
    }

    /** Who can repair: contractors of the project, third parties of the subsidiary, the property company. */
    public Map<String, String> repairers(String project, String subsidiary) {
        Map<String, String> choices = new LinkedHashMap<>();
        parties.contractorsOf(project).forEach(p -> choices.put(p.code(), p.name()));
        parties.thirdPartiesOf(subsidiary).forEach(p -> choices.put(p.code(), p.name()));
        choices.put(Party.PROPERTY, labels.of("party", Party.PROPERTY));
        return choices;
    }

    public String nameOf(String code) {
        return OWN.contains(code)
                ? labels.of("party", code)
                : parties.find(code).map(Party::name).orElse(code);
    }

    /** Candidate group whose members work for the party. */
    public String groupOf(String code) {
        boolean third = !code.equals(Party.PROPERTY)
                && parties.find(code)
                                .orElseThrow(() -> new NoSuchElementException(code))
                                .kind()
                        == Party.Kind.THIRD_PARTY;
        return Groups.ofRepairer(code, third);
    }
}
