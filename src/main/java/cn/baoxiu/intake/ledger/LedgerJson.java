package cn.baoxiu.intake.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Cells, findings and columns as they lie in the staging tables. */
final class LedgerJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private LedgerJson() {}

    static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<String> cells(@Nullable String json) {
        return json == null ? List.of() : read(json, new TypeReference<List<String>>() {});
    }

    static List<Finding> findings(@Nullable String json) {
        return json == null ? List.of() : read(json, new TypeReference<List<Finding>>() {});
    }

    static Map<LedgerColumn, String> corrections(@Nullable String json) {
        return json == null
                ? new EnumMap<>(LedgerColumn.class)
                : read(json, new TypeReference<EnumMap<LedgerColumn, String>>() {});
    }

    /** Headings and their meanings, whatever their order in the file. */
    static Map<String, String> headings(String json) {
        return read(json, new TypeReference<TreeMap<String, String>>() {});
    }

    static String columns(List<@Nullable LedgerColumn> columns) {
        return write(columns.stream().map(c -> c == null ? "" : c.name()).toList());
    }

    static List<@Nullable LedgerColumn> columns(String json) {
        List<@Nullable LedgerColumn> columns = new ArrayList<>();
        cells(json).forEach(name -> columns.add(name.isEmpty() ? null : LedgerColumn.valueOf(name)));
        return columns;
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a staged ledger cannot be read", e);
        }
    }
}
