package cn.baoxiu.estate;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Parts with their warranty class. */
@Repository
public class PartCatalogue {

    private static final RowMapper<Part> PART = (row, number) -> {
        String season = row.getString("season_kind");
        return new Part(
                row.getString("code"),
                row.getString("name"),
                WarrantyClass.valueOf(row.getString("warranty_class")),
                season == null ? null : SeasonKind.valueOf(season));
    };

    private final JdbcClient jdbc;
    private final MessageSource messages;

    PartCatalogue(JdbcClient jdbc, MessageSource messages) {
        this.jdbc = jdbc;
        this.messages = messages;
    }

    public List<Part> all() {
        return jdbc.sql("select code, name, warranty_class, season_kind from estate_part order by sort_no, code")
                .query(PART)
                .list();
    }

    /** @param partOrClass code of a part, or name of a {@link WarrantyClass} */
    public Optional<Part> find(String partOrClass) {
        return jdbc.sql("select code, name, warranty_class, season_kind from estate_part where code = :code")
                .param("code", partOrClass)
                .query(PART)
                .optional()
                .or(() -> Arrays.stream(WarrantyClass.values())
                        .filter(candidate -> candidate.name().equals(partOrClass))
                        .findFirst()
                        .map(this::wholeClass));
    }

    private Part wholeClass(WarrantyClass warrantyClass) {
        String name = messages.getMessage("warrantyClass." + warrantyClass.name(), null, Locale.SIMPLIFIED_CHINESE);
        return new Part(warrantyClass.name(), name, warrantyClass, null);
    }
}
