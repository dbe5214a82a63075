package cn.baoxiu.repair;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is needed to open a case.
 *
 * @param locationCode home or area code
 * @param placeText what the reporter wrote if it is not in the list of places
 * @param duplicateOf open case of the same home, part and class, offered as duplicate
 * @param linkedTo closed case outside its return window that this one repeats
 */
public record NewCase(
        String locationCode,
        Place place,
        @Nullable String placeText,
        DefectClass defectClass,
        Symptom symptom,
        @Nullable String symptomText,
        List<Hazard> hazards,
        Instant reportedAt,
        boolean groupComplaint,
        @Nullable String duplicateOf,
        @Nullable String linkedTo) {}
