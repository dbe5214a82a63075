package cn.baoxiu.scorecard.card;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Results of mystery visits that a merit stands on. They come weeks after the visit, so a result counts in the first month
 * that is frozen with it, and only once.
 */
@Component
class MysteryVisits {

    private final JdbcClient jdbc;

    MysteryVisits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param monthsBack how long before the month a visit may have been */
    void freeze(YearMonth month, int monthsBack) {
        jdbc.sql("insert into scorecard_frozen_visit (month_start, subsidiary_id, wave_id, wave, held_on, points)"
                        + " select cast(:month as date), v.subsidiary, v.wave_id, v.wave, v.held_on, v.points"
                        + " from v_survey_mystery_visit v where v.held_on >= :first and v.held_on < :next"
                        + " and not exists (select 1 from scorecard_frozen_visit f where f.subsidiary_id = v.subsidiary"
                        + " and f.wave_id = v.wave_id)")
                .param("month", month.atDay(1))
                .param("first", month.minusMonths(monthsBack).atDay(1))
                .param("next", month.plusMonths(1).atDay(1))
                .update();
    }

    record Visit(String wave, LocalDate heldOn, BigDecimal points) {}

    List<Visit> of(YearMonth month, String subsidiary) {
        return jdbc.sql(
                        "select wave, held_on, points from scorecard_frozen_visit where month_start = ? and subsidiary_id = ?"
                                + " order by held_on, wave_id")
                .params(month.atDay(1), subsidiary)
                .query((row, n) -> new Visit(
                        row.getString("wave"), row.getObject("held_on", LocalDate.class), row.getBigDecimal("points")))
                .list();
    }
}
