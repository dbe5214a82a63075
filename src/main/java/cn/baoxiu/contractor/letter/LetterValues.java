package cn.baoxiu.contractor.letter;

import cn.baoxiu.paper.PaperFonts;
import cn.baoxiu.paper.PlainText;
import cn.baoxiu.paper.UnprintableException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;

/** Values of placeholders as they are collected; each text is made plain and must be printable. */
final class LetterValues {

    private final Map<String, Object> all = new LinkedHashMap<>();
    private final PaperFonts fonts;

    LetterValues(PaperFonts fonts) {
        this.fonts = fonts;
    }

    void text(String name, String value) {
        all.put(name, printable(name, value));
    }

    /** Entries are numbered from 1. */
    <T> void list(String name, List<T> items, Function<T, Map<String, String>> entry) {
        List<Map<String, String>> entries = new ArrayList<>();
        for (T item : items) {
            Map<String, String> values = new LinkedHashMap<>();
            values.put("no", String.valueOf(entries.size() + 1));
            entry.apply(item).forEach((field, text) -> values.put(field, printable(name + "." + field, text)));
            entries.add(values);
        }
        all.put(name, List.copyOf(entries));
        all.put(TemplateFields.flagOf(name), !entries.isEmpty());
    }

    private String printable(String field, String value) {
        String plain = PlainText.of(value);
        OptionalInt missing = fonts.missingIn(plain);
        if (missing.isPresent()) {
            throw new UnprintableException(field, missing.getAsInt());
        }
        return plain;
    }

    Map<String, Object> all() {
        return all;
    }
}
