package cn.baoxiu.estate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcLocations implements Locations {

    static final String COLUMNS =
            """
            select code, is_area, subsidiary, project, project_name, city, building, entrance, room, display_name,
                   handover_date, completion_acceptance_date
            from v_estate_location
            """;

    private final JdbcClient jdbc;
    private final ReadOnce<String, Optional<Location>> known = new ReadOnce<>();

    JdbcLocations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Location> find(String code) {
        return known.get(code, this::read);
    }

    private Optional<Location> read(String code) {
        return jdbc.sql(COLUMNS + " where code = :code")
                .param("code", code)
                .query(JdbcLocations::location)
                .optional();
    }

    @Override
    public List<Location> search(String text, Collection<String> subsidiaries, int limit) {
        if (subsidiaries.isEmpty() || limit <= 0) {
            return List.of();
        }
        Map<String, Location> found = new LinkedHashMap<>();
        RoomAddress.parse(text)
                .ifPresent(address -> byAddress(address, subsidiaries, limit).forEach(l -> found.put(l.code(), l)));
        if (found.size() < limit) {
            byWords(text, subsidiaries, limit).forEach(l -> found.putIfAbsent(l.code(), l));
        }
        return found.values().stream().limit(limit).toList();
    }

    private List<Location> byAddress(RoomAddress address, Collection<String> subsidiaries, int limit) {
        StringBuilder sql = new StringBuilder(COLUMNS).append(" where subsidiary in (:subsidiaries) and room = :room");
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("subsidiaries", subsidiaries);
        params.put("room", address.room());
        if (address.building() != null) {
            sql.append(" and building_no = :building");
            params.put("building", address.building());
        }
        if (address.entrance() != null) {
            sql.append(" and entrance_no = :entrance");
            params.put("entrance", address.entrance());
        }
        addWords(sql, params, address.words());
        sql.append(" order by code limit :limit");
        params.put("limit", limit);
        return jdbc.sql(sql.toString())
                .params(params)
                .query(JdbcLocations::location)
                .list();
    }

    private List<Location> byWords(String text, Collection<String> subsidiaries, int limit) {
        List<String> words = words(text);
        if (words.isEmpty()) {
            return List.of();
        }
        StringBuilder sql = new StringBuilder(COLUMNS).append(" where subsidiary in (:subsidiaries)");
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("subsidiaries", subsidiaries);
        addWords(sql, params, words);
        // The shortest match is the nearest to what was typed.
        sql.append(" order by length(code), code limit :limit");
        params.put("limit", limit);
        return jdbc.sql(sql.toString())
                .params(params)
                .query(JdbcLocations::location)
                .list();
    }

    private static void addWords(StringBuilder sql, Map<String, Object> params, List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            sql.append(" and lower(code || ' ' || display_name) like :word")
                    .append(i)
                    .append(" escape '!'");
            params.put("word" + i, "%" + escaped(words.get(i)) + "%");
        }
    }

    private static String escaped(String word) {
        return word.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (String word : RoomAddress.plain(text).toLowerCase(Locale.ROOT).split("\\s+", -1)) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }

    static Location location(ResultSet row, int number) throws SQLException {
        LocalDate handover = row.getObject("handover_date", LocalDate.class);
        @Nullable String building = row.getString("building");
        return new Location(
                row.getString("code"),
                row.getBoolean("is_area"),
                row.getString("subsidiary"),
                row.getString("project"),
                row.getString("project_name"),
                row.getString("city"),
                building,
                row.getString("entrance"),
                row.getString("room"),
                row.getString("display_name"),
                handover,
                row.getObject("completion_acceptance_date", LocalDate.class));
    }
}
