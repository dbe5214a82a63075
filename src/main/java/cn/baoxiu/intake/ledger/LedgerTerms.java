package cn.baoxiu.intake.ledger;

import cn.baoxiu.estate.Party;
import cn.baoxiu.estate.Project;
import cn.baoxiu.repair.DefectClass;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What words of a ledger mean in one subsidiary.
 *
 * @param parties who can work there
 * @param everyParty all parties of the group
 * @param mappings what clerks have confirmed: kind, written word, meaning
 * @param phrases words in descriptions, by aspect
 * @param categories classes that a category may stand for; empty for any
 */
record LedgerTerms(
        String subsidiary,
        List<Project> projects,
        List<Party> parties,
        List<Party> everyParty,
        Map<Kind, Map<String, String>> mappings,
        Map<Aspect, List<Phrase>> phrases,
        Map<String, Set<DefectClass>> categories) {

    /** Kinds of words that a clerk maps. Labels: {@code ledger.mapping.<NAME>}. */
    enum Kind {
        PROJECT,
        ROOM,
        PARTY,
        CATEGORY,
        PHRASE_CLASS
    }

    /** What a phrase tells about a defect. */
    enum Aspect {
        CLASS,
        PLACE,
        SYMPTOM,
        NO_DEFECT
    }

    record Phrase(String words, String meaning, int rank) {}

    /** What a clerk has confirmed for the word. */
    Optional<String> confirmed(Kind kind, String written) {
        return Optional.ofNullable(mappings.getOrDefault(kind, Map.of()).get(PlainText.key(written)));
    }

    List<Phrase> phrases(Aspect aspect) {
        return phrases.getOrDefault(aspect, List.of());
    }

    Optional<Project> project(String code) {
        return projects.stream().filter(p -> p.code().equals(code)).findFirst();
    }

    /** The project of that code or name; a name may lack its signs. */
    Optional<Project> projectNamed(String written) {
        String letters = PlainText.letters(written);
        return confirmed(Kind.PROJECT, written).flatMap(this::project).or(() -> projects.stream()
                .filter(p -> PlainText.letters(p.code()).equals(letters)
                        || PlainText.letters(p.name()).equals(letters))
                .findFirst());
    }
}
