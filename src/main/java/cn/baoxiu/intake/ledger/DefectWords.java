package cn.baoxiu.intake.ledger;

import cn.baoxiu.intake.ledger.LedgerTerms.Aspect;
import cn.baoxiu.intake.ledger.LedgerTerms.Phrase;
import cn.baoxiu.repair.DefectClass;
import cn.baoxiu.repair.Place;
import cn.baoxiu.repair.Symptom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds class, place and symptom of a defect in the words of its description and category. */
final class DefectWords {

    private static final int TEXT_MAX = 50;

    private DefectWords() {}

    /** @param placeText what is written if it is no place of the list */
    record Defect(
            DefectClass defectClass,
            Place place,
            @Nullable String placeText,
            Symptom symptom,
            @Nullable String symptomText) {}

    private record Match(Phrase phrase, int from) {
        int to() {
            return from + phrase.words().length();
        }
    }

    /** @return null if the class is in doubt; the doubts then say why */
    static @Nullable Defect read(RowCells cells, LedgerTerms terms, Findings findings) {
        String content = cells.of(LedgerColumn.CONTENT);
        DefectClass defectClass = defectClass(cells, terms, findings);
        if (defectClass == null) {
            return null;
        }
        Place place = Place.OTHER;
        String placeText = null;
        List<Match> places = best(matches(content, terms.phrases(Aspect.PLACE)));
        if (cells.has(LedgerColumn.PLACE)) {
            place = Place.valueOf(cells.of(LedgerColumn.PLACE));
        } else if (!places.isEmpty()) {
            place = Place.valueOf(places.get(0).phrase().meaning());
            placeText = place == Place.OTHER ? places.get(0).phrase().words() : null;
            noteSeveral("PLACE_SEVERAL", places, findings);
        }
        Symptom symptom = Symptom.OTHER;
        String symptomText = null;
        List<Match> symptoms = best(matches(content, terms.phrases(Aspect.SYMPTOM)));
        if (cells.has(LedgerColumn.SYMPTOM)) {
            symptom = Symptom.valueOf(cells.of(LedgerColumn.SYMPTOM));
        } else if (symptoms.isEmpty()) {
            symptomText = shortened(content);
        } else {
            symptom = Symptom.valueOf(symptoms.get(0).phrase().meaning());
            symptomText = symptom == Symptom.OTHER ? symptoms.get(0).phrase().words() : null;
            noteSeveral("SYMPTOM_SEVERAL", symptoms, findings);
        }
        return new Defect(defectClass, place, placeText, symptom, symptomText);
    }

    private static @Nullable DefectClass defectClass(RowCells cells, LedgerTerms terms, Findings findings) {
        String content = cells.of(LedgerColumn.CONTENT);
        String category = cells.of(LedgerColumn.CATEGORY);
        if (PlainText.letters(content).isEmpty()) {
            findings.doubt("NO_DEFECT", LedgerColumn.CONTENT, content);
            return null;
        }
        if (cells.has(LedgerColumn.CLASS)) {
            return DefectClass.valueOf(cells.of(LedgerColumn.CLASS));
        }
        List<Match> found = matches(content, terms.phrases(Aspect.CLASS));
        if (found.isEmpty()
                && !matches(content, terms.phrases(Aspect.NO_DEFECT)).isEmpty()) {
            findings.doubt("NO_DEFECT", LedgerColumn.CONTENT, content);
            return null;
        }
        Set<DefectClass> allowed = terms.categories().get(PlainText.key(category));
        if (allowed == null && !category.isEmpty()) {
            findings.note("CATEGORY_UNKNOWN", LedgerColumn.CATEGORY, category);
        }
        if (allowed == null || allowed.isEmpty()) {
            return fromContent(content, found, findings);
        }
        if (found.isEmpty()) {
            return fromCategory(content, category, allowed, findings);
        }
        List<Match> fitting = found.stream()
                .filter(m -> allowed.contains(DefectClass.valueOf(m.phrase().meaning())))
                .toList();
        if (fitting.isEmpty()) {
            findings.doubt("CATEGORY_CONTRADICTS", LedgerColumn.CATEGORY, category, content);
            return null;
        }
        return fromContent(content, fitting, findings);
    }

    private static @Nullable DefectClass fromContent(String content, List<Match> found, Findings findings) {
        Set<DefectClass> classes = EnumSet.noneOf(DefectClass.class);
        best(found).forEach(m -> classes.add(DefectClass.valueOf(m.phrase().meaning())));
        if (classes.size() == 1) {
            return classes.iterator().next();
        }
        findings.doubt(classes.isEmpty() ? "CLASS_UNKNOWN" : "CLASS_SEVERAL", LedgerColumn.CONTENT, content);
        return null;
    }

    private static @Nullable DefectClass fromCategory(
            String content, String category, Set<DefectClass> allowed, Findings findings) {
        if (allowed.size() != 1) {
            findings.doubt("CLASS_UNKNOWN", LedgerColumn.CONTENT, content);
            return null;
        }
        findings.note("CLASS_FROM_CATEGORY", LedgerColumn.CATEGORY, category);
        return allowed.iterator().next();
    }

    private static void noteSeveral(String code, List<Match> matches, Findings findings) {
        List<String> words =
                matches.stream().map(m -> m.phrase().meaning()).distinct().toList();
        if (words.size() > 1) {
            findings.note(
                    code,
                    LedgerColumn.CONTENT,
                    String.join(
                            "、", matches.stream().map(m -> m.phrase().words()).toList()),
                    matches.get(0).phrase().words());
        }
    }

    /** All phrases in the text that do not lie within a longer one, first one first. */
    private static List<Match> matches(String text, List<Phrase> phrases) {
        String key = PlainText.key(text);
        List<Match> all = new ArrayList<>();
        for (Phrase phrase : phrases) {
            for (int at = key.indexOf(phrase.words()); at >= 0; at = key.indexOf(phrase.words(), at + 1)) {
                all.add(new Match(phrase, at));
            }
        }
        return all.stream()
                .filter(m -> all.stream()
                        .noneMatch(o -> o != m
                                && o.from() <= m.from()
                                && o.to() >= m.to()
                                && o.phrase().words().length()
                                        > m.phrase().words().length()))
                .sorted(Comparator.comparingInt(Match::from))
                .toList();
    }

    private static String shortened(String text) {
        int length = Math.min(TEXT_MAX, text.codePointCount(0, text.length()));
        return text.substring(0, text.offsetByCodePoints(0, length));
    }

    private static List<Match> best(List<Match> matches) {
        int rank = matches.stream().mapToInt(m -> m.phrase().rank()).max().orElse(0);
        return matches.stream().filter(m -> m.phrase().rank() == rank).toList();
    }
}
