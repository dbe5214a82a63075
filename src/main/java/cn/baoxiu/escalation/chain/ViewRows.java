package cn.baoxiu.escalation.chain;

import cn.baoxiu.escalation.EscalationCause;
import cn.baoxiu.escalation.EscalationView;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads escalations with their levels and causes: three statements, however many there are, one where there is none. */
@Component
class ViewRows {

    private final JdbcClient jdbc;

    ViewRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Oldest first. */
    List<EscalationView> of(String caseNumber) {
        return read("case_number", caseNumber);
    }

    List<EscalationView> running(String caseNumber) {
        return read("open_key", caseNumber);
    }

    private List<EscalationView> read(String column, String value) {
        List<EscalationView> bare = jdbc.sql("select * from escalation_case where " + column + " = ? order by id")
                .param(value)
                .query((row, n) -> bare(row))
                .list();
        if (bare.isEmpty()) {
            return bare;
        }
        Map<Long, List<EscalationView.Level>> levels = new HashMap<>();
        Map<Long, List<EscalationView.Cause>> causes = new HashMap<>();
        List<Long> ids = bare.stream().map(EscalationView::id).toList();
        jdbc.sql("select * from escalation_level where escalation_id in (:ids) order by level")
                .param("ids", ids)
                .query((row, n) -> levels.computeIfAbsent(row.getLong("escalation_id"), id -> new ArrayList<>())
                        .add(level(row)))
                .list();
        jdbc.sql("select * from escalation_cause where escalation_id in (:ids) order by id")
                .param("ids", ids)
                .query((row, n) -> causes.computeIfAbsent(row.getLong("escalation_id"), id -> new ArrayList<>())
                        .add(cause(row)))
                .list();
        return bare.stream()
                .map(view -> with(
                        view, levels.getOrDefault(view.id(), List.of()), causes.getOrDefault(view.id(), List.of())))
                .toList();
    }

    private static EscalationView bare(ResultSet row) throws SQLException {
        return new EscalationView(
                row.getLong("id"),
                row.getString("case_number"),
                row.getInt("level"),
                at(row, "opened_at"),
                instant(row, "ended_at"),
                row.getString("outcome"),
                row.getString("end_note"),
                List.of(),
                List.of());
    }

    private static EscalationView with(
            EscalationView bare, List<EscalationView.Level> levels, List<EscalationView.Cause> causes) {
        return new EscalationView(
                bare.id(),
                bare.caseNumber(),
                bare.level(),
                bare.openedAt(),
                bare.endedAt(),
                bare.outcome(),
                bare.endNote(),
                levels,
                causes);
    }

    private static EscalationView.Level level(ResultSet row) throws SQLException {
        return new EscalationView.Level(
                row.getInt("level"),
                row.getString("group_code"),
                at(row, "reached_at"),
                at(row, "due_at"),
                row.getString("holder"),
                row.getLong("held_minutes"),
                row.getString("promise"),
                row.getString("answer"),
                row.getString("answered_by"),
                instant(row, "answered_at"),
                row.getObject("owner_agrees", Boolean.class),
                row.getString("owner_words"),
                instant(row, "left_at"));
    }

    private static EscalationView.Cause cause(ResultSet row) throws SQLException {
        return new EscalationView.Cause(
                EscalationCause.Kind.valueOf(row.getString("kind")),
                row.getString("promise"),
                row.getString("words"),
                at(row, "raised_at"));
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(instant(row, column));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
