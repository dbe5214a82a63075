package cn.baoxiu.estate;

import java.time.LocalDate;
import java.time.MonthDay;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Seasons in {@code estate_season}. */
@Repository
class JdbcSeasons implements Seasons {

    private final JdbcClient jdbc;

    JdbcSeasons(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean heatingOn(String city, LocalDate on) {
        return jdbc
                .sql("select starts, ends from estate_season where city = :city and kind = :kind")
                .param("city", city)
                .param("kind", SeasonKind.HEATING.name())
                .query((row, n) -> new Season(
                        SeasonKind.HEATING,
                        MonthDay.parse("--" + row.getString("starts")),
                        MonthDay.parse("--" + row.getString("ends"))))
                .list()
                .stream()
                .anyMatch(season -> season.runsOn(on));
    }
}
