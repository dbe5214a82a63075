package cn.baoxiu.contractor.web;

import cn.baoxiu.contractor.Letters.Delivery;
import cn.baoxiu.contractor.Letters.Letter;
import cn.baoxiu.contractor.Letters.Line;
import cn.baoxiu.contractor.Letters.State;
import cn.baoxiu.contractor.Rung;
import cn.baoxiu.contractor.letter.LetterDesk;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Letters over HTTP. */
@RestController
@Tag(name = "letters", description = "Letters to contractors")
class LetterApi {

    private final LetterDesk desk;

    LetterApi(LetterDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/api/cases/{number}/letters")
    @Operation(summary = "Letters of a case that the user may see, oldest first")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "404", description = "No such case for this user")
    List<LetterView> ofCase(@PathVariable String number) {
        return desk.ofCase(number).stream().map(l -> LetterView.of(l, null)).toList();
    }

    @GetMapping("/api/letters/{id}")
    @Operation(summary = "A letter with its deliveries")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "404", description = "No such letter for this user")
    LetterView one(@PathVariable long id) {
        LetterDesk.Sight sight = desk.see(id);
        return LetterView.of(
                sight.letter(),
                sight.correctedBy() == null ? null : sight.correctedBy().number());
    }

    /**
     * @param number null for a draft
     * @param pdfHash SHA-256 of the PDF at {@code /letters/<id>/pdf}
     * @param correctedBy number of the letter that corrects it; only where one letter is asked for
     */
    record LetterView(
            long id,
            Rung kind,
            State state,
            @Nullable String number,
            String caseNumber,
            String subsidiary,
            String project,
            String contractNo,
            String contractor,
            List<String> copies,
            String clause,
            String demand,
            @Nullable Instant performUntil,
            @Nullable String deadlineBasis,
            List<Line> lines,
            BigDecimal amount,
            @Nullable Instant issuedAt,
            @Nullable Instant deliveredAt,
            List<Delivery> deliveries,
            @Nullable String pdfHash,
            @Nullable Long corrects,
            @Nullable String correctedBy) {

        static LetterView of(Letter letter, @Nullable String correctedBy) {
            var says = letter.says();
            return new LetterView(
                    letter.id(),
                    says.rung(),
                    letter.state(),
                    letter.number(),
                    says.caseNumber(),
                    says.subsidiary(),
                    says.project(),
                    says.contractNo(),
                    says.contractor(),
                    says.copies(),
                    says.clause(),
                    says.demand(),
                    says.performUntil(),
                    says.deadlineBasis(),
                    says.lines(),
                    letter.amount(),
                    letter.issuedAt(),
                    letter.deliveredAt(),
                    letter.deliveries(),
                    letter.pdfHash(),
                    says.corrects(),
                    correctedBy);
        }
    }
}
