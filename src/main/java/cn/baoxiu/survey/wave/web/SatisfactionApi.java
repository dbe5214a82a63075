package cn.baoxiu.survey.wave.web;

import cn.baoxiu.survey.wave.InstrumentPanel;
import cn.baoxiu.survey.wave.Satisfaction;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Satisfaction over HTTP. */
@RestController
@Tag(name = "satisfaction", description = "Results of surveys, each instrument by itself")
class SatisfactionApi {

    private final Satisfaction satisfaction;

    SatisfactionApi(Satisfaction satisfaction) {
        this.satisfaction = satisfaction;
    }

    @GetMapping("/api/satisfaction")
    @Operation(
            summary = "Results per instrument, question, wave and owner segment beside their benchmarks",
            description = "Without a subsidiary those of the whole group. There is no figure over two instruments or"
                    + " two questions, and none should be made of these.")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "403", description = "Not staff")
    @ApiResponse(
            responseCode = "422",
            description = "No year, or a subsidiary or project that the user does not see; errors name it")
    List<InstrumentPanel> panels(@ParameterObject SatisfactionParams params) {
        return satisfaction.panels(params.read());
    }
}
