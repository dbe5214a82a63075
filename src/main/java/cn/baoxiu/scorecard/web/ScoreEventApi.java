package cn.baoxiu.scorecard.web;

import cn.baoxiu.attachment.Attachment;
import cn.baoxiu.attachment.Attachments;
import cn.baoxiu.attachment.PreparedFiles;
import cn.baoxiu.attachment.SentFiles;
import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.scorecard.appraisal.EventForm;
import cn.baoxiu.scorecard.appraisal.EventState;
import cn.baoxiu.scorecard.appraisal.ScoreEvent;
import cn.baoxiu.scorecard.appraisal.ScoreEvents;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Score events over HTTP. */
@RestController
@Tag(
        name = "score-events",
        description = "What moves the plan score beside the cases: entered by one, confirmed by another")
class ScoreEventApi {

    private static final int PAGE_SIZE = 100;

    private final ScoreEvents events;
    private final Attachments attachments;

    ScoreEventApi(ScoreEvents events, Attachments attachments) {
        this.events = events;
        this.attachments = attachments;
    }

    @GetMapping("/api/score-events")
    @Operation(summary = "Events of the user's subsidiaries, newest first, 100 a page; their files stand at each one")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "403", description = "Neither heads, developer customer service nor of the group")
    Page list(@RequestParam(required = false) @Nullable EventState state, @RequestParam(defaultValue = "0") int page) {
        ScoreEvents.Page found = events.list(state, Math.max(0, page), PAGE_SIZE);
        return new Page(
                found.events().stream().map(event -> answer(event, List.of())).toList(), found.more());
    }

    @GetMapping("/api/score-events/{id}")
    @Operation(summary = "One event with its evidence")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "404", description = "None that the user may see")
    Answer one(@PathVariable long id) {
        return withEvidence(events.visible(id));
    }

    @PostMapping("/api/score-events")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Enters an event; evidence is added to it afterwards")
    @ApiResponse(responseCode = "201", description = "Waits for another person to confirm it")
    @ApiResponse(responseCode = "403", description = "Neither developer nor group customer service")
    @ApiResponse(
            responseCode = "422",
            description = "A wrong field, another subsidiary, a case of another one, or the same complaint again")
    Answer enter(@RequestBody Body body) {
        Map<String, String> form = new HashMap<>();
        put(form, EventForm.SUBSIDIARY, body.subsidiary());
        put(form, EventForm.KIND, body.kind());
        put(form, EventForm.HAPPENED_ON, body.happenedOn());
        put(form, EventForm.CASE, body.caseNumber());
        put(form, EventForm.REASON, body.reason());
        return answer(events.enter(form, null), List.of());
    }

    private static void put(Map<String, String> form, String field, @Nullable String value) {
        if (value != null) {
            form.put(field, value);
        }
    }

    @PostMapping(path = "/api/score-events/{id}/files", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Adds evidence to an event that is not decided yet")
    @ApiResponse(responseCode = "201")
    @ApiResponse(responseCode = "404", description = "None that the user may see")
    @ApiResponse(responseCode = "422", description = "No picture or PDF, or the event is decided")
    Answer add(@PathVariable long id, @RequestPart(name = Attachments.FIELD) List<MultipartFile> sent) {
        events.visible(id);
        try (PreparedFiles prepared = attachments.prepare(SentFiles.of(sent))) {
            events.addEvidence(id, prepared);
        }
        return withEvidence(events.visible(id));
    }

    @PostMapping("/api/score-events/{id}/reversal")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Takes a confirmed event back by another one; evidence is added to that afterwards")
    @ApiResponse(responseCode = "201", description = "Waits for another person to confirm it")
    @ApiResponse(responseCode = "403", description = "Neither developer nor group customer service")
    @ApiResponse(responseCode = "404", description = "None that the user may see")
    @ApiResponse(
            responseCode = "422",
            description =
                    "No reason; not confirmed, taken back already, voided by an appeal, or its card is not published")
    Answer reverse(@PathVariable long id, @RequestBody Reason body) {
        Map<String, String> form = new HashMap<>();
        put(form, EventForm.REASON, body.reason());
        return answer(events.reverse(id, form, null), List.of());
    }

    private Answer withEvidence(ScoreEvent event) {
        return answer(
                event,
                events.evidence(event.id()).stream().map(Attachment::fileName).toList());
    }

    private static Answer answer(ScoreEvent event, List<String> evidence) {
        return new Answer(
                event.id(),
                event.subsidiaryId(),
                event.kind().name(),
                event.happenedOn(),
                event.caseNumber(),
                event.reason(),
                event.state().name(),
                event.enteredBy(),
                moment(event.enteredAt()),
                event.decidedBy(),
                event.decidedAt() == null ? null : moment(event.decidedAt()),
                event.decisionReason(),
                event.monthStart() == null
                        ? null
                        : event.monthStart().toString().substring(0, 7),
                event.reverses(),
                event.pointsBack(),
                event.dueCoefficient(),
                event.reversedBy(),
                evidence);
    }

    private static OffsetDateTime moment(Instant at) {
        return at.atZone(EngineTime.ZONE).toOffsetDateTime();
    }

    /**
     * @param kind for example JUSTIFIED_COMPLAINT
     * @param happenedOn ISO date
     * @param caseNumber needed for complaints
     */
    record Body(
            @Nullable String subsidiary,
            @Nullable String kind,
            @Nullable String happenedOn,
            @Nullable String caseNumber,
            @Nullable String reason) {}

    /** @param reason why the event is taken back */
    record Reason(@Nullable String reason) {}

    record Page(List<Answer> events, boolean more) {}

    /**
     * @param month in which it counts, as 2026-04; null until it is confirmed
     * @param reverses number of the event that it takes back
     * @param pointsBack what it brings back to the plan score of the month
     * @param dueCoefficient bonus coefficient that the published month would have had; null if the same
     * @param reversedBy number of the event that takes this one back
     */
    record Answer(
            long id,
            String subsidiary,
            String kind,
            LocalDate happenedOn,
            @Nullable String caseNumber,
            String reason,
            String state,
            String enteredBy,
            OffsetDateTime enteredAt,
            @Nullable String decidedBy,
            @Nullable OffsetDateTime decidedAt,
            @Nullable String decisionReason,
            @Nullable String month,
            @Nullable Long reverses,
            @Nullable BigDecimal pointsBack,
            @Nullable BigDecimal dueCoefficient,
            @Nullable Long reversedBy,
            List<String> evidence) {}
}
