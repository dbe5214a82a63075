package cn.baoxiu.survey.wave.web;

import cn.baoxiu.survey.wave.InstrumentPanel.Block;
import cn.baoxiu.survey.wave.InstrumentPanel.Line;
import cn.baoxiu.survey.wave.InstrumentPanel.WaveLines;
import cn.baoxiu.survey.wave.Segment;
import cn.baoxiu.survey.wave.web.ChartData.Point;
import cn.baoxiu.survey.wave.web.ChartData.Series;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Charts of one question of one instrument, as the text of the attribute {@code data-chart}. */
@Component
public class SurveyCharts {

    private final SurveyText text;
    private final ObjectMapper json;

    SurveyCharts(SurveyText text, ObjectMapper json) {
        this.text = text;
        this.json = json;
    }

    /** The latest wave along an owner's life, beside the benchmarks; null where there are not two stages to compare. */
    public @Nullable String stages(Block block) {
        List<Line> lines = Stream.of(Segment.values())
                .filter(Segment::isStage)
                .flatMap(segment -> block.latest().of(segment).stream())
                .toList();
        if (lines.size() < 2) {
            return null;
        }
        List<Series> series = new ArrayList<>();
        series.add(new Series(
                text.text("survey.ours"),
                false,
                lines.stream().map(SurveyCharts::point).toList()));
        if (lines.stream().anyMatch(line -> line.benchmark() != null)) {
            series.add(new Series(
                    text.text("survey.benchmark"),
                    true,
                    lines.stream().map(line -> benchmark(line.benchmark())).toList()));
        }
        String title = text.text(
                "survey.chart.stages",
                text.question(block.question()),
                block.latest().wave());
        return write(
                title,
                lines.stream().map(line -> text.segment(line.cell().segment())).toList(),
                series);
    }

    /** All waves, a line per segment; with the benchmark where there is one segment only. Null for a single wave. */
    public @Nullable String waves(Block block) {
        if (block.waves().size() < 2) {
            return null;
        }
        List<Segment> segments = block.segments();
        List<Series> series = new ArrayList<>();
        for (Segment segment : segments) {
            series.add(new Series(
                    text.segment(segment),
                    false,
                    along(block, segment)
                            .map(line -> line.map(SurveyCharts::point).orElse(null))
                            .toList()));
        }
        List<@Nullable Point> others = segments.size() == 1
                ? along(block, segments.get(0))
                        .map(line -> line.map(Line::benchmark)
                                .map(SurveyCharts::benchmark)
                                .orElse(null))
                        .toList()
                : List.of();
        if (others.stream().anyMatch(Objects::nonNull)) {
            series.add(new Series(text.text("survey.benchmark"), true, others));
        }
        return write(
                text.text("survey.chart.waves", text.question(block.question())),
                block.waves().stream().map(WaveLines::wave).toList(),
                series);
    }

    private static Stream<Optional<Line>> along(Block block, Segment segment) {
        return block.waves().stream().map(wave -> wave.of(segment));
    }

    private static Point point(Line line) {
        return new Point(line.cell().points(), line.cell().n(), line.few());
    }

    private static @Nullable Point benchmark(@Nullable BigDecimal points) {
        return points == null ? null : new Point(points, null, false);
    }

    private String write(String title, List<String> labels, List<Series> series) {
        try {
            return json.writeValueAsString(
                    new ChartData(title, labels, text.text("survey.sample"), text.text("survey.few"), series));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
