package cn.baoxiu.contractor.web;

import cn.baoxiu.contractor.Violations;
import cn.baoxiu.contractor.Violations.Violation;
import cn.baoxiu.contractor.sanction.CallDesk;
import cn.baoxiu.contractor.sanction.ViolationList;
import cn.baoxiu.engine.ProcessStarter;
import cn.baoxiu.engine.SubmittedForm;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Violations over HTTP. */
@RestController
@Tag(name = "violations", description = "What contractors did against their contracts")
class ViolationApi {

    private final ViolationList list;
    private final Violations violations;
    private final CallDesk calls;
    private final ProcessStarter starter;

    ViolationApi(ViolationList list, Violations violations, CallDesk calls, ProcessStarter starter) {
        this.list = list;
        this.violations = violations;
        this.calls = calls;
        this.starter = starter;
    }

    @GetMapping("/api/violations")
    @Operation(summary = "Violations the user may see, newest first; filtered, counted up to 1,000")
    @ApiResponse(responseCode = "200")
    ViolationList.Page list(@ParameterObject ViolationParams params) {
        return list.page(params.filter());
    }

    @PreAuthorize(ViolationPages.OFFICE)
    @PostMapping("/api/cases/{number}/violations")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Enters a violation of the contractor that answers for the case")
    @ApiResponse(responseCode = "201", description = "Recorded; the last of the answer")
    @ApiResponse(responseCode = "403", description = "Not of the warranty office")
    @ApiResponse(responseCode = "422", description = "A wrong field, an unknown case, or nobody answers for it")
    List<Violation> enter(@PathVariable String number, @RequestBody ViolationBody body) {
        Map<String, String> form = new HashMap<>();
        form.put("caseNumber", number);
        form.put("violationKind", text(body.kind()));
        form.put("happenedAt", text(body.happenedAt()));
        form.put("violationEvidence", text(body.evidence()));
        starter.start(ViolationPages.PROCESS, form);
        return violations.of(number);
    }

    @PreAuthorize(ViolationPages.OFFICE)
    @PostMapping("/api/cases/{number}/contractor-calls")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Logs a call to the contractor that answers for the case")
    @ApiResponse(responseCode = "204", description = "Logged")
    @ApiResponse(responseCode = "403", description = "Not of the warranty office")
    @ApiResponse(responseCode = "422", description = "A wrong field, an unknown case, or nobody answers for it")
    void call(@PathVariable String number, @RequestBody CallBody body) {
        Map<String, String> form = new HashMap<>();
        form.put("calledAt", text(body.calledAt()));
        form.put("callEndedAt", text(body.endedAt()));
        form.put("calledPerson", text(body.person()));
        form.put("calledWords", text(body.words()));
        calls.log(number, SubmittedForm.of(form));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    /**
     * @param kind name of a violation
     * @param happenedAt ISO date-time
     * @param evidence what proves it, at most 1,000 characters
     */
    record ViolationBody(@Nullable String kind, @Nullable String happenedAt, @Nullable String evidence) {}

    /**
     * @param calledAt ISO date-time of its beginning
     * @param endedAt ISO date-time of its end
     * @param person who answered
     * @param words what was said and answered
     */
    record CallBody(
            @Nullable String calledAt, @Nullable String endedAt, @Nullable String person, @Nullable String words) {}
}
