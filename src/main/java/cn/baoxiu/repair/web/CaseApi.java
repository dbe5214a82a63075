package cn.baoxiu.repair.web;

import cn.baoxiu.repair.RepairProcess;
import cn.baoxiu.repair.listing.CaseList;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Cases over HTTP (design section 4). */
@RestController
@Tag(name = "cases", description = "Repair cases")
class CaseApi {

    private final CaseViews views;
    private final CaseList cases;
    private final RepairProcess process;

    CaseApi(CaseViews views, CaseList cases, RepairProcess process) {
        this.views = views;
        this.cases = cases;
        this.process = process;
    }

    @GetMapping("/api/cases")
    @Operation(summary = "Cases the user may see; searched, filtered, sorted, counted up to 1,000")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "422", description = "A wrong parameter; errors name it")
    CaseList.Page list(@ParameterObject CaseListParams params) {
        return cases.page(CaseListQuery.read(params));
    }

    @GetMapping("/api/cases/{number}")
    @Operation(summary = "A case with its findings, parties, promises and timeline")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "404", description = "No such case for this user")
    CaseView get(@PathVariable String number) {
        return views.of(number);
    }

    @GetMapping("/api/cases/{number}/tasks")
    @Operation(summary = "Open tasks of a case that the user may see")
    List<CaseView.TaskView> tasks(@PathVariable String number) {
        return views.openTasks(number);
    }

    @PostMapping("/api/cases/{number}/withdrawal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "The owner takes the report back; the case closes")
    @ApiResponse(responseCode = "204", description = "Closed")
    @ApiResponse(responseCode = "409", description = "The case is closed already")
    @ApiResponse(responseCode = "422", description = "No reason")
    void withdraw(@PathVariable String number, @RequestBody ReasonBody body) {
        process.withdraw(number, text(body.reason()));
    }

    @PostMapping("/api/cases/{number}/regrade")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Another grade; promises and due dates follow")
    @ApiResponse(responseCode = "204", description = "Regraded")
    @ApiResponse(responseCode = "409", description = "The case is closed")
    @ApiResponse(responseCode = "422", description = "Same or unknown grade, no reason, or no date where it is needed")
    void regrade(@PathVariable String number, @RequestBody RegradeBody body) {
        process.changeGrade(
                number,
                Map.of(
                        "grade",
                        text(body.grade()),
                        "reason",
                        text(body.reason()),
                        "plannedFinishOn",
                        text(body.plannedFinishOn())));
    }

    @PostMapping("/api/cases/{number}/contractor-replacement")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Another party repairs; interrupts the present work order")
    @ApiResponse(responseCode = "204", description = "Replaced")
    @ApiResponse(responseCode = "409", description = "No work order runs")
    @ApiResponse(responseCode = "422", description = "Not a party that can repair, or no reason")
    void replace(@PathVariable String number, @RequestBody ReplacementBody body) {
        process.replaceContractor(number, text(body.repairingParty()), text(body.reason()));
    }

    @PostMapping("/api/cases/{number}/pauses")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Asks to stop the clocks from now on; somebody outside the repairing party decides")
    @ApiResponse(responseCode = "202", description = "Waits for a decision")
    @ApiResponse(responseCode = "409", description = "The case is closed")
    @ApiResponse(responseCode = "422", description = "A wrong field, or the repairing party asks")
    void pause(@PathVariable String number, @RequestBody PauseBody body) {
        Map<String, String> form = new HashMap<>();
        form.put("reason", text(body.reason()));
        form.put("evidence", text(body.evidence()));
        form.put("from", text(body.from()));
        form.put("until", text(body.until()));
        process.requestPause(number, form);
    }

    @PostMapping("/api/cases/{number}/resume")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "The reason of the pause is gone; due times move by the time that was paused")
    @ApiResponse(responseCode = "204", description = "The clocks run")
    @ApiResponse(responseCode = "409", description = "The case is closed")
    @ApiResponse(responseCode = "422", description = "No such pause runs, or several do and the reason is not said")
    void resume(@PathVariable String number, @RequestBody(required = false) @Nullable ResumeBody body) {
        process.resume(number, body == null ? "" : text(body.reason()));
    }

    @PostMapping("/api/cases/{number}/escalations")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "The owner is not content: the case goes up, or the cause is added to the running escalation")
    @ApiResponse(responseCode = "204", description = "Escalated")
    @ApiResponse(responseCode = "409", description = "The case is closed")
    @ApiResponse(responseCode = "422", description = "No words, a reference of another case, or nothing to escalate")
    void escalate(@PathVariable String number, @RequestBody EscalationBody body) {
        process.escalate(number, text(body.reason()), Boolean.TRUE.equals(body.major()), text(body.clientReference()));
    }

    @PostMapping("/api/cases/{number}/escalations/answer")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary =
                    "The owner says whether the answer of the present level is enough; if not, the next one takes over")
    @ApiResponse(responseCode = "204", description = "Noted")
    @ApiResponse(responseCode = "422", description = "A wrong field, or no answer waits for the owner's word")
    void ownerAnswers(@PathVariable String number, @RequestBody OwnerAnswerBody body) {
        process.ownerAnswers(number, body.agrees() == null ? "" : body.agrees().toString(), text(body.words()));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    /** @param reason why, at most 2,000 characters */
    record ReasonBody(@Nullable String reason) {}

    /**
     * @param reason what the owner said, at most 2,000 characters
     * @param major a major complaint: media, injury, many people
     * @param clientReference optional, at most 100 characters: sent again, it changes nothing
     */
    record EscalationBody(@Nullable String reason, @Nullable Boolean major, @Nullable String clientReference) {}

    /**
     * @param agrees whether the answer is enough
     * @param words what the owner said and how, at most 2,000 characters
     */
    record OwnerAnswerBody(@Nullable Boolean agrees, @Nullable String words) {}

    /**
     * @param grade P0 to P4
     * @param plannedFinishOn ISO date; only for P3 and P4, needed once the steps that ask for a plan are past
     */
    record RegradeBody(@Nullable String grade, @Nullable String reason, @Nullable String plannedFinishOn) {}

    /**
     * @param reason name of a pause reason
     * @param evidence what proves it, at most 2,000 characters
     * @param from ISO date-time; the present, or nothing
     * @param until ISO date-time of the end, nothing for the longest that the reason allows
     */
    record PauseBody(
            @Nullable String reason, @Nullable String evidence, @Nullable String from, @Nullable String until) {}

    /** @param reason name of the pause reason that is gone; needed when several pauses run */
    record ResumeBody(@Nullable String reason) {}

    /** @param repairingParty code of a contractor of the project, a third party, or PROPERTY */
    record ReplacementBody(@Nullable String repairingParty, @Nullable String reason) {}
}
