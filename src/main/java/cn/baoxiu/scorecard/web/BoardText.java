package cn.baoxiu.scorecard.web;

import cn.baoxiu.scorecard.board.Board;
import cn.baoxiu.scorecard.board.BoardName;
import cn.baoxiu.scorecard.board.BoardProgress;
import cn.baoxiu.scorecard.board.Label;
import cn.baoxiu.scorecard.board.Link;
import cn.baoxiu.scorecard.board.Panel;
import cn.baoxiu.scorecard.board.Panel.Cell;
import cn.baoxiu.scorecard.kpi.KpiRule;
import cn.baoxiu.scorecard.kpi.WorkProgress;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Words and addresses of the dashboards. */
@Component
public class BoardText {

    private static final Map<String, String> COLOURS =
            Map.of("GOOD", "text-green", "FAIR", "text-yellow", "BAD", "text-red", "FEW", "text-secondary");
    private static final int SHADES = 9;

    private final KpiText kpis;

    BoardText(KpiText kpis) {
        this.kpis = kpis;
    }

    public String text(String key, Object... args) {
        return kpis.text(key, args);
    }

    public String moment(Instant at) {
        return kpis.moment(at);
    }

    public List<BoardName> names() {
        return Arrays.asList(BoardName.values());
    }

    public String say(@Nullable Label label, KpiRule rule) {
        if (label == null) {
            return "";
        }
        if (label instanceof Label.Text one) {
            return one.text();
        }
        if (label instanceof Label.Message one) {
            return text(one.key(), one.args().toArray());
        }
        if (label instanceof Label.Figure one) {
            return kpis.name(one.kpi(), rule);
        }
        if (label instanceof Label.Both one) {
            return LocaleContextHolder.getLocale().getLanguage().equals(Locale.CHINESE.getLanguage())
                    ? one.chinese()
                    : one.english();
        }
        Label.Pair pair = (Label.Pair) label;
        return say(pair.first(), rule) + " · " + say(pair.second(), rule);
    }

    /** A number in its unit, words, or a dash. */
    public String value(Cell cell, KpiRule rule) {
        if (cell.text() != null) {
            return say(cell.text(), rule);
        }
        BigDecimal value = cell.value();
        if (value == null) {
            return "–";
        }
        return switch (cell.unit()) {
            case POINTS -> value.setScale(2, RoundingMode.HALF_UP).toPlainString();
            case SIGNED ->
                (value.signum() > 0 ? "+" : "")
                        + value.setScale(2, RoundingMode.HALF_UP).toPlainString();
            case PERCENT -> kpis.text("kpiUnit.PERCENT", kpis.plain(value));
            case HOURS -> kpis.text("kpiUnit.HOURS", kpis.plain(value));
            default -> kpis.plain(value);
        };
    }

    /** What a value is worked out from; empty if that is not told. */
    public String fraction(Cell cell) {
        BigDecimal numerator = cell.numerator();
        BigDecimal denominator = cell.denominator();
        if (numerator == null || denominator == null || denominator.signum() == 0) {
            return "";
        }
        String above = cell.unit() == Panel.Unit.HOURS
                ? kpis.text("kpi.minutes", kpis.plain(numerator))
                : kpis.plain(numerator);
        return above + " / " + kpis.plain(denominator);
    }

    public String colour(Cell cell) {
        return cell.mark() == null ? "" : COLOURS.getOrDefault(cell.mark(), "");
    }

    /** What a column is compared with, for its head: the newest of it; null where it stands alone. */
    public @Nullable String beside(Panel panel, int column, KpiRule rule) {
        int next = column + 1;
        if (next >= panel.columns().size() || !panel.columns().get(next).beside()) {
            return null;
        }
        Cell newest = panel.rows().get(panel.rows().size() - 1).cells().get(next);
        return newest.value() == null ? null : say(panel.columns().get(next).label(), rule) + " " + value(newest, rule);
    }

    public boolean isHeat(Panel panel) {
        return panel.charts().stream().anyMatch(chart -> chart.kind() == Panel.Kind.HEAT);
    }

    /**
     * How dark a cell of a heat map is: from 0 for the lowest value of the table to 9 for the highest. What has few facts is not
     * shaded and does not stretch the scale of the others.
     */
    public String shade(Panel panel, Cell cell) {
        BigDecimal value = cell.value();
        if (value == null || cell.isFew() || !isHeat(panel)) {
            return "";
        }
        List<BigDecimal> values = panel.rows().stream()
                .flatMap(row -> row.cells().stream())
                .filter(one -> !one.isFew())
                .map(Cell::value)
                .filter(java.util.Objects::nonNull)
                .sorted()
                .toList();
        BigDecimal least = values.get(0);
        BigDecimal span = values.get(values.size() - 1).subtract(least);
        int shade = span.signum() == 0
                ? 0
                : value.subtract(least)
                        .multiply(BigDecimal.valueOf(SHADES))
                        .divide(span, 0, RoundingMode.HALF_UP)
                        .intValue();
        return "heat heat-" + shade;
    }

    public @Nullable String address(@Nullable Link link) {
        if (link == null) {
            return null;
        }
        if (link instanceof Link.Figures one) {
            return kpis.page(one.filter()) + "#kpi-" + one.kpi();
        }
        if (link instanceof Link.Cases one) {
            return kpis.cases(one.kpi(), one.filter(), one.shown().name(), null, 0);
        }
        if (link instanceof Link.OfCard one) {
            UriComponentsBuilder card = UriComponentsBuilder.fromPath("/scorecards/{month}/{subsidiary}");
            return (one.item() == null ? card : card.path("/" + one.item()))
                    .encode()
                    .buildAndExpand(one.month(), one.subsidiary())
                    .toUriString();
        }
        if (link instanceof Link.Other one) {
            return page(one.name(), one.month(), one.subsidiary());
        }
        Link.Surveys surveys = (Link.Surveys) link;
        return surveys.subsidiary() == null
                ? "/surveys"
                : UriComponentsBuilder.fromPath("/surveys")
                        .queryParam("subsidiary", "{subsidiary}")
                        .encode()
                        .buildAndExpand(surveys.subsidiary())
                        .toUriString();
    }

    public String page(BoardName name, YearMonth month, @Nullable String subsidiary) {
        return address("/dashboards/" + name.path(), month, subsidiary, null, null);
    }

    /** Everything of a dashboard, or one of its tables, as a file. */
    public String file(Board board, @Nullable String panel, String format) {
        return address("/api/dashboards/" + board.name().path(), board.month(), board.subsidiary(), panel, format);
    }

    private static String address(
            String path,
            YearMonth month,
            @Nullable String subsidiary,
            @Nullable String panel,
            @Nullable String format) {
        Map<String, @Nullable String> given = new LinkedHashMap<>();
        given.put("month", month.toString());
        given.put("subsidiary", subsidiary);
        given.put("panel", panel);
        given.put("format", format);
        UriComponentsBuilder builder = UriComponentsBuilder.fromPath(path);
        Map<String, String> values = new LinkedHashMap<>();
        given.forEach((name, value) -> {
            if (value != null) {
                builder.queryParam(name, "{" + name + "}");
                values.put(name, value);
            }
        });
        return builder.encode().buildAndExpand(values).toUriString();
    }

    public String step(WorkProgress.Step step) {
        return text("boardWork." + step.work(), step.about(), kpis.moment(step.beganAt()), step.done());
    }

    public String cards(BoardProgress.Working cards) {
        return text("board.working.cards", cards.month().toString(), cards.done(), cards.all());
    }

    public String stopped(BoardProgress.Working cards) {
        return text("board.working.stopped", cards.month().toString(), cards.stopped());
    }
}
