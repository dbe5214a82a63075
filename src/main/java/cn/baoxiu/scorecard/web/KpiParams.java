package cn.baoxiu.scorecard.web;

import cn.baoxiu.engine.SubmittedForm;
import cn.baoxiu.scorecard.kpi.Kpi;
import cn.baoxiu.scorecard.kpi.KpiCases;
import cn.baoxiu.scorecard.kpi.KpiFilter;
import cn.baoxiu.scorecard.kpi.Months;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/** Reads what stands in the address of a page or call about key figures, and writes such addresses. */
@Component
class KpiParams {

    private static final int CODE = 40;
    private static final int SIZE = 50;
    private static final int MOST = 500;
    private static final int LAST_PAGE = 2_000;

    private final KpiText text;

    KpiParams(KpiText text) {
        this.text = text;
    }

    /** @throws cn.baoxiu.engine.FormRejected with every wrong parameter */
    KpiFilter filter(MultiValueMap<String, String> given, YearMonth running) {
        SubmittedForm form = SubmittedForm.of(given.toSingleValueMap());
        KpiFilter filter = filter(form, running);
        form.check();
        return filter;
    }

    private KpiFilter filter(SubmittedForm form, YearMonth running) {
        String month = form.text("month", CODE);
        YearMonth chosen = month == null ? running : Months.parse(month).orElse(null);
        if (chosen == null) {
            form.reject("month", "kpi.notAMonth", String.valueOf(month));
        }
        String defectClass = form.text("class", CODE);
        if (defectClass != null && !text.isDefectClass(defectClass)) {
            form.reject("class", "kpi.unknownClass", defectClass);
        }
        return new KpiFilter(
                chosen == null ? running : chosen,
                form.text("subsidiary", CODE),
                form.text("project", CODE),
                defectClass,
                form.text("contractor", CODE));
    }

    /** A list of cases that is asked for. */
    record Listed(KpiFilter filter, KpiCases.Wanted wanted) {}

    /** @throws cn.baoxiu.engine.FormRejected with every wrong parameter, an unknown figure among them */
    Listed listed(String code, MultiValueMap<String, String> given, YearMonth running) {
        Map<String, String> values = new LinkedHashMap<>(given.toSingleValueMap());
        values.put("kpi", code);
        SubmittedForm form = SubmittedForm.of(values);
        KpiFilter filter = filter(form, running);
        Kpi kpi = form.requiredChoice("kpi", Kpi.class);
        KpiCases.Shown shown = form.choice("show", KpiCases.Shown.class);
        if (kpi != null && shown != null && !KpiCases.Shown.of(kpi.unit()).contains(shown)) {
            form.reject("show", "kpi.notShown", text.shown(kpi, shown));
        }
        int page = number(form, "page", 0, 0, LAST_PAGE);
        int size = number(form, "size", SIZE, 1, MOST);
        String part = form.text("part", CODE);
        if (part != null && !part.matches("[A-Z0-9_]+")) {
            form.reject("part", "form.unknownChoice", part);
        }
        form.check();
        return new Listed(
                filter, new KpiCases.Wanted(kpi, shown == null ? KpiCases.Shown.COUNTED : shown, part, page, size));
    }

    private static int number(SubmittedForm form, String field, int otherwise, int least, int most) {
        String text = form.text(field, CODE);
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("\\d{1,6}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            form.reject(field, "kpi.notANumber", text, least, most);
            return otherwise;
        }
        return Integer.parseInt(text);
    }

    /** Address of a page about key figures; what is null is left out. */
    static String address(String path, KpiFilter filter, Map<String, @Nullable String> more) {
        Map<String, @Nullable String> given = new LinkedHashMap<>();
        given.put("month", filter.month().toString());
        given.put("subsidiary", filter.subsidiary());
        given.put("project", filter.project());
        given.put("class", filter.defectClass());
        given.put("contractor", filter.contractor());
        given.putAll(more);
        UriComponentsBuilder builder = UriComponentsBuilder.fromPath(path);
        Map<String, String> values = new LinkedHashMap<>();
        given.forEach((name, value) -> {
            if (value != null && !value.isBlank()) {
                builder.queryParam(name, "{" + name + "}");
                values.put(name, value);
            }
        });
        return builder.encode().buildAndExpand(values).toUriString();
    }
}
