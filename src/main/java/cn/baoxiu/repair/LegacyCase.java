package cn.baoxiu.repair;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One row of an old ledger, understood. What the ledger does not say is null: nothing is guessed.
 *
 * @param ledger name of the file, for the timeline
 * @param rowNumber row in the file, from 1 as a spreadsheet shows it
 * @param locationCode home or area code
 * @param placeText what the ledger said about the place if it is not in the list of places
 * @param reportedAt at 00:00 of the day if the ledger has no time of day
 * @param dispatchedAt when the work was ordered
 * @param finishedAt when the repair was finished; null means that the case is still open
 * @param responsibleParty party code of a contractor, DEVELOPER, PROPERTY or OWNER; null if undecided
 * @param repairingParty party code of a contractor or third party, or PROPERTY; null if not named
 * @param reworked whether the ledger says that the repair was done again; null if it does not say
 */
public record LegacyCase(
        String ledger,
        int rowNumber,
        String locationCode,
        Place place,
        @Nullable String placeText,
        DefectClass defectClass,
        Symptom symptom,
        @Nullable String symptomText,
        Instant reportedAt,
        @Nullable Instant dispatchedAt,
        @Nullable Instant finishedAt,
        @Nullable String responsibleParty,
        @Nullable String repairingParty,
        @Nullable Boolean reworked) {}
