package cn.baoxiu.repair.casework;

import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.estate.Location;
import cn.baoxiu.estate.WarrantyClass;
import cn.baoxiu.identity.Groups;
import cn.baoxiu.repair.CaseNumberTail;
import cn.baoxiu.repair.CaseSummary;
import cn.baoxiu.repair.DefectClass;
import cn.baoxiu.repair.Grade;
import cn.baoxiu.repair.Handling;
import cn.baoxiu.repair.Hazard;
import cn.baoxiu.repair.LegacyCase;
import cn.baoxiu.repair.NewCase;
import cn.baoxiu.repair.Outcome;
import cn.baoxiu.repair.Place;
import cn.baoxiu.repair.Stage;
import cn.baoxiu.repair.Symptom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One repair case. It guards its own state: a closed case takes no change, and each step is refused in a stage where it
 * makes no sense. What was said and written on the way is kept in the records beside it.
 */
@SuppressWarnings("NullAway.Init") // Filled by CaseTable when a row is read.
class RepairCase {

    private String caseNumber;
    private @Nullable Long rowVersion;

    private Origin origin;
    private String subsidiary;
    private String project;
    private String locationCode;
    private String locationName;
    private @Nullable String building;
    private @Nullable String entrance;
    private @Nullable String room;
    private Place place;
    private @Nullable String placeText;
    private DefectClass defectClass;
    private Symptom symptom;
    private @Nullable String symptomText;
    private String hazards;
    private boolean groupComplaint;
    private boolean majorComplaint;
    private Instant reportedAt;
    private Instant roundReportedAt;
    private @Nullable Instant closedAt;
    private Stage stage;
    private @Nullable Outcome outcome;
    private @Nullable ClosingKind closingKind;
    private int round;
    private int reworkCount;
    private int handoverCount;
    private @Nullable String duplicateOf;
    private @Nullable String mergedInto;
    private @Nullable String linkedTo;
    private @Nullable Grade grade;
    private @Nullable WarrantyClass warrantyClass;
    private @Nullable Coverage coverage;
    private @Nullable String payer;
    private @Nullable String contractNo;
    private @Nullable Place surveyedPlace;
    private @Nullable DefectClass surveyedClass;
    private @Nullable Handling handling;
    private @Nullable Boolean inWarranty;
    private @Nullable String responsibleParty;
    private @Nullable String repairingParty;
    private @Nullable LocalDate plannedFinishOn;
    private @Nullable Instant dryingUntil;
    private @Nullable LocalDate acceptedOn;
    private @Nullable String stepHolder;
    private @Nullable String pauseHolder;
    // What the list of cases looks for, derived when the case is saved.
    private @Nullable Instant openSince;
    private @Nullable String holder;
    private @Nullable DefectClass currentClass;
    private @Nullable Long numberTail;

    RepairCase() {}

    static RepairCase open(String caseNumber, NewCase report, Location location) {
        RepairCase opened = new RepairCase();
        opened.caseNumber = caseNumber;
        opened.origin = Origin.REPORTED;
        opened.subsidiary = location.subsidiary();
        opened.project = location.project();
        opened.locationCode = location.code();
        opened.locationName = location.displayName();
        opened.building = location.building();
        opened.entrance = location.entrance();
        opened.room = location.room();
        opened.place = report.place();
        opened.placeText = report.placeText();
        opened.defectClass = report.defectClass();
        opened.symptom = report.symptom();
        opened.symptomText = report.symptomText();
        opened.hazards = report.hazards().stream().map(Enum::name).collect(Collectors.joining(","));
        opened.groupComplaint = report.groupComplaint();
        opened.reportedAt = report.reportedAt();
        opened.roundReportedAt = report.reportedAt();
        opened.stage = Stage.REPORTED;
        opened.stepHolder = Groups.PROPERTY_CS;
        opened.round = 1;
        opened.duplicateOf = report.duplicateOf();
        opened.linkedTo = report.linkedTo();
        return opened;
    }

    /** A case of an old ledger, with what the ledger says; the rest is unknown. */
    static RepairCase takeOver(String caseNumber, LegacyCase legacy, Location location) {
        NewCase report = new NewCase(
                legacy.locationCode(),
                legacy.place(),
                legacy.placeText(),
                legacy.defectClass(),
                legacy.symptom(),
                legacy.symptomText(),
                List.of(),
                legacy.reportedAt(),
                false,
                null,
                null);
        RepairCase taken = open(caseNumber, report, location);
        taken.origin = Origin.LEDGER;
        taken.responsibleParty = legacy.responsibleParty();
        taken.repairingParty = legacy.repairingParty();
        taken.reworkCount = Boolean.TRUE.equals(legacy.reworked()) ? 1 : 0;
        return taken;
    }

    /** It was repaired before it came here; who confirmed that, nobody knows. */
    void endedBefore(Instant finishedAt) {
        require(Stage.REPORTED);
        outcome = Outcome.REPAIRED;
        stage = Stage.CLOSED;
        closedAt = finishedAt;
    }

    /** It goes on at a step behind the finding. */
    void handledAs(Handling known) {
        requireOpen();
        handling = known;
    }

    /** True until the case has a row. */
    boolean isNew() {
        return rowVersion == null;
    }

    /** Number of the row's last change. */
    long rowVersion() {
        return Objects.requireNonNull(rowVersion, "the case has no row yet");
    }

    void stored(long version) {
        rowVersion = version;
    }

    /** Derives what the list of cases looks for; called before each save. */
    void prepareForList() {
        boolean open = isOpen();
        openSince = open ? reportedAt : null;
        stepHolder = open ? stepHolder : null;
        pauseHolder = open ? pauseHolder : null;
        holder = pauseHolder == null ? stepHolder : pauseHolder;
        currentClass = currentClass();
        numberTail = CaseNumberTail.of(caseNumber).orElse(null);
    }

    /** A new round of a closed case: it counts as rework, and everything is assessed again. */
    void reopen(Instant at) {
        if (stage != Stage.CLOSED) {
            throw new CaseConflict("repair.caseStillOpen", caseNumber);
        }
        round++;
        reworkCount++;
        roundReportedAt = at;
        stage = Stage.REPORTED;
        stepHolder = Groups.PROPERTY_CS;
        closedAt = null;
        outcome = null;
        closingKind = null;
        duplicateOf = null;
        mergedInto = null;
        handling = null;
        inWarranty = null;
        plannedFinishOn = null;
        dryingUntil = null;
        acceptedOn = null;
    }

    void triaged(Grade grade) {
        require(Stage.REPORTED);
        this.grade = grade;
    }

    void covered(WarrantyClass warrantyClass, Coverage coverage, @Nullable String payer, @Nullable String contractNo) {
        requireOpen();
        this.warrantyClass = warrantyClass;
        this.coverage = coverage;
        this.payer = payer;
        this.contractNo = contractNo;
    }

    /** The case stands at a step now; called whenever a task opens. */
    void enter(Stage next) {
        requireOpen();
        stage = next;
    }

    /** The main path waits for this party now: a group id, a company code, or {@link Holder#WAITING}. */
    void heldBy(String party) {
        requireOpen();
        stepHolder = party;
    }

    /**
     * The clock stands still, and that puts the case into other hands; null when it goes on. A change of the case like
     * any other: a step that begins in another transaction does not miss it, or is not stored.
     */
    void pausedInto(@Nullable String party) {
        requireOpen();
        pauseHolder = party;
    }

    void surveyed(DefectClass seenClass, Place seenPlace) {
        require(Stage.ASSESSING);
        surveyedClass = seenClass;
        surveyedPlace = seenPlace;
    }

    void found(Finding finding) {
        require(Stage.ASSESSING);
        handling = finding.handling();
        inWarranty = finding.inWarranty();
        responsibleParty = finding.responsibleParty();
    }

    void orderedFrom(String party) {
        requireOpen();
        repairingParty = party;
    }

    /** The work changed hands: it was sent back, or given to another party. */
    void handedOver() {
        requireOpen();
        handoverCount++;
    }

    void planned(LocalDate finishOn) {
        requireOpen();
        plannedFinishOn = finishOn;
    }

    void repaired(@Nullable Instant dryUntil) {
        require(Stage.REPAIRING);
        dryingUntil = dryUntil;
    }

    void inspected(boolean passed, LocalDate on) {
        require(Stage.INSPECTING);
        if (passed) {
            acceptedOn = on;
        } else {
            rework();
        }
    }

    void rework() {
        requireOpen();
        reworkCount++;
        acceptedOn = null;
    }

    void regrade(Grade next) {
        requireOpen();
        if (next == grade) {
            throw new FormRejected("grade", "repair.sameGrade");
        }
        if (next == Grade.P4 && currentClass() != DefectClass.STRUCT && warrantyClass != WarrantyClass.STRUCTURE) {
            throw new FormRejected("grade", "repair.structureOnly");
        }
        grade = next;
    }

    void mergeInto(String other) {
        requireOpen();
        mergedInto = other;
    }

    void closing(ClosingKind kind) {
        requireOpen();
        closingKind = kind;
    }

    /** Repaired is what passed its inspection: also where a changed model leads past it. */
    void close(Outcome result, Instant at) {
        requireOpen();
        if (result == Outcome.REPAIRED && acceptedOn == null) {
            throw new CaseConflict("repair.notInspected", caseNumber);
        }
        outcome = result;
        if (closingKind == null) {
            closingKind = ClosingKind.STAFF;
        }
        stage = Stage.CLOSED;
        closedAt = at;
    }

    void requireOpen() {
        if (stage == Stage.CLOSED) {
            throw new CaseConflict("repair.caseClosed", caseNumber);
        }
    }

    private void require(Stage expected) {
        requireOpen();
        if (stage != expected) {
            throw new CaseConflict("repair.wrongStage", caseNumber);
        }
    }

    /** What the survey saw, else what was reported. */
    DefectClass currentClass() {
        return surveyedClass == null ? defectClass : surveyedClass;
    }

    Place currentPlace() {
        return surveyedPlace == null ? place : surveyedPlace;
    }

    boolean isOpen() {
        return stage != Stage.CLOSED;
    }

    /** @throws IllegalStateException before triage */
    Grade requiredGrade() {
        if (grade == null) {
            throw new IllegalStateException("case " + caseNumber + " has not been triaged");
        }
        return grade;
    }

    List<Hazard> hazardList() {
        return hazards.isEmpty()
                ? List.of()
                : Arrays.stream(hazards.split(",")).map(Hazard::valueOf).toList();
    }

    CaseSummary summary() {
        return new CaseSummary(
                caseNumber,
                subsidiary,
                project,
                locationCode,
                locationName,
                place,
                defectClass,
                symptom,
                grade,
                stage,
                outcome,
                round,
                responsibleParty,
                repairingParty,
                reportedAt,
                closedAt);
    }

    String caseNumber() {
        return caseNumber;
    }

    /** True as long as the case is what the ledger told: a later round is an ordinary one. */
    boolean fromLedger() {
        return origin == Origin.LEDGER && round == 1;
    }

    Origin origin() {
        return origin;
    }

    String subsidiary() {
        return subsidiary;
    }

    String project() {
        return project;
    }

    String locationCode() {
        return locationCode;
    }

    String locationName() {
        return locationName;
    }

    @Nullable
    String building() {
        return building;
    }

    @Nullable
    String entrance() {
        return entrance;
    }

    @Nullable
    String room() {
        return room;
    }

    Place place() {
        return place;
    }

    @Nullable
    String placeText() {
        return placeText;
    }

    DefectClass defectClass() {
        return defectClass;
    }

    Symptom symptom() {
        return symptom;
    }

    @Nullable
    String symptomText() {
        return symptomText;
    }

    String hazards() {
        return hazards;
    }

    boolean groupComplaint() {
        return groupComplaint;
    }

    boolean majorComplaint() {
        return majorComplaint;
    }

    /** Media, injury, many people. */
    void complainedOfAsMajor() {
        requireOpen();
        majorComplaint = true;
    }

    Instant reportedAt() {
        return reportedAt;
    }

    Instant roundReportedAt() {
        return roundReportedAt;
    }

    @Nullable
    Instant closedAt() {
        return closedAt;
    }

    Stage stage() {
        return stage;
    }

    @Nullable
    Outcome outcome() {
        return outcome;
    }

    @Nullable
    ClosingKind closingKind() {
        return closingKind;
    }

    int round() {
        return round;
    }

    int reworkCount() {
        return reworkCount;
    }

    int handoverCount() {
        return handoverCount;
    }

    @Nullable
    String duplicateOf() {
        return duplicateOf;
    }

    @Nullable
    String mergedInto() {
        return mergedInto;
    }

    @Nullable
    String linkedTo() {
        return linkedTo;
    }

    @Nullable
    Grade grade() {
        return grade;
    }

    @Nullable
    WarrantyClass warrantyClass() {
        return warrantyClass;
    }

    @Nullable
    Coverage coverage() {
        return coverage;
    }

    @Nullable
    String payer() {
        return payer;
    }

    @Nullable
    String contractNo() {
        return contractNo;
    }

    @Nullable
    Place surveyedPlace() {
        return surveyedPlace;
    }

    @Nullable
    DefectClass surveyedClass() {
        return surveyedClass;
    }

    @Nullable
    Handling handling() {
        return handling;
    }

    @Nullable
    Boolean inWarranty() {
        return inWarranty;
    }

    @Nullable
    String responsibleParty() {
        return responsibleParty;
    }

    @Nullable
    String repairingParty() {
        return repairingParty;
    }

    @Nullable
    LocalDate plannedFinishOn() {
        return plannedFinishOn;
    }

    @Nullable
    Instant dryingUntil() {
        return dryingUntil;
    }

    /** Whose turn it is by the main path, pauses apart. */
    @Nullable
    String stepHolder() {
        return stepHolder;
    }

    @Nullable
    LocalDate acceptedOn() {
        return acceptedOn;
    }
}
