package cn.baoxiu.survey.wave;

import cn.baoxiu.engine.FieldError;
import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.estate.CellText;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the columns of a file mean: proposed by what a person has confirmed for the headings, else by known words. */
final class ColumnMapping {

    private static final String IN_BRACKETS = "\\(.*?\\)|\\[.*?]|【.*?】|:|\\*";

    private static final int HEADING_MAX = 100;

    private ColumnMapping() {}

    /**
     * @param remembered names of fields by heading that a person has confirmed; empty for a column that is not used
     * @param known fields by word
     * @return a field, at most once, or null, for each heading
     */
    static List<@Nullable WaveField> propose(
            List<String> headings, Map<String, String> remembered, Map<String, WaveField> known) {
        List<@Nullable WaveField> fields = new ArrayList<>();
        Set<WaveField> used = EnumSet.noneOf(WaveField.class);
        for (String heading : headings) {
            String key = CellText.key(heading);
            String confirmed = remembered.get(key);
            WaveField field;
            if (confirmed == null) {
                field = known.get(key);
                if (field == null) {
                    field = known.get(key.replaceAll(IN_BRACKETS, ""));
                }
            } else {
                field = confirmed.isEmpty() ? null : WaveField.valueOf(confirmed);
            }
            fields.add(field != null && used.add(field) ? field : null);
        }
        return fields;
    }

    /**
     * Place of each field in a line.
     *
     * @throws FormRejected if two columns mean the same, or a needed field has none
     */
    static Map<WaveField, Integer> places(
            Instrument instrument, List<String> headings, List<? extends @Nullable WaveField> fields) {
        Map<WaveField, Integer> places = new EnumMap<>(WaveField.class);
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < Math.min(headings.size(), fields.size()); i++) {
            WaveField field = fields.get(i);
            Integer before = field == null ? null : places.putIfAbsent(field, i);
            if (field != null && before != null) {
                errors.add(
                        FieldError.of(column(field), "surveyWave.columnTwice", headings.get(before), headings.get(i)));
            }
        }
        for (WaveField field : WaveField.required(instrument)) {
            if (!places.containsKey(field)) {
                errors.add(FieldError.of(column(field), "surveyWave.columnMissing"));
            }
        }
        if (!errors.isEmpty()) {
            throw new FormRejected(errors);
        }
        return places;
    }

    private static String column(WaveField field) {
        return "column." + field;
    }

    /** What is remembered of a confirmed mapping: names of fields by heading. */
    static Map<String, String> confirmed(List<String> headings, List<? extends @Nullable WaveField> fields) {
        Map<String, String> confirmed = new TreeMap<>();
        for (int i = 0; i < Math.min(headings.size(), fields.size()); i++) {
            String key = CellText.key(headings.get(i));
            WaveField field = fields.get(i);
            if (!key.isEmpty() && key.length() <= HEADING_MAX) {
                confirmed.put(key, field == null ? "" : field.name());
            }
        }
        return confirmed;
    }
}
