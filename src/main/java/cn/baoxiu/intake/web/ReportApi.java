package cn.baoxiu.intake.web;

import cn.baoxiu.clock.Promises;
import cn.baoxiu.intake.Receipt;
import cn.baoxiu.intake.ReportDesk;
import cn.baoxiu.repair.CaseSummary;
import cn.baoxiu.repair.RepairCases;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /api/reports} (rules R4). */
@RestController
@Tag(name = "reports", description = "Repair reports")
class ReportApi {

    private final ReportDesk desk;
    private final RepairCases cases;
    private final Promises promises;

    ReportApi(ReportDesk desk, RepairCases cases, Promises promises) {
        this.desk = desk;
        this.cases = cases;
        this.promises = promises;
    }

    // A map, not a record: values of a wrong type are named like all other wrong fields.
    @PostMapping(path = "/api/reports", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Report a defect",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = ReportBody.class))))
    @ApiResponse(responseCode = "201", description = "A case was opened or reopened")
    @ApiResponse(responseCode = "200", description = "The client reference had been received before: the first case")
    @ApiResponse(
            responseCode = "422",
            description = "Wrong fields; nothing was stored",
            content = @Content(mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE))
    ResponseEntity<ReportAnswer> receive(@RequestBody Map<String, Object> body) {
        Receipt receipt = desk.submit(body);
        CaseSummary summary = cases.find(receipt.caseNumber())
                .orElseThrow(() -> new IllegalStateException("no case " + receipt.caseNumber()));
        return ResponseEntity.status(receipt.repeated() ? HttpStatus.OK : HttpStatus.CREATED)
                .header(
                        HttpHeaders.LOCATION,
                        URI.create("/api/cases/" + receipt.caseNumber()).toString())
                .body(ReportAnswer.of(receipt, summary, promises.of(receipt.caseNumber())));
    }
}
