package cn.baoxiu.survey.wave.web;

import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.estate.ImportRefused;
import cn.baoxiu.estate.ImportUploads;
import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.survey.wave.Instrument;
import cn.baoxiu.survey.wave.Scale;
import cn.baoxiu.survey.wave.SurveyAccess;
import cn.baoxiu.survey.wave.WaveFacts;
import cn.baoxiu.survey.wave.WaveField;
import cn.baoxiu.survey.wave.WaveImports;
import cn.baoxiu.survey.wave.WaveImports.Column;
import cn.baoxiu.survey.wave.WaveReport;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** Waves that were imported, and the way of a file: upload, meaning of its columns, trial, import. */
@Controller
@RequestMapping("/surveys/waves")
@PreAuthorize(SurveyAccess.FILE_READERS)
class WavePages {

    private static final String LIST = "survey/waves";
    private static final String MAPPING = "survey/wave-mapping";
    private static final String IMPORT = "import";
    private static final int FILE_NAME_MAX = 200;

    private final WaveImports imports;
    private final ImportUploads uploads;
    private final SurveyAccess access;
    private final CurrentUser currentUser;
    private final SurveyText text;

    WavePages(
            WaveImports imports, ImportUploads uploads, SurveyAccess access, CurrentUser currentUser, SurveyText text) {
        this.imports = imports;
        this.uploads = uploads;
        this.access = access;
        this.currentUser = currentUser;
        this.text = text;
    }

    @ModelAttribute("t")
    SurveyText words() {
        return text;
    }

    @GetMapping
    String list(Model model) {
        return showList(model);
    }

    private String showList(Model model) {
        model.addAttribute("reader", access.reader());
        model.addAttribute("instruments", Instrument.ofFiles());
        model.addAttribute("waves", imports.last());
        return LIST;
    }

    private String refusedList(List<String> problems, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        model.addAttribute("problems", problems);
        return showList(model);
    }

    @PostMapping
    @PreAuthorize(SurveyAccess.IMPORTERS)
    String upload(
            @RequestParam Map<String, String> form,
            @RequestParam("file") MultipartFile file,
            Model model,
            HttpServletResponse response)
            throws IOException {
        String name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
        try {
            WaveFacts facts = WaveFacts.read(form);
            if (name.isEmpty()) {
                return refusedList(List.of(text.text("import.problem.noFile")), model, response);
            }
            byte[] content = file.getBytes();
            imports.columns(content, facts.instrument(), facts.source());
            String shortened = name.length() <= FILE_NAME_MAX ? name : name.substring(name.length() - FILE_NAME_MAX);
            String id = uploads.keep(WaveImports.KIND, shortened, currentUser.person(), content)
                    .id();
            return "redirect:"
                    + UriComponentsBuilder.fromPath("/surveys/waves/files/{id}")
                            .queryParam("instrument", "{instrument}")
                            .queryParam("source", "{source}")
                            .encode()
                            .buildAndExpand(id, facts.instrument(), facts.source())
                            .toUriString();
        } catch (FormRejected e) {
            return refusedList(text.sentences(e), model, response);
        } catch (ImportRefused e) {
            return refusedList(List.of(text.refused(e)), model, response);
        }
    }

    @GetMapping("/files/{id}")
    @PreAuthorize(SurveyAccess.IMPORTERS)
    String mapping(
            @PathVariable("id") String id,
            @RequestParam Map<String, String> params,
            Model model,
            HttpServletResponse response) {
        Optional<ImportUploads.Upload> upload = find(id);
        if (upload.isEmpty()) {
            return refusedList(List.of(text.text("import.page.gone")), model, response);
        }
        try {
            WaveFacts facts = WaveFacts.read(params);
            MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
            params.forEach(form::add);
            return showMapping(upload.get(), content(upload.get()), facts.instrument(), form, model);
        } catch (FormRejected e) {
            return refusedList(text.sentences(e), model, response);
        }
    }

    /** Tries the file with what was chosen, or imports it. */
    @PostMapping("/files/{id}")
    @PreAuthorize(SurveyAccess.IMPORTERS)
    String run(
            @PathVariable("id") String id,
            @RequestParam MultiValueMap<String, String> form,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        Optional<ImportUploads.Upload> upload = find(id);
        if (upload.isEmpty()) {
            return refusedList(List.of(text.text("import.page.gone")), model, response);
        }
        byte[] content = content(upload.get());
        Instrument instrument = Instrument.WAVE;
        try {
            WaveFacts facts = WaveFacts.read(form.toSingleValueMap());
            instrument = facts.instrument();
            boolean dryRun = !IMPORT.equals(form.getFirst("action"));
            WaveReport report = imports.run(upload.get().fileName(), content, facts, meanings(form), dryRun);
            if (report.report().applied()) {
                uploads.remove(upload.get());
                flash.addFlashAttribute(
                        "done",
                        text.text(
                                "survey.waves.done",
                                String.valueOf(report.wave()),
                                report.report().inserted()));
                return "redirect:/surveys/waves";
            }
            model.addAttribute("report", WaveReportView.of(report, text));
        } catch (FormRejected e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("problems", text.sentences(e));
        }
        return showMapping(upload.get(), content, instrument, form, model);
    }

    private Optional<ImportUploads.Upload> find(String id) {
        return uploads.find(id, currentUser.person())
                .filter(upload -> upload.kind().equals(WaveImports.KIND));
    }

    private byte[] content(ImportUploads.Upload upload) {
        try (InputStream in = uploads.content(upload)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<@Nullable WaveField> meanings(MultiValueMap<String, String> form) {
        List<@Nullable WaveField> meanings = new ArrayList<>();
        for (String name : form.getOrDefault("meaning", List.of())) {
            meanings.add(Stream.of(WaveField.values())
                    .filter(field -> field.name().equals(name))
                    .findFirst()
                    .orElse(null));
        }
        return meanings;
    }

    private String showMapping(
            ImportUploads.Upload upload,
            byte[] content,
            Instrument instrument,
            MultiValueMap<String, String> form,
            Model model) {
        List<Column> columns =
                imports.columns(content, instrument, Objects.requireNonNullElse(form.getFirst("source"), ""));
        if (form.containsKey("meaning")) {
            columns = chosen(columns, meanings(form));
        }
        model.addAttribute("upload", upload);
        model.addAttribute("columns", columns);
        model.addAttribute("form", form.toSingleValueMap());
        model.addAttribute("fields", WaveField.values());
        model.addAttribute("instruments", Instrument.ofFiles());
        model.addAttribute("scales", Scale.values());
        return MAPPING;
    }

    private static List<Column> chosen(List<Column> columns, List<@Nullable WaveField> meanings) {
        List<Column> chosen = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            chosen.add(new Column(column.heading(), column.example(), i < meanings.size() ? meanings.get(i) : null));
        }
        return chosen;
    }

    @PostMapping("/{id}/withdrawal")
    @PreAuthorize(SurveyAccess.IMPORTERS)
    String withdraw(
            @PathVariable("id") long id,
            @RequestParam Map<String, String> form,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        try {
            imports.withdraw(id, form);
        } catch (FormRejected e) {
            return refusedList(text.sentences(e), model, response);
        } catch (NoSuchElementException e) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "no such wave", e);
        }
        flash.addFlashAttribute("done", text.text("survey.waves.withdrawn.done"));
        return "redirect:/surveys/waves";
    }
}
