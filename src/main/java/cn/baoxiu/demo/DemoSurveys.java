package cn.baoxiu.demo;

import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.survey.wave.Benchmark;
import cn.baoxiu.survey.wave.Benchmarks;
import cn.baoxiu.survey.wave.Instrument;
import cn.baoxiu.survey.wave.Scale;
import cn.baoxiu.survey.wave.Segment;
import cn.baoxiu.survey.wave.WaveFacts;
import cn.baoxiu.survey.wave.WaveImports;
import cn.baoxiu.survey.wave.WaveReport;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Survey results of the demo group, through the real import. The last survey and the last mystery visits have the scores
 * that management names (domain A); their numbers of answers and everything else is made up, and says so.
 */
@Component
class DemoSurveys {

    private static final String WHO = "groupcs";
    private static final String INSTITUTE = "演示调查机构";
    private static final String MADE_UP = "演示数据：得分和样本数均为虚构。";
    private static final String NAMED = "得分取自管理层提出的问题（集团总体 58，入住前 60，入住后 54；维修服务暗访 80）；样本数为虚构。";

    private final WaveImports imports;
    private final Benchmarks benchmarks;
    private final CurrentUser currentUser;

    DemoSurveys(WaveImports imports, Benchmarks benchmarks, CurrentUser currentUser) {
        this.imports = imports;
        this.benchmarks = benchmarks;
        this.currentUser = currentUser;
    }

    private record Study(Instrument instrument, String wave, String held, Scale scale, String note, String file) {}

    private record Industry(int year, Segment segment, String points, String source) {}

    private static final List<Study> STUDIES = List.of(
            new Study(Instrument.WAVE, "2024 年下半年", "2024-11-30", Scale.HUNDRED, MADE_UP, "wave-2024-2"),
            new Study(Instrument.WAVE, "2025 年上半年", "2025-05-31", Scale.HUNDRED, MADE_UP, "wave-2025-1"),
            new Study(Instrument.WAVE, "2025 年下半年", "2025-11-30", Scale.HUNDRED, NAMED, "wave-2025-2"),
            new Study(Instrument.MYSTERY, "2024 年下半年", "2024-10-31", Scale.HUNDRED, MADE_UP, "mystery-2024-2"),
            new Study(Instrument.MYSTERY, "2025 年上半年", "2025-04-30", Scale.HUNDRED, MADE_UP, "mystery-2025-1"),
            new Study(Instrument.MYSTERY, "2025 年下半年", "2025-10-31", Scale.HUNDRED, NAMED, "mystery-2025-2"),
            new Study(Instrument.CALLBACK, "2025 年第三季度", "2025-09-30", Scale.FIVE, MADE_UP, "callback-2025-3"),
            new Study(Instrument.CALLBACK, "2025 年第四季度", "2025-12-31", Scale.FIVE, MADE_UP, "callback-2025-4"));

    /** Of engineering quality in the survey. */
    private static final List<Industry> INDUSTRY = List.of(
            new Industry(2024, Segment.PRE_MOVE_IN, "58", "演示数据：虚构"),
            new Industry(2024, Segment.BREAK_IN, "65", "演示数据：虚构"),
            new Industry(2025, Segment.PRE_MOVE_IN, "57", "管理层提供的行业基准"),
            new Industry(2025, Segment.BREAK_IN, "66", "管理层提供的行业基准"));

    /** Repeatable: waves and benchmarks that are there are left as they are. */
    void load() throws IOException {
        for (Study study : STUDIES) {
            if (!imports.has(study.instrument(), study.wave())) {
                byte[] content = content(study.file());
                currentUser.callAs(WHO, () -> take(study, content));
            }
        }
        List<Benchmark> known = benchmarks.of(Instrument.WAVE);
        for (Industry industry : INDUSTRY) {
            if (known.stream().noneMatch(b -> b.year() == industry.year() && b.segment() == industry.segment())) {
                currentUser.callAs(WHO, () -> set(industry));
            }
        }
    }

    private boolean take(Study study, byte[] content) {
        WaveFacts facts = new WaveFacts(
                study.instrument(),
                INSTITUTE,
                study.wave(),
                LocalDate.parse(study.held()),
                study.scale(),
                study.note());
        WaveReport report = imports.run(study.file() + ".csv", content, facts, null, false);
        if (!report.report().applied()) {
            throw new IllegalStateException("demo file " + study.file() + " was refused: "
                    + report.report().errors());
        }
        return true;
    }

    private boolean set(Industry industry) {
        benchmarks.set(Map.of(
                "instrument", Instrument.WAVE.name(),
                "question", "QUALITY_OVERALL",
                "segment", industry.segment().name(),
                "benchmarkYear", String.valueOf(industry.year()),
                "points", industry.points(),
                "benchmarkSource", industry.source()));
        return true;
    }

    private static byte[] content(String file) throws IOException {
        try (InputStream in = new ClassPathResource("demo/surveys/" + file + ".csv").getInputStream()) {
            return in.readAllBytes();
        }
    }
}
