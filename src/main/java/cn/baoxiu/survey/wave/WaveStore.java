package cn.baoxiu.survey.wave;

import cn.baoxiu.estate.CellText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/** Waves with their figures. A figure is never changed; a wave only once, when it is withdrawn. */
@Repository
class WaveStore {

    private static final String COLUMNS =
            "select id, instrument, wave, held_on, source, note, file_name, figures, imported_by, imported_at,"
                    + " withdrawn_by, withdrawn_at, withdrawn_reason from survey_wave";
    private static final int BATCH = 500;
    private static final int SHOWN = 200;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    WaveStore(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    /** The wave of that name that counts. */
    Optional<ImportedWave> named(Instrument instrument, String wave) {
        return jdbc.sql(COLUMNS + " where live_wave = ?")
                .param(liveKey(instrument, wave))
                .query(WaveStore::wave)
                .optional();
    }

    /** The wave that came with the same file and counts. */
    Optional<ImportedWave> ofFile(String hash) {
        return jdbc.sql(COLUMNS + " where live_hash = ?")
                .param(hash)
                .query(WaveStore::wave)
                .optional();
    }

    /** The last ones, newest first. */
    List<ImportedWave> last() {
        return jdbc.sql(COLUMNS + " order by id desc limit " + SHOWN)
                .query(WaveStore::wave)
                .list();
    }

    Optional<ImportedWave> find(long id) {
        return jdbc.sql(COLUMNS + " where id = ?")
                .param(id)
                .query(WaveStore::wave)
                .optional();
    }

    /** @throws org.springframework.dao.DuplicateKeyException if the wave or the file is there already */
    void add(
            WaveFacts facts,
            String wave,
            LocalDate held,
            String fileName,
            String hash,
            String who,
            Instant at,
            List<Figure> figures) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        jdbc.sql(
                        "insert into survey_wave (instrument, wave, held_on, source, note, file_name, file_hash, figures,"
                                + " imported_by, imported_at, live_wave, live_hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        facts.instrument().name(),
                        wave,
                        held,
                        facts.source(),
                        facts.note(),
                        fileName,
                        hash,
                        figures.size(),
                        who,
                        at(at),
                        liveKey(facts.instrument(), wave),
                        hash)
                .update(key, "id");
        long id = Objects.requireNonNull(key.getKey()).longValue();
        template.batchUpdate(
                "insert into survey_wave_figure (wave_id, subsidiary, project, segment, question, scale, score, n,"
                        + " cell_key) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                figures,
                BATCH,
                (statement, figure) -> {
                    statement.setLong(1, id);
                    statement.setString(2, figure.subsidiary());
                    statement.setString(3, figure.project());
                    statement.setString(4, figure.segment().name());
                    statement.setString(5, figure.question());
                    statement.setString(6, figure.scale().name());
                    statement.setBigDecimal(7, figure.score());
                    statement.setInt(8, figure.n());
                    statement.setString(9, figure.cellKey());
                });
    }

    /** @return false if it does not count any more */
    boolean withdraw(long id, String reason, String who, Instant at) {
        return jdbc.sql("update survey_wave set withdrawn_by = ?, withdrawn_at = ?, withdrawn_reason = ?,"
                                + " live_wave = null, live_hash = null where id = ? and withdrawn_at is null")
                        .params(who, at(at), reason, id)
                        .update()
                == 1;
    }

    private static String liveKey(Instrument instrument, String wave) {
        return instrument + "|" + CellText.key(wave);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static ImportedWave wave(ResultSet row, int number) throws SQLException {
        return new ImportedWave(
                row.getLong("id"),
                Instrument.valueOf(row.getString("instrument")),
                row.getString("wave"),
                row.getObject("held_on", LocalDate.class),
                row.getString("source"),
                row.getString("note"),
                row.getString("file_name"),
                row.getInt("figures"),
                row.getString("imported_by"),
                row.getObject("imported_at", OffsetDateTime.class).toInstant(),
                row.getString("withdrawn_by"),
                instant(row.getObject("withdrawn_at", OffsetDateTime.class)),
                row.getString("withdrawn_reason"));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
