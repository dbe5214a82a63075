package cn.baoxiu.survey.wave;

import cn.baoxiu.estate.CellText;
import cn.baoxiu.estate.Projects;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writings in files and what they mean, from tables: known words, and headings that a person has confirmed. */
@Component
class WaveWords {

    private final JdbcClient jdbc;
    private final Projects projects;
    private final Questions questions;
    private final Clock clock;

    WaveWords(JdbcClient jdbc, Projects projects, Questions questions, Clock clock) {
        this.jdbc = jdbc;
        this.projects = projects;
        this.questions = questions;
        this.clock = clock;
    }

    WaveTerms terms(Instrument instrument) {
        return new WaveTerms(
                projects.now(),
                questions.of(instrument),
                words("SEGMENT"),
                words("SCALE"),
                words("GROUP").keySet(),
                LocalDate.ofInstant(clock.instant(), clock.getZone()));
    }

    /** A field, or null, for each heading. */
    List<@Nullable WaveField> propose(Instrument instrument, String source, List<String> headings) {
        Map<String, WaveField> known = new HashMap<>();
        words("HEADING").forEach((word, field) -> known.put(word, WaveField.valueOf(field)));
        return ColumnMapping.propose(headings, remembered(instrument, source), known);
    }

    private Map<String, String> remembered(Instrument instrument, String source) {
        Map<String, String> remembered = new HashMap<>();
        jdbc.sql("select heading, field from survey_wave_mapping where instrument = ? and source_key = ?")
                .params(instrument.name(), CellText.key(source))
                .query(row -> {
                    remembered.put(row.getString("heading"), row.getString("field"));
                });
        return remembered;
    }

    void remember(Instrument instrument, String source, Map<String, String> confirmed, String who) {
        OffsetDateTime now = clock.instant().atZone(clock.getZone()).toOffsetDateTime();
        String key = CellText.key(source);
        confirmed.forEach((heading, field) -> {
            jdbc.sql("delete from survey_wave_mapping where instrument = ? and source_key = ? and heading = ?")
                    .params(instrument.name(), key, heading)
                    .update();
            jdbc.sql("insert into survey_wave_mapping (instrument, source_key, heading, field, confirmed_by,"
                            + " confirmed_at) values (?, ?, ?, ?, ?, ?)")
                    .params(instrument.name(), key, heading, field, who, now)
                    .update();
        });
    }

    private Map<String, String> words(String kind) {
        Map<String, String> words = new HashMap<>();
        jdbc.sql("select word, meaning from survey_wave_word where kind = ?")
                .param(kind)
                .query(row -> {
                    words.put(row.getString("word"), row.getString("meaning"));
                });
        return words;
    }
}
