package cn.baoxiu.estate.imports;

import cn.baoxiu.estate.VisibleSubsidiaries;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is known before the import: codes that may be referred to and the minimum periods by law. Read once a run. */
final class Facts {

    private final JdbcClient jdbc;
    private final VisibleSubsidiaries visible;
    private final Map<Reference, Map<String, String>> references = new EnumMap<>(Reference.class);
    private @Nullable Map<String, Period> minimums;

    Facts(JdbcClient jdbc, VisibleSubsidiaries visible) {
        this.jdbc = jdbc;
        this.visible = visible;
    }

    /** @return the subsidiary the code belongs to, {@link Reference#WHOLE_GROUP}, or null if there is no such code */
    @Nullable
    String subsidiaryOf(Reference reference, String code) {
        return references.computeIfAbsent(reference, this::load).get(code);
    }

    /** What belongs to the whole group may be used by all. */
    boolean mayUse(String subsidiary) {
        return subsidiary.equals(Reference.WHOLE_GROUP) || visible.contains(subsidiary);
    }

    /** What belongs to the whole group may be changed only by those who see all of it. */
    boolean mayChange(String subsidiary) {
        return subsidiary.equals(Reference.WHOLE_GROUP) ? visible.all() : visible.contains(subsidiary);
    }

    @Nullable
    Period minimum(String warrantyClass) {
        Map<String, Period> known = minimums;
        if (known == null) {
            known = loadMinimums();
            minimums = known;
        }
        return known.get(warrantyClass);
    }

    private Map<String, String> load(Reference reference) {
        Map<String, String> codes = new HashMap<>();
        jdbc.sql(reference.sql()).query((org.springframework.jdbc.core.RowCallbackHandler)
                row -> codes.put(row.getString(1), row.getString(2)));
        return codes;
    }

    private Map<String, Period> loadMinimums() {
        Map<String, Period> periods = new HashMap<>();
        jdbc.sql("select warranty_class, period_months, period_seasons from estate_statutory_minimum")
                .query((org.springframework.jdbc.core.RowCallbackHandler) row -> periods.put(
                        row.getString(1),
                        new Period(row.getObject(2, Integer.class), row.getObject(3, Integer.class))));
        return periods;
    }
}
