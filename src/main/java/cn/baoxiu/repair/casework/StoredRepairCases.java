package cn.baoxiu.repair.casework;

import cn.baoxiu.engine.Decisions;
import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.estate.Location;
import cn.baoxiu.estate.Locations;
import cn.baoxiu.repair.CaseSummary;
import cn.baoxiu.repair.DefectClass;
import cn.baoxiu.repair.NewCase;
import cn.baoxiu.repair.Place;
import cn.baoxiu.repair.RepairCases;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The cases in table {@code repair_case}. */
@Service
@Transactional
class StoredRepairCases implements RepairCases {

    private static final String TWIN =
            """
            select case_number from repair_case where location_code = :location
              and ((place = :place and defect_class = :class) or (surveyed_place = :place and surveyed_class = :class))
            """;

    private final CaseStore store;
    private final CaseNumbers numbers;
    private final Timeline timeline;
    private final CaseHolders holders;
    private final Locations locations;
    private final Reopening reopening;
    private final Decisions decisions;
    private final JdbcClient jdbc;

    StoredRepairCases(
            CaseStore store,
            CaseNumbers numbers,
            Timeline timeline,
            CaseHolders holders,
            Locations locations,
            Reopening reopening,
            Decisions decisions,
            JdbcClient jdbc) {
        this.store = store;
        this.numbers = numbers;
        this.timeline = timeline;
        this.holders = holders;
        this.locations = locations;
        this.reopening = reopening;
        this.decisions = decisions;
        this.jdbc = jdbc;
    }

    @Override
    public String open(NewCase newCase) {
        Location location = locations
                .find(newCase.locationCode())
                .orElseThrow(() -> new NoSuchElementException(newCase.locationCode()));
        LocalDate day = LocalDate.ofInstant(newCase.reportedAt(), EngineTime.ZONE);
        RepairCase opened = RepairCase.open(numbers.next(location.project(), day), newCase, location);
        store.save(opened);
        holders.begin(opened, newCase.reportedAt());
        timeline.add(opened, TimelineKind.REPORTED, newCase.linkedTo());
        return opened.caseNumber();
    }

    @Override
    public void reopen(String caseNumber, Instant reportedAt) {
        reopening.reopen(caseNumber, reportedAt, null);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<CaseSummary> find(String caseNumber) {
        return store.find(caseNumber).map(RepairCase::summary);
    }

    @Override
    @Transactional(readOnly = true)
    public List<CaseSummary> openTwins(String locationCode, Place place, DefectClass defectClass) {
        return twins(locationCode, place, defectClass, " and stage <> 'CLOSED' order by reported_at, case_number");
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<CaseSummary> lastRepaired(String locationCode, Place place, DefectClass defectClass) {
        return twins(
                        locationCode,
                        place,
                        defectClass,
                        " and stage = 'CLOSED' and outcome = 'REPAIRED' order by closed_at desc, case_number desc limit 1")
                .stream()
                .findFirst();
    }

    private List<CaseSummary> twins(String locationCode, Place place, DefectClass defectClass, String rest) {
        store.flush();
        return jdbc
                .sql(TWIN + rest)
                .param("location", locationCode)
                .param("place", place.name())
                .param("class", defectClass.name())
                .query(String.class)
                .list()
                .stream()
                .map(number -> store.get(number).summary())
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public int homesOnLine(
            String project,
            String building,
            String entrance,
            String lastTwoDigits,
            DefectClass defectClass,
            Instant since) {
        store.flush();
        return jdbc.sql(
                        """
                        select count(distinct location_code) from repair_case
                        where project = :project and building = :building and entrance = :entrance
                          and defect_class = :class and reported_at >= :since and room like :line""")
                .param("project", project)
                .param("building", building)
                .param("entrance", entrance)
                .param("class", defectClass.name())
                .param("since", SqlRow.bound(since))
                .param("line", "%" + lastTwoDigits)
                .query(Integer.class)
                .single();
    }

    @Override
    public LocalDate returnWindowEnd(CaseSummary closedCase) {
        Instant closedAt = Objects.requireNonNull(closedCase.closedAt(), "the case is not closed");
        int days = RuleValues.days(decisions
                .figures(
                        "return-window",
                        closedCase.reportedAt(),
                        Map.of("defectClass", closedCase.defectClass().name()))
                .single());
        return LocalDate.ofInstant(closedAt, EngineTime.ZONE).plusDays(days);
    }
}
