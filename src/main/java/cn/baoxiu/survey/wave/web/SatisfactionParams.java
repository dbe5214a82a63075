package cn.baoxiu.survey.wave.web;

import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.engine.SubmittedForm;
import cn.baoxiu.survey.wave.SatisfactionFilter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The filter as it stands in an address.
 *
 * @param subsidiary code; the whole group without it
 * @param project code; all projects without it
 * @param year of the waves, for example 2025; all without it
 */
public record SatisfactionParams(@Nullable String subsidiary, @Nullable String project, @Nullable String year) {

    private static final int CODE = 40;

    /** @throws FormRejected for a text that is no year */
    SatisfactionFilter read() {
        Map<String, @Nullable String> values = new LinkedHashMap<>();
        values.put("subsidiary", subsidiary);
        values.put("project", project);
        values.put("year", year);
        SubmittedForm form = SubmittedForm.of(values);
        String whose = form.text("subsidiary", CODE);
        String where = form.text("project", CODE);
        String when = form.text("year", CODE);
        boolean isYear = when != null && when.matches("20\\d{2}");
        if (when != null && !isYear) {
            form.reject("year", "surveyWave.notAYear", when);
        }
        form.check();
        return new SatisfactionFilter(whose, where, when == null || !isYear ? null : Integer.valueOf(when));
    }
}
