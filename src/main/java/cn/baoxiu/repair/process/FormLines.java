package cn.baoxiu.repair.process;

import cn.baoxiu.attachment.Attachment;
import cn.baoxiu.attachment.AttachmentKind;
import cn.baoxiu.attachment.Attachments;
import cn.baoxiu.clock.PauseView;
import cn.baoxiu.clock.Pauses;
import cn.baoxiu.clock.PromiseView;
import cn.baoxiu.clock.Promises;
import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.identity.AppUser;
import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.repair.CaseReports;
import cn.baoxiu.repair.casework.CaseFacts;
import cn.baoxiu.repair.casework.CaseRecords;
import cn.baoxiu.repair.casework.ClosingEvidence;
import cn.baoxiu.repair.casework.Labels;
import cn.baoxiu.repair.casework.OrderKind;
import cn.baoxiu.repair.casework.PartyChoices;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The facts on top of every form, one line each, in Chinese as the forms are. */
@Component
class FormLines {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(EngineTime.ZONE);
    private static final int DESCRIPTION_LENGTH = 200;

    private final CaseRecords records;
    private final CaseReports reports;
    private final Promises promises;
    private final Pauses pauses;
    private final PartyChoices parties;
    private final CurrentUser currentUser;
    private final Attachments attachments;
    private final ClosingEvidence evidence;
    private final Clock clock;
    private final Labels labels;

    FormLines(
            CaseRecords records,
            CaseReports reports,
            Promises promises,
            Pauses pauses,
            PartyChoices parties,
            CurrentUser currentUser,
            Attachments attachments,
            ClosingEvidence evidence,
            Clock clock,
            Labels labels) {
        this.records = records;
        this.reports = reports;
        this.promises = promises;
        this.pauses = pauses;
        this.parties = parties;
        this.currentUser = currentUser;
        this.attachments = attachments;
        this.evidence = evidence;
        this.clock = clock;
        this.labels = labels.chinese();
    }

    Map<String, Object> of(CaseFacts repairCase) {
        String number = repairCase.caseNumber();
        Map<String, Object> lines = new LinkedHashMap<>();
        lines.put("caseNumber", number);
        lines.put("caseUrl", "/cases/" + number);
        lines.put("photosUrl", "/cases/" + number + "#photos");
        lines.put("photoLine", photos(repairCase));
        lines.put("headline", headline(repairCase));
        lines.put("promiseLine", promise(number));
        lines.put("descriptionLine", description(number));
        lines.put(
                "warrantyLine",
                last(records.warranties(number)).map(this::warranty).orElse(none()));
        lines.put("triageLine", last(records.triages(number)).map(this::triage).orElse(none()));
        lines.put("surveyLine", last(records.surveys(number)).map(this::survey).orElse(none()));
        lines.put(
                "findingLine", last(records.findings(number)).map(this::finding).orElse(none()));
        lines.put("workOrderLine", workOrder(repairCase));
        lines.put("reworkLine", rework(repairCase));
        lines.put(
                "pauseLine",
                pauses.open(number).stream().findFirst().map(this::pause).orElse(none()));
        return lines;
    }

    /** The demand that a task decides: the last one that was made before the task. */
    String pauseOf(String number, Instant taskCreatedAt) {
        return pauses.open(number).stream()
                .filter(pause -> pause.state() == PauseView.State.REQUESTED)
                .filter(pause ->
                        !pause.requestedAt().truncatedTo(ChronoUnit.MILLIS).isAfter(taskCreatedAt))
                .reduce((a, b) -> b)
                .map(this::pause)
                .orElse(none());
    }

    private String headline(CaseFacts repairCase) {
        return "%s · %s · %s（%s） · %s"
                .formatted(
                        repairCase.caseNumber(),
                        repairCase.locationName(),
                        labels.of("defect", repairCase.currentClass()),
                        labels.of("place", repairCase.currentPlace()),
                        labels.of("grade", repairCase.grade()));
    }

    /** How many photos there are; those struck out do not count. */
    private String photos(CaseFacts repairCase) {
        List<Attachment> photos = attachments.of(repairCase.caseNumber()).stream()
                .filter(a -> !a.isWrong())
                .toList();
        String all = labels.text(
                "repair.form.photos", count(photos, AttachmentKind.BEFORE), count(photos, AttachmentKind.AFTER));
        return evidence.wanted(repairCase)
                .map(p -> all + "；" + labels.text("repair.form.photosNeeded", p.there(), p.needed()))
                .orElse(all);
    }

    private static long count(List<Attachment> photos, AttachmentKind kind) {
        return photos.stream().filter(a -> a.kind() == kind).count();
    }

    /** The promise to the owner that is due next, or was due first and is not kept yet. */
    private String promise(String number) {
        Instant now = clock.instant();
        return promises.of(number).stream()
                .filter(p -> p.kind().toOwner() && p.metAt() == null && p.state() != PromiseView.State.CANCELLED)
                .min(Comparator.comparing(PromiseView::due, Comparator.nullsLast(Comparator.naturalOrder())))
                .map(p -> promiseText(p, now))
                .orElse(labels.text("repair.form.noPromise"));
    }

    private String promiseText(PromiseView promise, Instant now) {
        String kind = labels.of("promise", promise.kind());
        Instant due = promise.due();
        if (due == null) {
            return labels.text("repair.form.promisePaused", kind);
        }
        String key = promise.state() == PromiseView.State.LEGACY
                ? "repair.form.promiseLegacy"
                : due.isBefore(now) ? "repair.form.promiseLate" : "repair.form.promise";
        return labels.text(key, kind, MOMENT.format(due));
    }

    /** A company is told what is broken, not who reported it. */
    private String description(String number) {
        boolean company = currentUser.find().flatMap(AppUser::companyCode).isPresent();
        return last(reports.of(number))
                .map(r -> {
                    if (r.erasedAt() != null) {
                        return labels.text("repair.form.erased");
                    }
                    String text = MarkdownText.plain(r.description(), DESCRIPTION_LENGTH);
                    return company
                            ? text
                            : MarkdownText.plain(r.reporterName() + " " + r.maskedPhone(), DESCRIPTION_LENGTH) + "："
                                    + text;
                })
                .orElse(none());
    }

    private String warranty(CaseRecords.Warranty warranty) {
        String contractor = warranty.contractorEnds() == null
                ? labels.text("repair.form.noContractor")
                : labels.text(
                                "repair.form.contractor",
                                String.valueOf(warranty.contractorName()),
                                String.valueOf(warranty.contractName()),
                                String.valueOf(warranty.clause()),
                                term(warranty.contractorIn(), warranty.contractorEnds(), warranty.contractorDaysLeft()))
                        + (Boolean.TRUE.equals(warranty.contractorRestarted())
                                ? labels.text("repair.form.restarted")
                                : "");
        String owner = warranty.ownerEnds() == null
                ? labels.text("repair.form.noOwner")
                : labels.text(
                        "repair.form.owner", term(warranty.ownerIn(), warranty.ownerEnds(), warranty.ownerDaysLeft()));
        String gap = warranty.gapDays() == null ? "" : "；" + labels.text("repair.form.gap", warranty.gapDays());
        return "%s · %s；%s%s · %s"
                .formatted(
                        labels.of("warrantyClass", warranty.warrantyClass()),
                        contractor,
                        owner,
                        gap,
                        labels.of("coverage", warranty.coverage()));
    }

    private String term(@Nullable Boolean in, LocalDate ends, @Nullable Long daysLeft) {
        return Boolean.TRUE.equals(in)
                ? labels.text("repair.form.in", ends.toString(), String.valueOf(daysLeft))
                : labels.text("repair.form.out", ends.toString());
    }

    private String triage(CaseRecords.Triage triage) {
        return labels.text(
                "repair.form.triage",
                labels.of("grade", triage.grade()),
                labels.of("coverage", triage.coverage()),
                labels.of("handling", triage.handling()));
    }

    private String survey(CaseRecords.Surveyed survey) {
        return labels.text(
                "repair.form.survey",
                labels.of("defect", survey.defectClass()),
                labels.of("place", survey.place()),
                labels.of("cause", survey.cause()),
                inWarranty(survey.inWarranty()),
                labels.of("handling", survey.handling()),
                MarkdownText.plain(survey.note(), DESCRIPTION_LENGTH));
    }

    private String finding(CaseRecords.Found finding) {
        return labels.text(
                "repair.form.finding",
                inWarranty(finding.inWarranty()),
                parties.nameOf(finding.responsibleParty()),
                labels.of("handling", finding.handling()),
                MarkdownText.plain(finding.reason(), DESCRIPTION_LENGTH));
    }

    private String inWarranty(boolean in) {
        return labels.text(in ? "repair.form.inWarranty" : "repair.form.outOfWarranty");
    }

    private String workOrder(CaseFacts repairCase) {
        String number = repairCase.caseNumber();
        List<String> parts = new ArrayList<>();
        last(records.workOrders(number)).ifPresent(order -> {
            parts.add(
                    order.workScope() == null
                            ? parties.nameOf(order.party())
                            : labels.text(
                                    "repair.form.order",
                                    parties.nameOf(order.party()),
                                    MarkdownText.plain(order.workScope(), DESCRIPTION_LENGTH)));
            if (order.appointmentAt() != null) {
                parts.add(labels.text("repair.form.appointment", MOMENT.format(order.appointmentAt())));
            }
        });
        if (repairCase.plannedFinishOn() != null) {
            parts.add(
                    labels.text("repair.form.plan", repairCase.plannedFinishOn().toString()));
        }
        last(records.quotes(number))
                .ifPresent(quote -> parts.add(labels.text(
                        "repair.form.quote",
                        quote.amountCny().toPlainString(),
                        quote.validUntil().toString())));
        return parts.isEmpty() ? none() : String.join(" · ", parts);
    }

    private String rework(CaseFacts repairCase) {
        if (repairCase.reworkCount() == 0) {
            return none();
        }
        String why = records.workOrders(repairCase.caseNumber()).stream()
                .filter(order -> order.kind() == OrderKind.REWORK && order.workScope() != null)
                .reduce((a, b) -> b)
                .map(order -> MarkdownText.plain(String.valueOf(order.workScope()), DESCRIPTION_LENGTH))
                .orElse(none());
        return labels.text("repair.form.rework", String.valueOf(repairCase.reworkCount()), why);
    }

    private String pause(PauseView pause) {
        return labels.text(
                "repair.form.pause",
                labels.of("pauseReason", pause.reason()),
                MOMENT.format(pause.from()),
                MOMENT.format(pause.until()),
                currentUser.displayNameOf(pause.requestedBy()),
                MarkdownText.plain(pause.evidence(), DESCRIPTION_LENGTH));
    }

    private String none() {
        return labels.text("repair.form.none");
    }

    static <T> Optional<T> last(List<T> rows) {
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.get(rows.size() - 1));
    }
}
