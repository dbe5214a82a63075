package cn.baoxiu.contractor.web;

import cn.baoxiu.contractor.Letters.State;
import cn.baoxiu.contractor.Rung;
import cn.baoxiu.contractor.letter.LetterFilter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The list's parameters as they came; what means nothing is left out.
 *
 * @param delivered {@code yes} or {@code no}
 */
public record LetterListParams(
        @Nullable String kind,
        @Nullable String state,
        @Nullable String contractor,
        @Nullable String project,
        @Nullable String delivered,
        @Nullable String page) {

    private static final int MAX_PAGE = 100_000;

    LetterFilter filter() {
        return new LetterFilter(
                choice(kind, Rung.values()),
                choice(state, State.values()),
                text(contractor),
                text(project),
                "yes".equals(delivered) ? Boolean.TRUE : "no".equals(delivered) ? Boolean.FALSE : null,
                number());
    }

    private static <E extends Enum<E>> @Nullable E choice(@Nullable String name, E[] of) {
        return Arrays.stream(of).filter(e -> e.name().equals(name)).findFirst().orElse(null);
    }

    private static @Nullable String text(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    private int number() {
        return page != null && page.matches("\\d{1,6}") ? Math.min(Integer.parseInt(page), MAX_PAGE) : 0;
    }

    /** The value of a parameter for its field; empty if there is none. */
    public String value(String name) {
        return given().getOrDefault(name, "");
    }

    public String export() {
        return address("/letters/export", given());
    }

    public String page(int other) {
        Map<String, String> given = given();
        given.put("page", String.valueOf(other));
        return address("/letters", given);
    }

    private Map<String, String> given() {
        Map<String, String> given = new LinkedHashMap<>();
        put(given, "kind", kind);
        put(given, "state", state);
        put(given, "contractor", contractor);
        put(given, "project", project);
        put(given, "delivered", delivered);
        return given;
    }

    private static void put(Map<String, String> given, String name, @Nullable String value) {
        String text = text(value);
        if (text != null) {
            given.put(name, text);
        }
    }

    private static String address(String path, Map<String, String> given) {
        UriComponentsBuilder builder = UriComponentsBuilder.fromPath(path);
        given.forEach((name, value) -> builder.queryParam(name, "{" + name + "}"));
        return builder.encode().buildAndExpand(given).toUriString();
    }
}
