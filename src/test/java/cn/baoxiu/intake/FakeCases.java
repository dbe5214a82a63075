package cn.baoxiu.intake;

import cn.baoxiu.repair.CaseSummary;
import cn.baoxiu.repair.DefectClass;
import cn.baoxiu.repair.NewCase;
import cn.baoxiu.repair.Outcome;
import cn.baoxiu.repair.Place;
import cn.baoxiu.repair.RepairCases;
import cn.baoxiu.repair.Stage;
import cn.baoxiu.repair.Symptom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps cases in memory, as the room {@code repair} keeps them in tables. */
final class FakeCases implements RepairCases {

    final List<NewCase> opened = new ArrayList<>();
    final List<String> reopened = new ArrayList<>();
    final Map<String, CaseSummary> cases = new LinkedHashMap<>();
    int homesOnLine;

    @Nullable
    String lineAsked;

    void clear() {
        opened.clear();
        reopened.clear();
        cases.clear();
        homesOnLine = 0;
        lineAsked = null;
    }

    /** @param closedAt null for an open case */
    String has(String location, Place place, DefectClass defectClass, @Nullable Instant closedAt) {
        String number = "BX-HN-YJT-20260301-%04d".formatted(cases.size() + 1);
        cases.put(
                number,
                new CaseSummary(
                        number,
                        "huanan",
                        "HN-YJT",
                        location,
                        location,
                        place,
                        defectClass,
                        Symptom.SEEPAGE,
                        null,
                        closedAt == null ? Stage.REPAIRING : Stage.CLOSED,
                        closedAt == null ? null : Outcome.REPAIRED,
                        1,
                        null,
                        null,
                        Instant.parse("2026-01-05T02:00:00Z"),
                        closedAt));
        return number;
    }

    @Override
    public String open(NewCase newCase) {
        opened.add(newCase);
        return has(newCase.locationCode(), newCase.place(), newCase.defectClass(), null);
    }

    @Override
    public void reopen(String caseNumber, Instant reportedAt) {
        reopened.add(caseNumber);
    }

    @Override
    public Optional<CaseSummary> find(String caseNumber) {
        return Optional.ofNullable(cases.get(caseNumber));
    }

    @Override
    public List<CaseSummary> openTwins(String locationCode, Place place, DefectClass defectClass) {
        return twins(locationCode, place, defectClass).stream()
                .filter(c -> c.closedAt() == null)
                .toList();
    }

    @Override
    public Optional<CaseSummary> lastRepaired(String locationCode, Place place, DefectClass defectClass) {
        return twins(locationCode, place, defectClass).stream()
                .filter(c -> c.closedAt() != null)
                .reduce((first, second) -> second);
    }

    private List<CaseSummary> twins(String locationCode, Place place, DefectClass defectClass) {
        return cases.values().stream()
                .filter(c -> c.locationCode().equals(locationCode))
                .filter(c -> c.place() == place && c.defectClass() == defectClass)
                .toList();
    }

    @Override
    public int homesOnLine(
            String project,
            String building,
            String entrance,
            String lastTwoDigits,
            DefectClass defectClass,
            Instant since) {
        lineAsked = String.join(" ", project, building, entrance, lastTwoDigits, defectClass.name(), since.toString());
        return homesOnLine;
    }

    @Override
    public LocalDate returnWindowEnd(CaseSummary closedCase) {
        Instant closedAt = closedCase.closedAt();
        if (closedAt == null) {
            throw new IllegalArgumentException("an open case has no return window");
        }
        int days = closedCase.defectClass() == DefectClass.LEAK ? 90 : 30;
        return closedAt.atZone(ZoneId.of("Asia/Shanghai")).toLocalDate().plusDays(days);
    }
}
