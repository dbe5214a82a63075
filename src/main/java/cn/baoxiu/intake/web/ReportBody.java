package cn.baoxiu.intake.web;

import cn.baoxiu.intake.Channel;
import cn.baoxiu.repair.DefectClass;
import cn.baoxiu.repair.Hazard;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Describes the body of {@code POST /api/reports} for the OpenAPI page; the start form's listener validates it. */
@Schema(name = "Report")
record ReportBody(
        @Schema(description = "Home; either this or areaCode", example = "HN-YJT-3-1-1201") @Nullable String homeCode,
        @Schema(description = "Common area of a project or building: lift, fire, garage, landscape, facade") @Nullable
                String areaCode,
        @Schema(
                        description = "Name or Chinese label of a place; other words are kept as they are",
                        maxLength = 100,
                        example = "BATHROOM")
                @Nullable
                String place,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) DefectClass defectClass,
        @Schema(description = "Name or Chinese label of a symptom; other words are kept as they are", maxLength = 100)
                @Nullable
                String symptom,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minLength = 1, maxLength = 2000) String description,
        @Nullable List<Hazard> hazards,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, maxLength = 50) String reporterName,
        @Schema(
                        description = "Number that can be called back in China",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "19000000001")
                String reporterPhone,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Channel channel,
        @Schema(description = "Default: now; without an offset in Asia/Shanghai; not in the future") @Nullable
                OffsetDateTime reportedAt,
        @Schema(description = "Needed if reported more than 24 hours ago", maxLength = 200) @Nullable String reason,
        @Schema(description = "Makes a repeated request return the first case", maxLength = 64) @Nullable
                String clientReference) {}
