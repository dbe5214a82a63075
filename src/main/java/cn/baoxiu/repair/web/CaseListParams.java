package cn.baoxiu.repair.web;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Parameters of the list of cases as they stand in an address, unchecked. */
record CaseListParams(
        @Parameter(description = "Number or its last digits, home, building, project, name, telephone, words") @Nullable
                String q,
        @Schema(allowableValues = {"OPEN", "CLOSED"}) @Nullable String state,
        @Nullable String stage,
        @Nullable String grade,
        @Nullable String defectClass,
        @Nullable String project,
        @Nullable String subsidiary,
        @Parameter(description = "Responsible or repairing party") @Nullable String contractor,
        @Parameter(description = "Group id, code of a company, or WAITING") @Nullable String holder,
        @Parameter(description = "Only with an open promise to the owner past due") @Nullable String overdue,
        @Parameter(description = "First day, yyyy-MM-dd") @Nullable String reportedFrom,
        @Parameter(description = "Last day, included") @Nullable String reportedTo,
        @Nullable String groupComplaint,
        @Parameter(
                        description =
                                "reported, due, grade, closed or number; with - before it descending; default -reported."
                                        + " due lists cases with a running promise, closed lists closed cases")
                @Nullable
                String sort,
        @Schema(type = "integer", minimum = "0", defaultValue = "0") @Nullable String page,
        @Schema(type = "integer", minimum = "1", maximum = "100", defaultValue = "20") @Nullable String size) {

    static CaseListParams of(Function<String, @Nullable String> values) {
        return new CaseListParams(
                values.apply("q"),
                values.apply("state"),
                values.apply("stage"),
                values.apply("grade"),
                values.apply("defectClass"),
                values.apply("project"),
                values.apply("subsidiary"),
                values.apply("contractor"),
                values.apply("holder"),
                values.apply("overdue"),
                values.apply("reportedFrom"),
                values.apply("reportedTo"),
                values.apply("groupComplaint"),
                values.apply("sort"),
                values.apply("page"),
                values.apply("size"));
    }

    /** Those that say something, in this order. */
    Map<String, String> given() {
        Map<String, String> given = new LinkedHashMap<>();
        put(given, "q", q);
        put(given, "state", state);
        put(given, "stage", stage);
        put(given, "grade", grade);
        put(given, "defectClass", defectClass);
        put(given, "project", project);
        put(given, "subsidiary", subsidiary);
        put(given, "contractor", contractor);
        put(given, "holder", holder);
        put(given, "overdue", overdue);
        put(given, "reportedFrom", reportedFrom);
        put(given, "reportedTo", reportedTo);
        put(given, "groupComplaint", groupComplaint);
        put(given, "sort", sort);
        put(given, "page", page);
        put(given, "size", size);
        return given;
    }

    private static void put(Map<String, String> given, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            given.put(name, value.strip());
        }
    }
}
