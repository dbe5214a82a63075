package cn.baoxiu.repair.web;

import cn.baoxiu.repair.listing.CaseSort;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** Addresses of the list that differ from the present one in a parameter. */
public final class ListAddress {

    private static final String LIST = "/cases";

    /** Descending is what people want first: the newest, the last closed. */
    private static final Set<CaseSort> DESCENDING_FIRST = Set.of(CaseSort.REPORTED, CaseSort.CLOSED);

    private final Map<String, String> given;

    ListAddress(CaseListParams params) {
        this.given = params.given();
    }

    /** The parameters of an address, as saved by {@link #toSave()}. */
    static CaseListParams parse(String query) {
        Map<String, String> values = UriComponentsBuilder.newInstance()
                .query(query)
                .build()
                .getQueryParams()
                .toSingleValueMap();
        return CaseListParams.of(name -> {
            String value = values.get(name);
            return value == null ? null : UriUtils.decode(value, StandardCharsets.UTF_8);
        });
    }

    public String self() {
        return address(LIST, given);
    }

    public String export() {
        return address(LIST + "/export", given);
    }

    public String page(int page) {
        return with("page", page == 0 ? null : String.valueOf(page));
    }

    /** Sorts by a column; by the present one the other way round. */
    public String sort(String code) {
        CaseSort sort = CaseSort.of(code).orElseThrow();
        boolean down = DESCENDING_FIRST.contains(sort);
        String first = down ? "-" + code : code;
        String second = down ? code : "-" + code;
        Map<String, String> changed = new LinkedHashMap<>(given);
        changed.put("sort", sorted().equals(first) ? second : first);
        changed.remove("page");
        return address(LIST, changed);
    }

    /** How a column is sorted, as ARIA says it. */
    public @Nullable String direction(String code) {
        if (sorted().equals(code)) {
            return "ascending";
        }
        return sorted().equals("-" + code) ? "descending" : null;
    }

    private String sorted() {
        return given.getOrDefault("sort", "-" + CaseSort.REPORTED.code());
    }

    /** What is kept of a filter: not the words, which may name a person, and not the page. */
    public String toSave() {
        Map<String, String> kept = new LinkedHashMap<>(given);
        kept.remove("q");
        kept.remove("page");
        return query(kept);
    }

    /** The present value of a parameter; empty if it is not given. */
    public String value(String name) {
        return given.getOrDefault(name, "");
    }

    public boolean narrowed() {
        return given.keySet().stream()
                .anyMatch(name -> !Set.of("q", "state", "sort", "page", "size").contains(name));
    }

    private String with(String name, @Nullable String value) {
        Map<String, String> changed = new LinkedHashMap<>(given);
        if (value == null) {
            changed.remove(name);
        } else {
            changed.put(name, value);
        }
        return address(LIST, changed);
    }

    private static String address(String path, Map<String, String> params) {
        return params.isEmpty() ? path : path + "?" + query(params);
    }

    private static String query(Map<String, String> params) {
        return params.entrySet().stream()
                .map(e -> e.getKey() + "="
                        + UriUtils.encode(Objects.requireNonNull(e.getValue()), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
