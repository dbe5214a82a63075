package cn.baoxiu.repair.casework;

import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Appends to the story of a case; nothing is ever changed or removed there. */
@Component
class Timeline {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Actor actor;

    Timeline(JdbcClient jdbc, Clock clock, Actor actor) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.actor = actor;
    }

    void add(RepairCase repairCase, TimelineKind kind, @Nullable String note) {
        add(repairCase, kind, note, clock.instant());
    }

    /** For what another row records as well: both tell the same moment. */
    void add(RepairCase repairCase, TimelineKind kind, @Nullable String note, Instant at) {
        SqlRow.of(repairCase.caseNumber(), repairCase.round())
                .with("happened_at", at)
                .with("actor", actor.id())
                .with("kind", kind)
                .text("note", note)
                .insertInto("repair_timeline", jdbc);
    }
}
