package cn.baoxiu.scorecard.web;

import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.estate.Project;
import cn.baoxiu.estate.Projects;
import cn.baoxiu.scorecard.kpi.Kpi;
import cn.baoxiu.scorecard.kpi.KpiCases;
import cn.baoxiu.scorecard.kpi.KpiFilter;
import cn.baoxiu.scorecard.kpi.KpiGroup;
import cn.baoxiu.scorecard.kpi.KpiLine;
import cn.baoxiu.scorecard.kpi.KpiReport;
import cn.baoxiu.scorecard.kpi.KpiRule;
import cn.baoxiu.scorecard.kpi.KpiUnit;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Words and addresses of the pages about key figures. */
@Component
public class KpiText {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(EngineTime.ZONE);
    private static final Map<String, String> COLOURS = Map.of("GOOD", "green", "FAIR", "yellow", "BAD", "red");

    private final MessageSource messages;
    private final Projects projects;

    KpiText(MessageSource messages, Projects projects) {
        this.messages = messages;
        this.projects = projects;
    }

    public String text(String key, Object... args) {
        return Objects.requireNonNull(messages.getMessage(key, args, key, LocaleContextHolder.getLocale()));
    }

    boolean isDefectClass(String code) {
        String key = "defect." + code;
        return code.matches("[A-Z_]{1,30}") && !text(key).equals(key);
    }

    public List<KpiGroup> groups() {
        return Arrays.asList(KpiGroup.values());
    }

    public List<KpiCases.Shown> shown(Kpi kpi) {
        return KpiCases.Shown.of(kpi.unit());
    }

    /** What the choice is called for this figure. */
    public String shown(Kpi kpi, KpiCases.Shown shown) {
        boolean points = shown == KpiCases.Shown.MISSES && kpi.unit() == KpiUnit.POINTS;
        return text("kpiShown." + shown + (points ? ".points" : ""));
    }

    public List<KpiLine> of(List<KpiLine> lines, KpiGroup group) {
        return lines.stream().filter(line -> line.kpi().group() == group).toList();
    }

    /** Name of a figure, with the days or months that its rule names. */
    public String name(Kpi kpi, KpiRule rule) {
        return text("kpi." + kpi, figure(kpi, rule));
    }

    public String formula(Kpi kpi, KpiRule rule) {
        return text("kpi." + kpi + ".formula", figure(kpi, rule), plain(rule.callbackMissedPoints()));
    }

    private static String figure(Kpi kpi, KpiRule rule) {
        return switch (kpi) {
            case CLOSE_SHORT, CLOSE_MIDDLE, CLOSE_LONG -> String.valueOf(rule.closeDays(kpi));
            case DENSITY_SHORT -> String.valueOf(rule.densityShortMonths());
            case DENSITY_LONG -> String.valueOf(rule.densityLongMonths());
            case SATISFIED, CITIZEN_SATISFIED -> String.valueOf(rule.satisfiedAtLeast());
            case CITIZEN_RESPONSE -> String.valueOf(rule.responseAtLeast());
            default -> "";
        };
    }

    /** A value in its unit, a dash where there is none. */
    public String value(Kpi kpi, @Nullable BigDecimal value) {
        return value == null ? "–" : text("kpiUnit." + kpi.unit(), plain(value));
    }

    /** Numerator and denominator as they were added up. */
    public String fraction(Kpi kpi, BigDecimal numerator, BigDecimal denominator) {
        String above = kpi.unit() == KpiUnit.HOURS ? text("kpi.minutes", plain(numerator)) : plain(numerator);
        return above + " / " + plain(denominator);
    }

    /** A number without zeros that say nothing. */
    public String plain(@Nullable BigDecimal number) {
        if (number == null) {
            return "";
        }
        return KpiUnit.plain(number).toPlainString();
    }

    public String moment(Instant at) {
        return MOMENT.format(at);
    }

    public String colour(@Nullable String standing) {
        return standing == null ? "secondary" : COLOURS.getOrDefault(standing, "secondary");
    }

    public String part(Kpi kpi, String part, KpiReport report) {
        return switch (kpi) {
            case OVERDUE -> age(part, report.rule().bands());
            case HELD -> text("kpiParty." + part);
            case SATISFACTION, SATISFIED -> text("kpiSource." + part);
            case COMPLAINT_IN_TIME -> text("kpi.level", part);
            default -> text("defect." + part);
        };
    }

    /** A band ends a day before the next one begins. */
    private String age(String from, List<Integer> bands) {
        int first = from.matches("\\d{1,4}") ? Integer.parseInt(from) : 0;
        return bands.stream()
                .sorted()
                .filter(days -> days > first)
                .findFirst()
                .map(days -> text("kpi.ageFrom", from, String.valueOf(days - 1)))
                .orElseGet(() -> text("kpi.ageOver", from));
    }

    public String target(KpiRule.Target target) {
        return text("kpi.target", plain(target.target()), plain(target.floor()));
    }

    public String leftOut(Map.Entry<String, Integer> reason) {
        return text("kpiLeftOut." + reason.getKey()) + " " + reason.getValue();
    }

    /** Why a case does not count. */
    public String notCounted(String reason) {
        return text("kpi.notCountedBecause", text("kpiLeftOut." + reason));
    }

    public String project(String code) {
        return projects.all().stream()
                .filter(p -> p.code().equals(code))
                .map(Project::name)
                .findFirst()
                .orElse(code);
    }

    public String page(KpiFilter filter) {
        return KpiParams.address("/kpis", filter, Map.of());
    }

    public String export(KpiFilter filter) {
        return KpiParams.address("/kpis/export", filter, Map.of());
    }

    /** Cases behind a number. */
    public String cases(Kpi kpi, KpiFilter filter, String shown, @Nullable String part, int page) {
        Map<String, @Nullable String> more = new LinkedHashMap<>();
        more.put("show", shown.equals(KpiCases.Shown.COUNTED.name()) ? null : shown);
        more.put("part", part);
        more.put("page", page == 0 ? null : String.valueOf(page));
        return KpiParams.address("/kpis/" + kpi + "/cases", filter, more);
    }
}
