package cn.baoxiu.contractor.letter;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a template is filled with.
 *
 * @param values by placeholder; texts, flags and lists of entries
 * @param pictures by address
 */
record LetterModel(Map<String, Object> values, Map<String, byte[]> pictures) {

    LetterModel {
        values = Map.copyOf(values);
        pictures = Map.copyOf(pictures);
    }

    /** The single texts, to be kept with the letter. */
    Map<String, String> facts() {
        return values.entrySet().stream()
                .filter(e -> e.getValue() instanceof String)
                .collect(Collectors.toMap(Map.Entry::getKey, e -> (String) e.getValue()));
    }
}
