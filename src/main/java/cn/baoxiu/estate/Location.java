package cn.baoxiu.estate;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A home or a common area that can be reported.
 *
 * @param code home code such as {@code HN-YJT-3-1-1201}, or area code such as {@code HN-YJT-3-LIFT}
 * @param area true for a common area, which has no owner
 * @param displayName as people say it: project, building, entrance, room
 * @param entrance null for an area of a project or building
 * @param room room label without the word 室, for example {@code 1201}; null for an area
 * @param handoverDate start of the owner's clock; null if the home is unsold; an area takes the mass handover date
 */
public record Location(
        String code,
        boolean area,
        String subsidiary,
        String project,
        String projectName,
        String city,
        @Nullable String building,
        @Nullable String entrance,
        @Nullable String room,
        String displayName,
        @Nullable LocalDate handoverDate,
        LocalDate completionAcceptanceDate) {}
