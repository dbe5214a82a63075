package cn.baoxiu.estate;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcSeasons implements Seasons {

    private final JdbcClient jdbc;

    JdbcSeasons(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean heatingOn(String city, LocalDate on) {
        return of(city, SeasonKind.HEATING).stream().anyMatch(season -> season.runsOn(on));
    }

    /** @param kind null for both kinds */
    List<Season> of(String city, @Nullable SeasonKind kind) {
        return jdbc
                .sql("select kind, starts, ends from estate_season where city = :city")
                .param("city", city)
                .query((row, number) -> new Season(
                        SeasonKind.valueOf(row.getString("kind")),
                        MonthDay.parse("--" + row.getString("starts")),
                        MonthDay.parse("--" + row.getString("ends"))))
                .list()
                .stream()
                .filter(season -> kind == null || season.kind() == kind)
                .toList();
    }
}
