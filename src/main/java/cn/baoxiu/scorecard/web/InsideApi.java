package cn.baoxiu.scorecard.web;

import cn.baoxiu.scorecard.card.Card;
import cn.baoxiu.scorecard.inside.InsideCase;
import cn.baoxiu.scorecard.inside.InsideList;
import cn.baoxiu.scorecard.inside.InsideScore;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Inside scores over HTTP. */
@RestController
@Tag(name = "scorecards", description = "Monthly score of the subsidiaries, with the cases behind each point")
class InsideApi {

    private static final int SIZE = 1_000;

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

    @GetMapping("/api/scorecards/{month}/{subsidiary}/inside/{scope}/{item}")
    @Operation(summary = "The frozen facts behind a line, newest first, 1,000 a page")
    @Parameter(name = "month", description = "as 2026-04")
    @Parameter(name = "subsidiary", description = "code")
    @Parameter(name = "scope", description = "department or post, as PROPERTY_CS")
    @Parameter(name = "item", description = "as RESPONSE")
    @Parameter(name = "person", description = "user id; empty for a department and for a post as a whole")
    @Parameter(
            name = "show",
            description = "COUNTED, HITS (in the numerator), MISSES (those that lose points), LEFT_OUT or ALL")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "403", description = "Contractors and third parties")
    @ApiResponse(responseCode = "404", description = "No score that the user sees")
    @ApiResponse(responseCode = "422", description = "No month, item or page, or the score has no such line")
    InsideAnswer.Evidence evidence(
            @PathVariable String month,
            @PathVariable String subsidiary,
            @PathVariable String scope,
            @PathVariable String item,
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "ALL") String show,
            @RequestParam(defaultValue = "0") String page) {
        Card card = list.card(CardParams.month(month), subsidiary);
        InsideScore score = list.score(card, CardParams.insideScope(scope), person);
        List<InsideCase> found = list.cases(
                card, score, CardParams.insideItem(item), CardParams.shown(show), SIZE, CardParams.page(page));
        return new InsideAnswer.Evidence(
                found.stream().limit(SIZE).map(InsideAnswer.Fact::of).toList(), found.size() > SIZE);
    }
}
