package cn.baoxiu.survey.wave.web;

import cn.baoxiu.engine.FieldError;
import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.estate.CellText;
import cn.baoxiu.estate.ImportRefused;
import cn.baoxiu.survey.wave.ImportedWave;
import cn.baoxiu.survey.wave.SurveyAccess;
import cn.baoxiu.survey.wave.WaveFacts;
import cn.baoxiu.survey.wave.WaveField;
import cn.baoxiu.survey.wave.WaveImports;
import cn.baoxiu.survey.wave.WaveReport;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.support.MissingServletRequestPartException;

/** Import of survey results by programs. */
@RestController
@PreAuthorize(SurveyAccess.IMPORTERS)
@Tag(name = "survey waves", description = "Results of surveys and mystery visits from outside")
class WaveApi {

    private final WaveImports imports;
    private final SurveyText text;

    WaveApi(WaveImports imports, SurveyText text) {
        this.imports = imports;
        this.text = text;
    }

    @PostMapping(path = "/api/imports/" + WaveImports.KIND, consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(
            summary = "Import one wave of one instrument (CSV in UTF-8 or GB18030, or XLSX)",
            description = "All rows or none; with dryRun nothing is stored. Without column parameters the columns are"
                    + " taken as they were confirmed for the source, else by their headings. 200 with the report if the"
                    + " file was imported or tried; 422 with row-by-row errors if it was kept out.")
    ResponseEntity<Object> run(
            @RequestPart("file") MultipartFile file,
            @RequestParam(name = "instrument", required = false) @Nullable String instrument,
            @RequestParam(name = "source", required = false) @Nullable String source,
            @RequestParam(name = "wave", required = false) @Nullable String wave,
            @RequestParam(name = "heldOn", required = false) @Nullable String heldOn,
            @RequestParam(name = "scale", required = false) @Nullable String scale,
            @RequestParam(name = "note", required = false) @Nullable String note,
            @Parameter(description = "FIELD:heading, for example SCORE:得分; repeated for each field")
                    @RequestParam(name = "column", required = false)
                    @Nullable
                    List<String> column,
            @RequestParam(name = "dryRun", defaultValue = "false") boolean dryRun)
            throws IOException {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("instrument", instrument);
        values.put("source", source);
        values.put("wave", wave);
        values.put("heldOn", heldOn);
        values.put("scale", scale);
        values.put("note", note);
        WaveFacts facts = WaveFacts.read(values);
        byte[] content = file.getBytes();
        List<@Nullable WaveField> fields =
                column == null ? null : fields(column, imports.columns(content, facts.instrument(), facts.source()));
        WaveReport report =
                imports.run(Objects.requireNonNullElse(file.getOriginalFilename(), ""), content, facts, fields, dryRun);
        WaveReportView view = WaveReportView.of(report, text);
        return dryRun || view.applied()
                ? ResponseEntity.ok(view)
                : ResponseEntity.unprocessableEntity()
                        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                        .body(keptOut(view));
    }

    /** What the named headings mean; a column that is not named is not used. */
    private static List<@Nullable WaveField> fields(List<String> named, List<WaveImports.Column> columns) {
        Map<String, WaveField> fieldOf = new HashMap<>();
        List<FieldError> errors = new ArrayList<>();
        for (String one : named) {
            int colon = one.indexOf(':');
            String name = colon < 0 ? one : one.substring(0, colon);
            String heading = CellText.key(one.substring(colon + 1));
            WaveField field = Stream.of(WaveField.values())
                    .filter(f -> f.name().equals(name))
                    .findFirst()
                    .orElse(null);
            if (field == null || colon < 0) {
                errors.add(FieldError.of("column", "form.unknownChoice", name));
            } else if (columns.stream().noneMatch(c -> CellText.key(c.heading()).equals(heading))) {
                errors.add(FieldError.of("column." + field, "surveyWave.noHeading", one.substring(colon + 1)));
            } else {
                fieldOf.put(heading, field);
            }
        }
        if (!errors.isEmpty()) {
            throw new FormRejected(errors);
        }
        List<@Nullable WaveField> fields = new ArrayList<>();
        columns.forEach(column -> fields.add(fieldOf.get(CellText.key(column.heading()))));
        return fields;
    }

    private ProblemDetail keptOut(WaveReportView view) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.UNPROCESSABLE_ENTITY, text.text("import.problem.rows", view.refused()));
        problem.setTitle(text.text("import.problem.title"));
        problem.setProperty("errors", view.errors());
        problem.setProperty("errorCount", view.errorCount());
        problem.setProperty("warnings", view.warnings());
        problem.setProperty("rows", view.rows());
        problem.setProperty("refused", view.refused());
        return problem;
    }

    @GetMapping("/api/survey-waves")
    @Operation(summary = "The last 200 imported waves, newest first, those withdrawn included")
    List<ImportedWave> waves() {
        return imports.last();
    }

    @PostMapping("/api/survey-waves/{id}/withdrawal")
    @Operation(summary = "Take a wave out of all figures, with a reason; it may be imported again")
    ResponseEntity<Void> withdraw(@PathVariable("id") long id, @RequestBody Map<String, Object> body) {
        imports.withdraw(id, body);
        return ResponseEntity.noContent().build();
    }

    @ExceptionHandler
    ProblemDetail fileRefused(ImportRefused e) {
        HttpStatus status =
                switch (e.reason()) {
                    case NOT_A_TABLE, OLD_EXCEL, MACROS -> HttpStatus.UNSUPPORTED_MEDIA_TYPE;
                    case TOO_LARGE, TOO_MANY_ROWS -> HttpStatus.PAYLOAD_TOO_LARGE;
                    default -> HttpStatus.UNPROCESSABLE_ENTITY;
                };
        return problem(status, "import.refused." + e.reason(), text.refused(e));
    }

    @ExceptionHandler
    ProblemDetail noFile(MissingServletRequestPartException e) {
        return problem(HttpStatus.BAD_REQUEST, "import.problem.noFile", text.text("import.problem.noFile"));
    }

    private ProblemDetail problem(HttpStatus status, String code, String sentence) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, sentence);
        problem.setTitle(text.text("import.problem.title"));
        problem.setProperty("errors", List.of(Map.of("field", "file", "code", code, "message", sentence)));
        return problem;
    }
}
