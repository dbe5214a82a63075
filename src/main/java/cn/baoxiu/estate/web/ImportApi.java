package cn.baoxiu.estate.web;

import cn.baoxiu.estate.ImportOptions;
import cn.baoxiu.estate.ImportReport;
import cn.baoxiu.estate.Imports;
import io.swagger.v3.oas.annotations.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Import of reference files by programs. */
@RestController
@PreAuthorize(ImportApi.IMPORTERS)
class ImportApi {

    static final String IMPORTERS = "hasAnyAuthority('developer-cs', 'group-cs', 'camunda-admin')";

    private final Imports imports;
    private final Viewer viewer;
    private final EstateSentences sentences;

    ImportApi(Imports imports, Viewer viewer, EstateSentences sentences) {
        this.imports = imports;
        this.viewer = viewer;
        this.sentences = sentences;
    }

    @Operation(
            summary = "Import a file of reference data (CSV in UTF-8 or GB18030, or XLSX)",
            description =
                    "All rows or none unless takeGoodRows; with dryRun nothing is stored. 200 with the report if"
                            + " the file was imported, tried, or changes nothing; 422 with row-by-row errors if it was kept out.")
    @PostMapping(path = "/api/imports/{kind}", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    public ResponseEntity<Object> run(
            @PathVariable("kind") String kind,
            @RequestPart("file") MultipartFile file,
            @RequestParam(name = "dryRun", defaultValue = "false") boolean dryRun,
            @RequestParam(name = "takeGoodRows", defaultValue = "false") boolean takeGoodRows)
            throws IOException {
        if (!imports.kinds().contains(kind)) {
            throw new NotThere("import.problem.unknownKind", kind);
        }
        ImportOptions options = new ImportOptions(dryRun, takeGoodRows, viewer.visible());
        try (InputStream content = file.getInputStream()) {
            ImportReport report =
                    imports.run(kind, content, Objects.requireNonNullElse(file.getOriginalFilename(), ""), options);
            ImportReportView view = ImportReportView.of(report, sentences);
            return dryRun || report.applied()
                    ? ResponseEntity.ok(view)
                    : ResponseEntity.unprocessableEntity()
                            .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                            .body(keptOut(view));
        }
    }

    private ProblemDetail keptOut(ImportReportView view) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.UNPROCESSABLE_ENTITY, sentences.of("import.problem.rows", view.refused()));
        problem.setTitle(sentences.of("import.problem.title"));
        problem.setProperty("errors", view.errors());
        problem.setProperty("errorCount", view.errorCount());
        problem.setProperty("warnings", view.warnings());
        problem.setProperty("rows", view.rows());
        problem.setProperty("refused", view.refused());
        return problem;
    }
}
