package cn.baoxiu.scorecard.web;

import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.scorecard.kpi.KpiCases;
import cn.baoxiu.scorecard.kpi.KpiFilter;
import cn.baoxiu.scorecard.kpi.KpiLine;
import cn.baoxiu.scorecard.kpi.KpiList;
import cn.baoxiu.scorecard.kpi.KpiReport;
import cn.baoxiu.scorecard.kpi.KpiRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Key figures over HTTP. */
@RestController
@Tag(name = "kpis", description = "Key figures of repair service, per month, with the cases behind each")
class KpiApi {

    private final KpiList kpis;
    private final KpiParams params;
    private final KpiText text;

    KpiApi(KpiList kpis, KpiParams params, KpiText text) {
        this.kpis = kpis;
        this.params = params;
        this.text = text;
    }

    @GetMapping("/api/kpis")
    @Operation(
            summary = "All key figures of a month: numerator, denominator, value, what does not count, and the figures"
                    + " beside which each is to be read")
    @Parameter(name = "month", description = "as 2026-04; the running one without it")
    @Parameter(name = "subsidiary", description = "code")
    @Parameter(name = "project", description = "code")
    @Parameter(name = "class", description = "defect class, for example LEAK")
    @Parameter(name = "contractor", description = "code of the company that is responsible, or repairs")
    @Parameter(name = "each", description = "true: the figures of each subsidiary as well")
    @Parameter(name = "given", hidden = true)
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "403", description = "Contractors and third parties")
    @ApiResponse(
            responseCode = "422",
            description =
                    "No month, one that has not begun, or a subsidiary, project, class or contractor that the user"
                            + " does not see; errors name it")
    KpiAnswer list(@RequestParam MultiValueMap<String, String> given) {
        KpiFilter filter = params.filter(given, kpis.running());
        KpiReport report = kpis.report(filter, "true".equals(given.getFirst("each")));
        Instant asOf = report.asOf();
        Map<String, List<KpiAnswer.Line>> subsidiaries = new LinkedHashMap<>();
        report.subsidiaries().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(of -> subsidiaries.put(of.getKey(), lines(of.getValue(), report.rule())));
        return new KpiAnswer(
                report.month().toString(),
                asOf == null ? null : asOf.atZone(EngineTime.ZONE).toOffsetDateTime(),
                !report.running(),
                lines(report.lines(), report.rule()),
                subsidiaries);
    }

    private List<KpiAnswer.Line> lines(List<KpiLine> lines, KpiRule rule) {
        return lines.stream().map(line -> line(line, rule)).toList();
    }

    private KpiAnswer.Line line(KpiLine line, KpiRule rule) {
        KpiRule.Target target = line.target();
        return new KpiAnswer.Line(
                line.kpi(),
                text.name(line.kpi(), rule),
                line.kpi().group().name(),
                line.kpi().unit().name(),
                text.formula(line.kpi(), rule),
                line.numerator(),
                line.denominator(),
                line.value(),
                line.previous(),
                line.facts(),
                line.few(),
                target == null ? null : target.target(),
                target == null ? null : target.floor(),
                line.standing(),
                line.band(),
                line.invalid(),
                line.deducted(),
                line.leftOut(),
                line.parts(),
                line.counters());
    }

    @GetMapping("/api/kpis/{code}/cases")
    @Operation(
            summary =
                    "The cases behind a key figure, newest first: what each adds to numerator and denominator, and why")
    @Parameter(name = "month", description = "as 2026-04; the running one without it")
    @Parameter(name = "subsidiary", description = "code")
    @Parameter(name = "project", description = "code")
    @Parameter(name = "class", description = "defect class, for example LEAK")
    @Parameter(name = "contractor", description = "code of the company that is responsible, or repairs")
    @Parameter(
            name = "show",
            description =
                    "COUNTED (without it), HITS (in the numerator; not for points), MISSES (not in it; for points, below 100;"
                            + " only for percentages, counts and points), LEFT_OUT or ALL")
    @Parameter(name = "part", description = "band, party, instrument, level or class that the figure is split by")
    @Parameter(name = "page", description = "from 0")
    @Parameter(name = "size", description = "1 to 500, 50 without it")
    @Parameter(name = "given", hidden = true)
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "403", description = "Contractors and third parties")
    @ApiResponse(responseCode = "422", description = "As for all key figures, or no such figure, page or size")
    KpiCases cases(@PathVariable String code, @RequestParam MultiValueMap<String, String> given) {
        KpiParams.Listed listed = params.listed(code, given, kpis.running());
        return kpis.cases(listed.filter(), listed.wanted());
    }
}
