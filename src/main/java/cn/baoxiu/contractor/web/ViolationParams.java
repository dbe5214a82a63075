package cn.baoxiu.contractor.web;

import cn.baoxiu.contractor.ViolationKind;
import cn.baoxiu.contractor.sanction.ViolationFilter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * Parameters of the list of violations as they come in the address; what cannot be read is as if it were not given.
 *
 * @param letter {@code yes} or {@code no}
 */
public record ViolationParams(
        @Nullable String kind,
        @Nullable String contractor,
        @Nullable String project,
        @Nullable String from,
        @Nullable String to,
        @Nullable String letter,
        @Nullable String page) {

    static final int SIZE = 50;
    private static final int LAST_PAGE = 2000;

    ViolationFilter filter() {
        return new ViolationFilter(
                Stream.of(ViolationKind.values())
                        .filter(k -> k.name().equals(kind))
                        .findFirst()
                        .orElse(null),
                text(contractor),
                text(project),
                date(from),
                date(to),
                letter == null || letter.isBlank() ? null : letter.equals("yes"),
                pageNumber(),
                SIZE);
    }

    int pageNumber() {
        return page != null && page.matches("\\d{1,4}") ? Math.min(Integer.parseInt(page), LAST_PAGE) : 0;
    }

    private static @Nullable String text(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static @Nullable LocalDate date(@Nullable String value) {
        try {
            return value == null || value.isBlank() ? null : LocalDate.parse(value.strip());
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** Value of a field of the filter; empty if it is not given. */
    public String value(String name) {
        return Objects.requireNonNullElse(given().get(name), "");
    }

    public String address(int page) {
        return address("/violations", page);
    }

    public String export() {
        return address("/violations/export", 0);
    }

    private String address(String path, int page) {
        Map<String, @Nullable String> changed = given();
        changed.put("page", page == 0 ? null : String.valueOf(page));
        String query = changed.entrySet().stream()
                .filter(e -> e.getValue() != null && !e.getValue().isBlank())
                .map(e -> e.getKey() + "=" + UriUtils.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }

    private Map<String, @Nullable String> given() {
        Map<String, @Nullable String> given = new LinkedHashMap<>();
        given.put("kind", kind);
        given.put("contractor", contractor);
        given.put("project", project);
        given.put("from", from);
        given.put("to", to);
        given.put("letter", letter);
        return given;
    }
}
