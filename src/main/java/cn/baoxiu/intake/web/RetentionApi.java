package cn.baoxiu.intake.web;

import cn.baoxiu.intake.ErasureLog;
import cn.baoxiu.intake.RetentionHolds;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Holds on personal data, and the log of what was erased. */
@RestController
@Tag(name = "retention", description = "How long personal data stays")
class RetentionApi {

    private final RetentionHolds holds;
    private final ErasureLog erasures;

    RetentionApi(RetentionHolds holds, ErasureLog erasures) {
        this.holds = holds;
        this.erasures = erasures;
    }

    @GetMapping("/api/retention/holds")
    @Operation(summary = "Cases under hold, newest first; for auditors and the warranty office")
    List<RetentionHolds.Hold> holds() {
        return holds.list();
    }

    @PutMapping("/api/cases/{number}/retention-hold")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Keep the personal data of a case beyond its time; for auditors and the warranty office")
    @ApiResponse(responseCode = "204", description = "Held; a hold that is there already stays as it is")
    @ApiResponse(responseCode = "404", description = "No such case for this user")
    @ApiResponse(responseCode = "422", description = "No reason")
    void hold(@PathVariable String number, @RequestBody HoldBody body) {
        holds.place(number, Objects.requireNonNullElse(body.holdReason(), ""));
    }

    @DeleteMapping("/api/cases/{number}/retention-hold")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "The hold is over; what is due is erased the next night")
    @ApiResponse(responseCode = "204", description = "Released")
    @ApiResponse(responseCode = "404", description = "No such case for this user, or no hold on it")
    void release(@PathVariable String number) {
        holds.release(number);
    }

    @GetMapping("/api/retention/erasures")
    @Operation(summary = "What was erased by which rule, newest batch first; for auditors and administrators")
    List<ErasureLog.Erasure> erasures() {
        return erasures.newest();
    }

    /** @param holdReason why the data must stay, 2 to 200 characters */
    record HoldBody(@Nullable String holdReason) {}
}
