package cn.baoxiu.estate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads places as people write them without blanks: {@code 越江台3号楼1201}, {@code 越江台漏水}, {@code 3-1-1201},
 * {@code 3号楼}. A bare room number is not a place: it may be anything.
 */
@Component
public class WrittenPlaces {

    /** Homes with one room number in all projects of the group; more would be no search any more. */
    private static final int MAX_HOMES = 200;

    private static final int SHORTEST_NAME = 2;
    private static final Pattern BUILDING = Pattern.compile("(\\d{1,2})(?:号楼|栋|幢|座|#楼?)(.*)");

    private final Projects projects;
    private final JdbcClient jdbc;

    WrittenPlaces(Projects projects, JdbcClient jdbc) {
        this.projects = projects;
        this.jdbc = jdbc;
    }

    /** @return empty if the text names no place */
    public Optional<WrittenPlace> read(String text, Collection<String> subsidiaries) {
        String plain = RoomAddress.plain(text).toLowerCase(Locale.ROOT).strip();
        List<Project> visible = projects.all().stream()
                .filter(p -> subsidiaries.contains(p.subsidiary()))
                .toList();
        Named named = project(plain, visible);
        List<String> codes = (named == null ? visible : named.projects)
                .stream().map(Project::code).toList();
        String rest = named == null ? plain : named.rest;
        Optional<RoomAddress> address =
                RoomAddress.parse(rest).filter(a -> a.words().isEmpty() && (named != null || a.building() != null));
        if (address.isPresent()) {
            return Optional.of(new WrittenPlace(codes, List.of(), true, homes(address.get(), codes), ""));
        }
        Matcher building = BUILDING.matcher(rest);
        if (building.matches()) {
            return Optional.of(
                    new WrittenPlace(codes, buildings(building.group(1), codes), false, List.of(), building.group(2)));
        }
        return named == null
                ? Optional.empty()
                : Optional.of(new WrittenPlace(codes, List.of(), false, List.of(), rest));
    }

    private record Named(List<Project> projects, String rest) {}

    /** The longest code or name that the text begins with, else the names that the text is a part of. */
    private static @Nullable Named project(String text, List<Project> visible) {
        Named best = null;
        for (Project project : visible) {
            for (String name : names(project)) {
                if (text.startsWith(name) && (best == null || text.length() - name.length() < best.rest.length())) {
                    best = new Named(
                            List.of(project), text.substring(name.length()).replaceFirst("^[\\s,，-]+", ""));
                }
            }
        }
        if (best != null || text.length() < SHORTEST_NAME) {
            return best;
        }
        List<Project> partly = visible.stream()
                .filter(p -> p.name().toLowerCase(Locale.ROOT).contains(text))
                .toList();
        return partly.isEmpty() ? null : new Named(partly, "");
    }

    /** Code, full name, and the name without the town before the dot: people say 澜境湾 for 滨江·澜境湾. */
    private static List<String> names(Project project) {
        List<String> names = new ArrayList<>();
        names.add(project.code().toLowerCase(Locale.ROOT));
        String name = RoomAddress.plain(project.name()).toLowerCase(Locale.ROOT);
        names.add(name);
        names.add(name.replace("·", ""));
        names.add(name.substring(name.lastIndexOf('·') + 1));
        return names;
    }

    private List<String> homes(RoomAddress address, List<String> codes) {
        if (codes.isEmpty()) {
            return List.of();
        }
        StringBuilder sql =
                new StringBuilder("select code from estate_home where project in (:projects) and room = :room");
        Map<String, Object> params = new HashMap<>(Map.of("projects", codes, "room", address.room()));
        if (address.building() != null) {
            sql.append(" and building_no = :building");
            params.put("building", address.building());
        }
        if (address.entrance() != null) {
            sql.append(" and entrance_no = :entrance");
            params.put("entrance", address.entrance());
        }
        return jdbc.sql(sql.append(" order by code limit ").append(MAX_HOMES).toString())
                .params(params)
                .query(String.class)
                .list();
    }

    private List<String> buildings(String number, List<String> codes) {
        if (codes.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(
                        "select distinct building from estate_home where project in (:projects) and building_no = :number")
                .param("projects", codes)
                .param("number", number)
                .query(String.class)
                .list();
    }
}
