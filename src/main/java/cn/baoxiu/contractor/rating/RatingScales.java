package cn.baoxiu.contractor.rating;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Figures of ratings by date, from the tables {@code contractor_rating_scale}, {@code _grade} and {@code _rule}. */
@Component
class RatingScales {

    private final JdbcClient jdbc;

    RatingScales(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In force on the first day of the quarter: who is rated could know them. */
    RatingScale of(Quarter quarter) {
        LocalDate day = quarter.firstDay();
        LocalDate from = jdbc.sql("select max(valid_from) from contractor_rating_scale where valid_from <= ?")
                .param(day)
                .query(LocalDate.class)
                .single();
        return of(from, day);
    }

    private RatingScale of(LocalDate from, LocalDate day) {
        Map<RatingItem, RatingScale.Line> lines = new EnumMap<>(RatingItem.class);
        jdbc.sql("select item, weight, floor_at, target_at, few from contractor_rating_scale where valid_from = ?")
                .param(from)
                .query(row -> {
                    lines.put(RatingItem.valueOf(row.getString("item")), line(row));
                });
        return new RatingScale(
                from,
                lines,
                jdbc.sql("select grade, at_least from contractor_rating_grade where valid_from ="
                                + " (select max(valid_from) from contractor_rating_grade where valid_from <= ?)")
                        .param(day)
                        .query(RatingScale.Grade.class)
                        .list());
    }

    private static RatingScale.Line line(ResultSet row) throws SQLException {
        return new RatingScale.Line(
                row.getBigDecimal("weight"),
                row.getBigDecimal("floor_at"),
                row.getBigDecimal("target_at"),
                row.getInt("few"));
    }

    /** The first day on which the quarter may be frozen. */
    LocalDate freezeOn(Quarter quarter) {
        int days = jdbc.sql("select freeze_after_days from contractor_rating_rule where valid_from <= ?"
                        + " order by valid_from desc limit 1")
                .param(quarter.lastDay())
                .query(Integer.class)
                .single();
        return quarter.lastDay().plusDays(days + 1L);
    }
}
