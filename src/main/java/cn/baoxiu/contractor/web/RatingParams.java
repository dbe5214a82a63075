package cn.baoxiu.contractor.web;

import cn.baoxiu.contractor.rating.Quarter;
import cn.baoxiu.contractor.rating.RatingFilter;
import cn.baoxiu.contractor.rating.RatingItem;
import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.engine.SubmittedForm;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Parameters of ratings as they stand in an address.
 *
 * @param quarter for example {@code 2026Q1}; the running one without it
 * @param subsidiary code; without it the whole group for group-level readers, else each subsidiary of the reader
 * @param contractor code; all without it
 */
public record RatingParams(@Nullable String quarter, @Nullable String subsidiary, @Nullable String contractor) {

    private static final int CODE = 40;

    /** @throws FormRejected for a text that is no quarter */
    RatingFilter read(Quarter running) {
        return read(running, contractor);
    }

    /** The same for one contractor. */
    RatingFilter read(Quarter running, @Nullable String ofContractor) {
        Map<String, @Nullable String> values = new LinkedHashMap<>();
        values.put("quarter", quarter);
        values.put("subsidiary", subsidiary);
        values.put("contractor", ofContractor);
        SubmittedForm form = SubmittedForm.of(values);
        String text = form.text("quarter", CODE);
        Quarter chosen = text == null ? running : Quarter.parse(text).orElse(null);
        if (chosen == null) {
            form.reject("quarter", "rating.notAQuarter", String.valueOf(text));
        }
        String inSubsidiary = form.text("subsidiary", CODE);
        String whose = form.text("contractor", CODE);
        form.check();
        return new RatingFilter(chosen == null ? running : chosen, inSubsidiary, whose);
    }

    /** @throws FormRejected for anything that ratings do not show */
    static String item(@Nullable String name) {
        return Stream.concat(Stream.of(RatingItem.values()).map(Enum::name), Stream.of(RatingItem.DEDUCTIONS))
                .filter(known -> known.equals(name))
                .findFirst()
                .orElseThrow(() -> new FormRejected("item", "form.unknownChoice", String.valueOf(name)));
    }

    /** Address of a page about ratings; parts that are not given are left out. */
    static String address(String path, Map<String, @Nullable String> given) {
        UriComponentsBuilder builder = UriComponentsBuilder.fromPath(path);
        Map<String, String> values = new LinkedHashMap<>();
        given.forEach((name, value) -> {
            if (value != null && !value.isBlank()) {
                builder.queryParam(name, "{" + name + "}");
                values.put(name, value);
            }
        });
        return builder.encode().buildAndExpand(values).toUriString();
    }
}
