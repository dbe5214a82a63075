package cn.baoxiu.intake;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What is looked for in a text: each pair of neighbouring letters or digits, so that words of two characters are found. */
final class SearchTerms {

    private SearchTerms() {}

    /** Full-width forms narrowed, capitals made small. */
    static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    /** Pairs within runs of letters and digits, in order; what stands between runs is not looked for. */
    static Set<String> pairs(String text) {
        Set<String> pairs = new LinkedHashSet<>();
        for (List<String> run : runs(text)) {
            for (int i = 0; i + 1 < run.size(); i++) {
                pairs.add(run.get(i) + run.get(i + 1));
            }
        }
        return pairs;
    }

    private static List<List<String>> runs(String text) {
        List<List<String>> runs = new ArrayList<>();
        List<String> run = new ArrayList<>();
        for (int c : plain(text).codePoints().toArray()) {
            if (Character.isLetterOrDigit(c)) {
                run.add(Character.toString(c));
            } else if (!run.isEmpty()) {
                runs.add(run);
                run = new ArrayList<>();
            }
        }
        runs.add(run);
        return runs;
    }

    /** The last four digits of a number, or all there are. */
    static String tail(String digits) {
        return digits.substring(Math.max(0, digits.length() - 4));
    }
}
