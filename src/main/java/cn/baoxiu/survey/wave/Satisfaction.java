package cn.baoxiu.survey.wave;

import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.estate.Project;
import cn.baoxiu.estate.Projects;
import cn.baoxiu.survey.wave.InstrumentPanel.Block;
import cn.baoxiu.survey.wave.InstrumentPanel.Line;
import cn.baoxiu.survey.wave.InstrumentPanel.WaveLines;
import cn.baoxiu.survey.wave.SurveyAccess.Reader;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Results as the current user may see them, instrument by instrument, each figure beside its benchmark. */
@Service
@Transactional(readOnly = true)
public class Satisfaction {

    private static final int YEARS = 6;
    private static final Comparator<WaveKey> WAVES =
            Comparator.comparing(WaveKey::held).thenComparing(WaveKey::wave);

    private final List<InstrumentSource> sources;
    private final Questions questions;
    private final Benchmarks benchmarks;
    private final SmallSamples samples;
    private final SurveyAccess access;
    private final Projects projects;
    private final Clock clock;

    Satisfaction(
            List<InstrumentSource> sources,
            Questions questions,
            Benchmarks benchmarks,
            SmallSamples samples,
            SurveyAccess access,
            Projects projects,
            Clock clock) {
        this.sources = sources.stream()
                .sorted(Comparator.comparing(InstrumentSource::instrument))
                .toList();
        this.questions = questions;
        this.benchmarks = benchmarks;
        this.samples = samples;
        this.access = access;
        this.projects = projects;
        this.clock = clock;
    }

    /**
     * What the filters offer.
     *
     * @param subsidiaries names by code, of those the reader sees
     * @param projects names by code, of the chosen subsidiary, or of all
     */
    public record Choices(Map<String, String> subsidiaries, Map<String, String> projects, List<Integer> years) {}

    /** Where a figure belongs in time: a question in a wave. */
    private record WaveKey(LocalDate held, String wave) {}

    /** What a benchmark is for. */
    private record BenchmarkKey(String question, Segment segment, int year) {}

    /**
     * One panel per instrument, also of those without results.
     *
     * @throws FormRejected for a subsidiary or project that does not exist for this reader
     */
    public List<InstrumentPanel> panels(SatisfactionFilter filter) {
        Reader reader = access.reader();
        CellQuery query = query(filter, reader);
        SmallSamples.Limits limits = samples.limits();
        List<InstrumentPanel> panels = new ArrayList<>();
        for (InstrumentSource source : sources) {
            Map<Cell, BigDecimal> ofGroup = query.subsidiary() == null
                    ? Map.of()
                    : groupPoints(source, new CellQuery(null, null, query.year(), !reader.wholeGroup()));
            panels.add(panel(source, query, limits, ofGroup));
        }
        return panels;
    }

    public Choices choices(SatisfactionFilter filter) {
        Map<String, String> subsidiaries = new TreeMap<>();
        Map<String, String> names = new LinkedHashMap<>();
        for (Project project : visible(access.reader())) {
            subsidiaries.put(project.subsidiary(), project.subsidiaryName());
            if (filter.subsidiary() == null || filter.subsidiary().equals(project.subsidiary())) {
                names.put(project.code(), project.name());
            }
        }
        int now = LocalDate.ofInstant(clock.instant(), EngineTime.ZONE).getYear();
        return new Choices(
                subsidiaries,
                names,
                IntStream.range(0, YEARS).mapToObj(back -> now - back).toList());
    }

    private List<Project> visible(Reader reader) {
        return projects.now().stream()
                .filter(project -> reader.wholeGroup() || reader.subsidiaries().contains(project.subsidiary()))
                .toList();
    }

    private CellQuery query(SatisfactionFilter filter, Reader reader) {
        String subsidiary = filter.subsidiary();
        List<Project> visible = visible(reader);
        if (subsidiary != null && visible.stream().noneMatch(p -> p.subsidiary().equals(subsidiary))) {
            throw new FormRejected("subsidiary", "surveyWave.noSubsidiary", subsidiary);
        }
        String wanted = filter.project();
        if (wanted == null) {
            return new CellQuery(subsidiary, null, filter.year(), !reader.wholeGroup());
        }
        Project project = visible.stream()
                .filter(p -> p.code().equals(wanted))
                .filter(p -> subsidiary == null || p.subsidiary().equals(subsidiary))
                .findFirst()
                .orElseThrow(() -> new FormRejected("project", "surveyWave.noProject", wanted));
        return new CellQuery(project.subsidiary(), project.code(), filter.year(), !reader.wholeGroup());
    }

    /** Of the group, under the cell of the part that it stands beside. */
    private static Map<Cell, BigDecimal> groupPoints(InstrumentSource source, CellQuery query) {
        Map<Cell, BigDecimal> points = new HashMap<>();
        source.cells(query).forEach(cell -> points.put(place(cell), cell.points()));
        return points;
    }

    /** The cell without what was measured. */
    private static Cell place(Cell cell) {
        return new Cell(
                cell.wave(), cell.held(), cell.question(), cell.segment(), Scale.HUNDRED, BigDecimal.ZERO, 0, 0);
    }

    private InstrumentPanel panel(
            InstrumentSource source, CellQuery query, SmallSamples.Limits limits, Map<Cell, BigDecimal> ofGroup) {
        Map<BenchmarkKey, BigDecimal> compared = compared(source.instrument());
        Map<Question, Map<WaveKey, List<Line>>> byQuestion = new LinkedHashMap<>();
        // known questions first, in their order; a source may bring others
        questions.of(source.instrument()).forEach(question -> byQuestion.put(question, new TreeMap<>(WAVES)));
        for (Cell cell : source.cells(query)) {
            byQuestion
                    .computeIfAbsent(cell.question(), question -> new TreeMap<>(WAVES))
                    .computeIfAbsent(new WaveKey(cell.held(), cell.wave()), wave -> new ArrayList<>())
                    .add(line(cell, limits, compared, ofGroup));
        }
        List<Block> blocks = new ArrayList<>();
        byQuestion.forEach((question, waves) -> {
            if (!waves.isEmpty()) {
                blocks.add(new Block(question, waves(waves)));
            }
        });
        return new InstrumentPanel(source.instrument(), blocks);
    }

    private static List<WaveLines> waves(Map<WaveKey, List<Line>> waves) {
        List<WaveLines> all = new ArrayList<>();
        waves.forEach((wave, lines) -> all.add(new WaveLines(
                wave.wave(),
                wave.held(),
                lines.stream()
                        .sorted(Comparator.comparing(line -> line.cell().segment()))
                        .toList())));
        return all;
    }

    private static Line line(
            Cell cell,
            SmallSamples.Limits limits,
            Map<BenchmarkKey, BigDecimal> compared,
            Map<Cell, BigDecimal> ofGroup) {
        BigDecimal benchmark = compared.get(new BenchmarkKey(
                cell.question().code(), cell.segment(), cell.held().getYear()));
        return new Line(
                cell,
                limits.isFew(cell.n(), cell.held()),
                benchmark,
                difference(cell.points(), benchmark),
                ofGroup.get(place(cell)));
    }

    private static @Nullable BigDecimal difference(BigDecimal points, @Nullable BigDecimal benchmark) {
        return benchmark == null ? null : points.subtract(benchmark);
    }

    private Map<BenchmarkKey, BigDecimal> compared(Instrument instrument) {
        Map<BenchmarkKey, BigDecimal> compared = new HashMap<>();
        for (Benchmark benchmark : benchmarks.of(instrument)) {
            BigDecimal points = benchmark.points();
            if (points != null) {
                compared.put(new BenchmarkKey(benchmark.question(), benchmark.segment(), benchmark.year()), points);
            }
        }
        return compared;
    }
}
