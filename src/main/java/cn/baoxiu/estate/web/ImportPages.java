package cn.baoxiu.estate.web;

import cn.baoxiu.estate.ImportOptions;
import cn.baoxiu.estate.ImportRefused;
import cn.baoxiu.estate.ImportReport;
import cn.baoxiu.estate.ImportUploads;
import cn.baoxiu.estate.Imports;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The page that tries a file, shows what it would do, and imports it at the next click. */
@Controller
@PreAuthorize(ImportApi.IMPORTERS)
class ImportPages {

    private static final String PAGE = "estate/imports";
    private static final int FILE_NAME_MAX = 200;

    private final Imports imports;
    private final ImportUploads uploads;
    private final Viewer viewer;
    private final EstateSentences sentences;

    ImportPages(Imports imports, ImportUploads uploads, Viewer viewer, EstateSentences sentences) {
        this.imports = imports;
        this.uploads = uploads;
        this.viewer = viewer;
        this.sentences = sentences;
    }

    /** @param columns what a file of the kind must have: format name and Chinese name */
    record Kind(String code, String name, List<String> columns) {}

    @GetMapping("/imports")
    public String page(Model model) {
        return show(model, "");
    }

    @PostMapping("/imports")
    public String tryFile(@RequestParam("kind") String kind, @RequestParam("file") MultipartFile file, Model model)
            throws IOException {
        byte[] content = file.getBytes();
        if (!imports.kinds().contains(kind)) {
            model.addAttribute("problem", sentences.of("import.problem.unknownKind", kind));
            return show(model, "");
        }
        if (content.length == 0) {
            model.addAttribute(
                    "problem",
                    Optional.ofNullable(file.getOriginalFilename()).orElse("").isEmpty()
                            ? sentences.of("import.problem.noFile")
                            : sentences.of("import.refused.EMPTY"));
            return show(model, kind);
        }
        String fileName = shortened(Objects.requireNonNullElse(file.getOriginalFilename(), ""));
        try {
            ImportReport report = imports.run(
                    kind,
                    new ByteArrayInputStream(content),
                    fileName,
                    new ImportOptions(true, false, viewer.visible()));
            model.addAttribute("report", ImportReportView.of(report, sentences));
            if (report.inserted() + report.changed() > 0) {
                model.addAttribute("upload", uploads.keep(kind, fileName, viewer.name(), content));
            }
        } catch (ImportRefused e) {
            model.addAttribute("problem", sentences.refused(e));
        }
        return show(model, kind);
    }

    @PostMapping("/imports/{id}")
    public String importFile(
            @PathVariable("id") String id,
            @RequestParam(name = "takeGoodRows", defaultValue = "false") boolean takeGoodRows,
            Model model) {
        Optional<ImportUploads.Upload> upload = uploads.find(id, viewer.name());
        if (upload.isEmpty()) {
            model.addAttribute("problem", sentences.of("import.page.gone"));
            return show(model, "");
        }
        ImportReport report = imports.run(
                upload.get().kind(),
                uploads.content(upload.get()),
                upload.get().fileName(),
                new ImportOptions(false, takeGoodRows, viewer.visible()));
        uploads.remove(upload.get());
        model.addAttribute("report", ImportReportView.of(report, sentences));
        return show(model, upload.get().kind());
    }

    private String show(Model model, String selected) {
        model.addAttribute("kinds", imports.kinds().stream().map(this::kind).toList());
        model.addAttribute("selected", selected);
        return PAGE;
    }

    private Kind kind(String code) {
        List<String> columns = imports.columns(code).stream()
                .map(column -> column + " " + sentences.column(column))
                .toList();
        return new Kind(code, sentences.kind(code), columns);
    }

    private static String shortened(String fileName) {
        return fileName.length() <= FILE_NAME_MAX ? fileName : fileName.substring(fileName.length() - FILE_NAME_MAX);
    }
}
