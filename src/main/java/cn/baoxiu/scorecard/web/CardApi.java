package cn.baoxiu.scorecard.web;

import cn.baoxiu.scorecard.card.CardCase;
import cn.baoxiu.scorecard.card.CardItem;
import cn.baoxiu.scorecard.card.CardList;
import cn.baoxiu.scorecard.card.CardSheet;
import cn.baoxiu.scorecard.kpi.Kpi;
import cn.baoxiu.scorecard.kpi.KpiCases;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Cards over HTTP. */
@RestController
@Tag(name = "scorecards", description = "Monthly score of the subsidiaries, with the cases behind each point")
class CardApi {

    /** More facts than a subsidiary has in a month; a limit all the same, so that an answer has one. */
    private static final int EVIDENCE = 50_000;

    private final CardList cards;
    private final CardText text;

    CardApi(CardList cards, CardText text) {
        this.cards = cards;
        this.text = text;
    }

    @GetMapping("/api/scorecards/{month}")
    @Operation(summary = "The cards of a month that the user sees, best first, without evidence")
    @Parameter(name = "month", description = "as 2026-04")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "403", description = "Contractors and third parties")
    @ApiResponse(responseCode = "404", description = "The month is not frozen")
    @ApiResponse(responseCode = "422", description = "No month")
    List<CardAnswer> list(@PathVariable String month) {
        YearMonth wanted = CardParams.month(month);
        return cards.lines(wanted).stream()
                .map(card -> CardAnswer.of(card, text))
                .toList();
    }

    @GetMapping("/api/scorecards/{month}/{subsidiary}")
    @Operation(
            summary = "A card: score, effect, bonus coefficient, and each item with its rule version and the facts that"
                    + " were frozen for it, as they count after appeals")
    @Parameter(name = "month", description = "as 2026-04")
    @Parameter(name = "subsidiary", description = "code")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "403", description = "Contractors and third parties")
    @ApiResponse(responseCode = "404", description = "No card that the user sees")
    @ApiResponse(responseCode = "422", description = "No month")
    CardAnswer one(@PathVariable String month, @PathVariable String subsidiary) {
        YearMonth wanted = CardParams.month(month);
        CardSheet sheet = cards.card(wanted, subsidiary);
        Map<Kpi, List<CardCase>> evidence = new EnumMap<>(Kpi.class);
        for (CardItem item : sheet.items()) {
            evidence.put(item.item(), cards.cases(wanted, subsidiary, item.item(), KpiCases.Shown.ALL, EVIDENCE, 0));
        }
        return CardAnswer.of(sheet.lines(), text, evidence, sheet.agrees());
    }
}
