package cn.baoxiu.intake.ledger;

import cn.baoxiu.estate.Parties;
import cn.baoxiu.estate.Party;
import cn.baoxiu.estate.ProjectRooms;
import cn.baoxiu.intake.ledger.LedgerTerms.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the party that a row names: by code or name, by an abbreviation that only one party has, or by its role. */
@Component
class RowParties {

    static final String MAIN = "MAIN";
    static final String UNDECIDED = "UNDECIDED";
    static final String UNNAMED = "UNNAMED";

    private static final int ABBREVIATION_MIN = 2;
    private static final Set<Party.Kind> CONTRACTORS = EnumSet.of(Party.Kind.MAIN_CONTRACTOR, Party.Kind.SUBCONTRACTOR);
    private static final Set<Party.Kind> CAN_BE_RESPONSIBLE = EnumSet.of(
            Party.Kind.MAIN_CONTRACTOR,
            Party.Kind.SUBCONTRACTOR,
            Party.Kind.DEVELOPER,
            Party.Kind.PROPERTY,
            Party.Kind.OWNER);
    private static final Set<Party.Kind> CAN_REPAIR = EnumSet.of(
            Party.Kind.MAIN_CONTRACTOR, Party.Kind.SUBCONTRACTOR, Party.Kind.THIRD_PARTY, Party.Kind.PROPERTY);

    private final ProjectRooms rooms;
    private final Parties parties;

    RowParties(ProjectRooms rooms, Parties parties) {
        this.rooms = rooms;
        this.parties = parties;
    }

    /**
     * @param column {@link LedgerColumn#RESPONSIBLE} or {@link LedgerColumn#REPAIRER}
     * @return code of the party; null if none is named, or in doubt
     */
    @Nullable
    String read(LedgerColumn column, RowCells cells, String project, LedgerTerms terms, Findings findings) {
        String text = cells.of(column);
        if (text.isEmpty()) {
            return null;
        }
        Party party = named(text, terms);
        if (party == null) {
            String meaning = terms.confirmed(Kind.PARTY, text).orElse("");
            switch (meaning) {
                case MAIN -> party = mainContractor(column, text, project, terms, findings);
                case UNDECIDED -> findings.note("PARTY_UNDECIDED", column, text);
                case UNNAMED -> findings.note("PARTY_UNNAMED", column, text);
                default ->
                    party = meaning.isEmpty()
                            ? abbreviated(column, text, terms, findings)
                            : confirmed(column, text, meaning, terms, findings);
            }
        }
        if (party == null) {
            return null;
        }
        Set<Party.Kind> possible = column == LedgerColumn.REPAIRER ? CAN_REPAIR : CAN_BE_RESPONSIBLE;
        if (!possible.contains(party.kind())) {
            findings.doubt("PARTY_ROLE", column, text, party.name());
            return null;
        }
        String code = party.code();
        if (CONTRACTORS.contains(party.kind())
                && parties.contractorsOf(project).stream()
                        .noneMatch(p -> p.code().equals(code))) {
            findings.note("PARTY_NO_CONTRACT", column, text, project);
        }
        return code;
    }

    static @Nullable Party named(String text, LedgerTerms terms) {
        String key = PlainText.key(text);
        return terms.everyParty().stream()
                .filter(p -> PlainText.key(p.name()).equals(key)
                        || PlainText.key(p.code()).equals(key))
                .findFirst()
                .orElse(null);
    }

    /** Parties that can work in the subsidiary and whose names contain the text. */
    static List<Party> abbreviatedBy(String text, LedgerTerms terms) {
        String key = PlainText.key(text);
        return key.length() < ABBREVIATION_MIN
                ? List.of()
                : terms.parties().stream()
                        .filter(p -> PlainText.key(p.name()).contains(key))
                        .toList();
    }

    private static @Nullable Party abbreviated(LedgerColumn column, String text, LedgerTerms terms, Findings findings) {
        List<Party> possible = abbreviatedBy(text, terms);
        if (possible.size() == 1) {
            findings.note("PARTY_ABBREVIATED", column, text, possible.get(0).name());
            return possible.get(0);
        }
        if (possible.isEmpty()) {
            findings.doubt("PARTY_UNKNOWN", column, text);
        } else {
            findings.doubt(
                    "PARTY_AMBIGUOUS",
                    column,
                    text,
                    String.join("、", possible.stream().map(Party::name).toList()));
        }
        return null;
    }

    private static @Nullable Party confirmed(
            LedgerColumn column, String text, String code, LedgerTerms terms, Findings findings) {
        Party party = terms.everyParty().stream()
                .filter(p -> p.code().equals(code))
                .findFirst()
                .orElse(null);
        if (party == null) {
            findings.doubt("PARTY_UNKNOWN", column, text);
        } else {
            findings.note("PARTY_CONFIRMED", column, text, party.name());
        }
        return party;
    }

    private @Nullable Party mainContractor(
            LedgerColumn column, String text, String project, LedgerTerms terms, Findings findings) {
        List<String> main = rooms.mainContractorsOf(project);
        if (main.size() != 1) {
            findings.doubt("PARTY_NO_MAIN", column, text, project);
            return null;
        }
        Party party = terms.everyParty().stream()
                .filter(p -> p.code().equals(main.get(0)))
                .findFirst()
                .orElseThrow();
        findings.note("PARTY_MAIN", column, text, party.name(), project);
        return party;
    }
}
