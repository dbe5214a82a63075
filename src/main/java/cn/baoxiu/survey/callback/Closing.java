package cn.baoxiu.survey.callback;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A case that is closed and not called back yet.
 *
 * @param closingKind by whose word, null if nothing was repaired
 */
record Closing(
        String caseNumber,
        int round,
        String subsidiary,
        String project,
        String outcome,
        @Nullable String closingKind,
        @Nullable String repairingParty,
        Instant closedAt) {}
