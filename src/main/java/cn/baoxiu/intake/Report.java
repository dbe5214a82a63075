package cn.baoxiu.intake;

import cn.baoxiu.estate.Location;
import cn.baoxiu.repair.DefectClass;
import cn.baoxiu.repair.Hazard;
import cn.baoxiu.repair.Place;
import cn.baoxiu.repair.Symptom;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A report whose every field has been checked (rules R4).
 *
 * @param placeText what the reporter wrote if it is not in the list of places
 * @param reporterPhone digits as dialled within China; null only if an old ledger has none
 * @param secondPhone another number of an old ledger
 * @param receivedBy user who entered it
 * @param lateReason why it was entered late
 */
record Report(
        Location location,
        Place place,
        @Nullable String placeText,
        DefectClass defectClass,
        Symptom symptom,
        @Nullable String symptomText,
        String description,
        List<Hazard> hazards,
        String reporterName,
        @Nullable String reporterPhone,
        @Nullable String secondPhone,
        Channel channel,
        Instant reportedAt,
        Instant receivedAt,
        String receivedBy,
        @Nullable String lateReason,
        @Nullable String clientReference) {}
