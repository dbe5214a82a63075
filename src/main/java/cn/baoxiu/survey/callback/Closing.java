package cn.baoxiu.survey.callback;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A case that is closed and not called back yet.
 *
 * @param closingKind by whose word, null if nothing was repaired
 * @param handoverDate of the home or area, null if it is not known
 */
record Closing(
        String caseNumber,
        int round,
        String subsidiary,
        String project,
        String outcome,
        @Nullable String closingKind,
        @Nullable String repairingParty,
        @Nullable LocalDate handoverDate,
        Instant closedAt) {}
