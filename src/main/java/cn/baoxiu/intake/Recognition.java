package cn.baoxiu.intake;

import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.estate.Location;
import cn.baoxiu.repair.CaseSummary;
import cn.baoxiu.repair.Place;
import cn.baoxiu.repair.RepairCases;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Recognises duplicates, returns and group complaints: same home or area, part and class. */
@Component
class Recognition {

    private static final int LINE_DIGITS = 2;

    private final RepairCases cases;
    private final ReportStore reports;
    private final IntakeRules rules;

    Recognition(RepairCases cases, ReportStore reports, IntakeRules rules) {
        this.cases = cases;
        this.reports = reports;
        this.rules = rules;
    }

    Recognised of(Report report) {
        boolean group = isGroupComplaint(report);
        String code = report.location().code();
        Optional<CaseSummary> open = cases.openTwins(code, report.place(), report.defectClass()).stream()
                .filter(twin -> isSamePart(report, twin))
                .findFirst();
        if (open.isPresent()) {
            return new Recognised(open.get().caseNumber(), null, null, group);
        }
        Optional<CaseSummary> closed =
                cases.lastRepaired(code, report.place(), report.defectClass()).filter(twin -> isSamePart(report, twin));
        if (closed.isEmpty()) {
            return new Recognised(null, null, null, group);
        }
        String number = closed.get().caseNumber();
        return date(report).isAfter(cases.returnWindowEnd(closed.get()))
                ? new Recognised(null, null, number, group)
                : new Recognised(null, number, null, group);
    }

    /** "Other" is a part only together with its words: a hall cupboard is not a loft hatch. */
    private boolean isSamePart(Report report, CaseSummary twin) {
        return report.place() != Place.OTHER
                || reports.placeTexts(twin.caseNumber()).stream().anyMatch(text -> reads(text, report.placeText()));
    }

    private static boolean reads(@Nullable String one, @Nullable String other) {
        return Wording.plain(one == null ? "" : one).equals(Wording.plain(other == null ? "" : other));
    }

    private boolean isGroupComplaint(Report report) {
        Location at = report.location();
        String room = at.room();
        if (at.area() || at.building() == null || at.entrance() == null || room == null) {
            return false;
        }
        if (room.length() < LINE_DIGITS) {
            return false;
        }
        IntakeRules.Figures figures = rules.on(date(report));
        Instant since = report.reportedAt().minus(figures.groupComplaintWindow());
        int homes = cases.homesOnLine(
                at.project(),
                at.building(),
                at.entrance(),
                room.substring(room.length() - LINE_DIGITS),
                report.defectClass(),
                since);
        boolean countedAlready = reports.hasOpenedCase(at.code(), report.defectClass(), since);
        return homes + (countedAlready ? 0 : 1) >= figures.groupComplaintHomes();
    }

    private static LocalDate date(Report report) {
        return report.reportedAt().atZone(EngineTime.ZONE).toLocalDate();
    }
}
