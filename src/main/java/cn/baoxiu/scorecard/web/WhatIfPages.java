package cn.baoxiu.scorecard.web;

import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.engine.Sentences;
import cn.baoxiu.engine.TrialRefused;
import cn.baoxiu.scorecard.card.WhatIf;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Tries a changed table of the score on the last frozen month; what it gives is shown once and kept nowhere. */
@Controller
class WhatIfPages {

    private static final String PAGE = "scorecard/what-if";

    /** The largest shipped table has ten. */
    private static final int LARGEST_KB = 500;

    private static final int KB = 1024;

    private final WhatIf whatIf;
    private final CardText text;
    private final Sentences sentences;

    WhatIfPages(WhatIf whatIf, CardText text, Sentences sentences) {
        this.whatIf = whatIf;
        this.text = text;
        this.sentences = sentences;
    }

    @ModelAttribute("t")
    CardText words() {
        return text;
    }

    @GetMapping("/scorecards/what-if")
    String page(Model model) {
        model.addAttribute("month", whatIf.month().orElse(null));
        return PAGE;
    }

    @PostMapping("/scorecards/what-if")
    String run(@RequestParam("file") MultipartFile file, Model model, HttpServletResponse response) throws IOException {
        // who may not try is told so before the file is looked at
        String page = page(model);
        try {
            if (file.isEmpty()) {
                throw new FormRejected("file", "whatIf.empty");
            }
            if (file.getSize() > (long) LARGEST_KB * KB) {
                throw new FormRejected("file", "whatIf.tooLarge", LARGEST_KB);
            }
            model.addAttribute("result", whatIf.run(name(file), file.getBytes()));
        } catch (FormRejected e) {
            refused(e.errors().stream().map(sentences::of).toList(), model, response);
        } catch (TrialRefused e) {
            refused(e.reasons(), model, response);
        }
        return page;
    }

    /** Some browsers send the way to the file as well. */
    private static String name(MultipartFile file) {
        String name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    private static void refused(List<String> reasons, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        model.addAttribute("refused", reasons);
    }
}
