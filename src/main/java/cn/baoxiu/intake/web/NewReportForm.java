package cn.baoxiu.intake.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the page sends.
 *
 * @param location code of the chosen home or area
 * @param placeText words for a place that is not in the list; the same for the symptom
 * @param clientReference drawn with the form, so that a double click makes one case
 */
record NewReportForm(
        @Nullable String location,
        @Nullable String defectClass,
        @Nullable String place,
        @Nullable String placeText,
        @Nullable String symptom,
        @Nullable String symptomText,
        @Nullable String description,
        @Nullable List<String> hazards,
        @Nullable String reporterName,
        @Nullable String reporterPhone,
        @Nullable String channel,
        @Nullable String reportedAt,
        @Nullable String reason,
        @Nullable String clientReference) {

    static NewReportForm empty(@Nullable String location, String clientReference) {
        return new NewReportForm(
                location,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                "COUNTER",
                null,
                null,
                clientReference);
    }

    public boolean has(String hazard) {
        return hazards != null && hazards.contains(hazard);
    }

    /** The values of the start form (rules R4). */
    Map<String, @Nullable Object> values(boolean area) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put(area ? "areaCode" : "homeCode", location);
        values.put("defectClass", defectClass);
        values.put("place", words(place, placeText));
        values.put("symptom", words(symptom, symptomText));
        values.put("description", description);
        values.put("hazards", hazards == null ? List.of() : hazards);
        values.put("reporterName", reporterName);
        values.put("reporterPhone", reporterPhone);
        values.put("channel", channel);
        values.put("reportedAt", reportedAt);
        values.put("reason", reason);
        values.put("clientReference", clientReference);
        return values;
    }

    private static @Nullable String words(@Nullable String chosen, @Nullable String text) {
        return text == null || text.isBlank() ? chosen : text;
    }
}
