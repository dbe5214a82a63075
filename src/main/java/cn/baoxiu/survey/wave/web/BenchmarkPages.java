package cn.baoxiu.survey.wave.web;

import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.survey.wave.Benchmark;
import cn.baoxiu.survey.wave.Benchmarks;
import cn.baoxiu.survey.wave.Instrument;
import cn.baoxiu.survey.wave.Question;
import cn.baoxiu.survey.wave.Questions;
import cn.baoxiu.survey.wave.Segment;
import cn.baoxiu.survey.wave.SurveyAccess;
import jakarta.servlet.http.HttpServletResponse;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Benchmarks and questions of the instruments: staff read them, group customer service edits them. */
@Controller
class BenchmarkPages {

    private static final String PAGE = "survey/wave-benchmarks";

    private final Benchmarks benchmarks;
    private final Questions questions;
    private final SurveyAccess access;
    private final SurveyText text;

    BenchmarkPages(Benchmarks benchmarks, Questions questions, SurveyAccess access, SurveyText text) {
        this.benchmarks = benchmarks;
        this.questions = questions;
        this.access = access;
        this.text = text;
    }

    @ModelAttribute("t")
    SurveyText words() {
        return text;
    }

    @GetMapping("/surveys/benchmarks")
    String page(Model model) {
        return show(Map.of(), model);
    }

    @PostMapping("/surveys/benchmarks")
    @PreAuthorize(SurveyAccess.IMPORTERS)
    String set(
            @RequestParam Map<String, String> form,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        return orRefused(form, model, flash, response, "survey.benchmarks.saved", () -> benchmarks.set(form));
    }

    @PostMapping("/surveys/questions")
    @PreAuthorize(SurveyAccess.IMPORTERS)
    String add(
            @RequestParam Map<String, String> form,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        return orRefused(form, model, flash, response, "survey.questions.added", () -> questions.add(form));
    }

    private String orRefused(
            Map<String, String> form,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response,
            String done,
            Runnable work) {
        try {
            work.run();
        } catch (FormRejected e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("problems", text.sentences(e));
            return show(form, model);
        }
        flash.addFlashAttribute("done", text.text(done));
        return "redirect:/surveys/benchmarks";
    }

    private String show(Map<String, String> form, Model model) {
        Map<Instrument, List<Benchmark>> known = new EnumMap<>(Instrument.class);
        Map<Instrument, List<Question>> asked = new EnumMap<>(Instrument.class);
        for (Instrument instrument : Instrument.values()) {
            List<Question> of = questions.of(instrument);
            if (!of.isEmpty()) {
                known.put(instrument, benchmarks.of(instrument));
                asked.put(instrument, of);
            }
        }
        model.addAttribute("reader", access.reader());
        model.addAttribute("form", form);
        model.addAttribute("benchmarks", known);
        model.addAttribute("questions", asked);
        model.addAttribute("segments", Segment.values());
        model.addAttribute("files", Instrument.ofFiles());
        model.addAttribute(
                "codes",
                asked.values().stream()
                        .flatMap(List::stream)
                        .map(Question::code)
                        .distinct()
                        .toList());
        model.addAttribute("changes", benchmarks.changes());
        return PAGE;
    }
}
