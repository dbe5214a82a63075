package cn.baoxiu.scorecard.web;

import cn.baoxiu.scorecard.inside.InsideList;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Inside scores over HTTP. */
@RestController
@Tag(name = "scorecards", description = "Monthly score of the subsidiaries, with the cases behind each point")
class InsideApi {

    private final InsideList list;
    private final InsideText text;

    InsideApi(InsideList list, InsideText text) {
        this.list = list;
        this.text = text;
    }

    @GetMapping("/api/scorecards/{month}/{subsidiary}/inside")
    @Operation(summary = "Scores of the departments of a subsidiary, and of the people that the user sees")
    @Parameter(name = "month", description = "as 2026-04")
    @Parameter(name = "subsidiary", description = "code")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "403", description = "Contractors and third parties")
    @ApiResponse(responseCode = "404", description = "No card that the user sees, or the month is not frozen")
    @ApiResponse(responseCode = "422", description = "No month")
    InsideAnswer one(@PathVariable String month, @PathVariable String subsidiary) {
        return InsideAnswer.of(list.sheet(CardParams.month(month), subsidiary), text);
    }
}
