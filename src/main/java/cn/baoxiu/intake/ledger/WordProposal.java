package cn.baoxiu.intake.ledger;

import cn.baoxiu.estate.Party;
import cn.baoxiu.intake.ledger.LedgerTerms.Kind;
import cn.baoxiu.repair.DefectClass;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A word of the file that stands for something of ours, and what it will be taken for.
 *
 * @param kind PROJECT, PARTY or CATEGORY
 * @param rows in how many rows it stands
 * @param meaning code of the project or party, MAIN, UNDECIDED, UNNAMED, or the classes; empty if unknown
 * @param evidence why, the last part of {@code ledger.evidence.<NAME>}
 */
public record WordProposal(String kind, String written, int rows, String meaning, String evidence) {

    /** Names of the classes that a category stands for. */
    public List<String> classNames() {
        return List.of(meaning.split(",", -1));
    }

    static List<WordProposal> of(LedgerFile file, List<LedgerRow> body, LedgerTerms terms) {
        Map<String, Integer> projects = new TreeMap<>();
        Map<String, Integer> parties = new TreeMap<>();
        Map<String, Integer> categories = new TreeMap<>();
        for (LedgerRow row : body) {
            RowCells cells = RowCells.of(row.cells(), file.columns(), Map.of());
            count(projects, cells.of(LedgerColumn.PROJECT));
            count(parties, cells.of(LedgerColumn.RESPONSIBLE));
            count(parties, cells.of(LedgerColumn.REPAIRER));
            count(categories, cells.of(LedgerColumn.CATEGORY));
        }
        List<WordProposal> proposals = new ArrayList<>();
        projects.forEach((word, rows) -> proposals.add(project(word, rows, terms)));
        parties.forEach((word, rows) -> proposals.add(party(word, rows, terms)));
        categories.forEach((word, rows) -> proposals.add(category(word, rows, terms)));
        // What needs a decision first.
        proposals.sort(Comparator.comparing(p -> !p.meaning().isEmpty()));
        return proposals;
    }

    private static void count(Map<String, Integer> words, String word) {
        if (!word.isEmpty()) {
            words.merge(word, 1, Integer::sum);
        }
    }

    private static WordProposal project(String word, int rows, LedgerTerms terms) {
        boolean confirmed = terms.confirmed(Kind.PROJECT, word).isPresent();
        return terms.projectNamed(word)
                .map(p -> new WordProposal(
                        Kind.PROJECT.name(),
                        word,
                        rows,
                        p.code(),
                        confirmed
                                ? "CONFIRMED"
                                : PlainText.key(p.code()).equals(PlainText.key(word))
                                        ? "CODE"
                                        : PlainText.key(p.name()).equals(PlainText.key(word)) ? "NAME" : "ALMOST_NAME"))
                .orElseGet(() -> new WordProposal(Kind.PROJECT.name(), word, rows, "", "NONE"));
    }

    private static WordProposal party(String word, int rows, LedgerTerms terms) {
        Party named = RowParties.named(word, terms);
        if (named != null) {
            return new WordProposal(Kind.PARTY.name(), word, rows, named.code(), "NAME");
        }
        String confirmed = terms.confirmed(Kind.PARTY, word).orElse("");
        if (!confirmed.isEmpty()) {
            return new WordProposal(Kind.PARTY.name(), word, rows, confirmed, "WORD");
        }
        List<Party> possible = RowParties.abbreviatedBy(word, terms);
        return possible.size() == 1
                ? new WordProposal(
                        Kind.PARTY.name(), word, rows, possible.get(0).code(), "ABBREVIATION")
                : new WordProposal(Kind.PARTY.name(), word, rows, "", possible.isEmpty() ? "NONE" : "SEVERAL");
    }

    private static WordProposal category(String word, int rows, LedgerTerms terms) {
        Set<DefectClass> classes = terms.categories().get(PlainText.key(word));
        if (classes == null) {
            return new WordProposal(Kind.CATEGORY.name(), word, rows, "", "NONE");
        }
        String names =
                classes.isEmpty() ? "*" : classes.stream().map(Enum::name).collect(Collectors.joining(","));
        return new WordProposal(Kind.CATEGORY.name(), word, rows, names, "WORD");
    }
}
