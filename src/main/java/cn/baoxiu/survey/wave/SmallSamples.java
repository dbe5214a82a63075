package cn.baoxiu.survey.wave;

import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Below how many answers a figure is to be read with care, by date, from the table {@code survey_wave_rule}. */
@Component
class SmallSamples {

    private final JdbcClient jdbc;

    SmallSamples(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The figures of all times, first day by first day. */
    Limits limits() {
        NavigableMap<LocalDate, Integer> limits = new TreeMap<>();
        jdbc.sql("select valid_from, few_below from survey_wave_rule").query(row -> {
            limits.put(row.getObject("valid_from", LocalDate.class), row.getInt("few_below"));
        });
        return new Limits(limits);
    }

    record Limits(NavigableMap<LocalDate, Integer> from) {

        boolean isFew(int n, LocalDate day) {
            Map.Entry<LocalDate, Integer> rule = from.floorEntry(day);
            return rule != null && n < rule.getValue();
        }
    }
}
